using System.Globalization;
using System.Text.RegularExpressions;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>Random programs, run by an interpreter that tags values with scales and takes every branch: it is the witness of the rule.</summary>
/// <remarks>300 programs from a fixed seed. <c>CX_CASES</c> sets another number, <c>CX_SEED</c> another seed.</remarks>
public partial class RandomProgramTests : RuleTests<CX1001_ValuesOfDifferentScalesAreMixed>
{
    private const int Batch = 300;

    [Fact]
    public async Task What_is_reported_meets_on_some_path_and_on_a_single_path_nothing_is_missed()
    {
        var cases = Setting("CX_CASES", 300);
        var seed = Setting("CX_SEED", 20_260_101);
        var (reported, straight, met) = (0, 0, 0);
        for (var done = 0; done < cases; done += Batch, seed++)
        {
            var (text, program, isStraight, methods) = new Programs(seed).Next(Math.Min(Batch, cases - done));
            var reports = await Analysed(text);
            foreach (var report in reports) RequireMeeting(text, program, report, seed);

            var places = reports.Select(report => (report.Location.SourceSpan.Start, report.Location.SourceSpan.Length)).ToHashSet();
            foreach (var place in program.Meetings.Keys.Where(place => isStraight[MethodOf(methods, place.Start)] && !places.Contains(place)))
                throw new XunitException($"Two scales meet at '{text.Substring(place.Start, place.Length)}' and nothing is reported, seed {seed}:\n{Method(text, place.Start)}");

            reported += reports.Length;
            straight += places.Count(place => isStraight[MethodOf(methods, place.Start)]);
            met += program.Meetings.Count;
        }

        // Programs in which nothing meets would prove nothing.
        Assert.True(straight * 20 > cases, $"Only {straight} meetings on single paths in {cases} programs.");
        Assert.True(reported * 2 > met, $"Of {met} meetings on some path only {reported} are reported.");
    }

    private static async Task<Diagnostic[]> Analysed(string text)
    {
        using var workspace = new AdhocWorkspace();
        var project = (Shape with { Files = [("Test.cs", text)] }).ToProject(workspace, Rule.References);
        return [.. await Rule.Rules.On(project)];
    }

    private static void RequireMeeting(string text, Program program, Diagnostic report, int seed)
    {
        var span = report.Location.SourceSpan;
        var message = report.GetMessage(CultureInfo.InvariantCulture);
        var scales = TwoScales().Match(message);
        var both = (1 << Array.IndexOf(Tag.Names, scales.Groups[1].Value)) | (1 << Array.IndexOf(Tag.Names, scales.Groups[2].Value));
        var met = program.Meetings.GetValueOrDefault((span.Start, span.Length));
        if ((met & both) != both)
            throw new XunitException($"'{text.Substring(span.Start, span.Length)}' is reported, '{message}', but on no path do these two meet there, seed {seed}:\n{Method(text, span.Start)}");
    }

    private static int MethodOf((int Start, int End)[] methods, int position) => Array.FindIndex(methods, method => method.Start <= position && position < method.End);

    private static string Method(string text, int position)
    {
        var start = text.LastIndexOf('\n', position) + 1;
        return text[start..text.IndexOf('\n', position)];
    }

    private static int Setting(string name, int otherwise)
        => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [GeneratedRegex(@"^Values on (\w+) \(.*?\) and (\w+) \(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TwoScales();
}
