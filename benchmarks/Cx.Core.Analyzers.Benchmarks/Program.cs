using System.Diagnostics;
using System.Globalization;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>What the rules cost: each, and all of them, beside twins that register the same actions and do nothing in them.</summary>
internal static class Program
{
    private const string Usage = "dotnet run -c Release --project benchmarks/Cx.Core.Analyzers.Benchmarks -- [--quick] [--build] [--approve]";
    private const int Files = 1000;

    private static readonly string Path = Repository.PathOf("benchmarks", "Cx.Core.Analyzers.Benchmarks", "budgets.json");

    public static int Main(string[] args)
    {
        if (args.Except(["--quick", "--build", "--approve"], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no option. Usage: {Usage}");
            return 1;
        }

        var quick = args.Contains("--quick", StringComparer.Ordinal);
        if (quick && args.Contains("--approve", StringComparer.Ordinal))
        {
            Console.Error.WriteLine("The committed figures are those of the whole corpus: --approve without --quick.");
            return 1;
        }

        var clock = Stopwatch.StartNew();
        if (args.Contains("--build", StringComparer.Ordinal))
        {
            Builds.Run(Files, rounds: quick ? 2 : 5);
        }
        else
        {
            var budgets = Budgets.Read(Path);
            var measured = Measure(quick ? Files / 10 : Files, quick ? 3 : 7).GetAwaiter().GetResult();
            if (args.Contains("--approve", StringComparer.Ordinal))
            {
                budgets = budgets with { Allocations = new SortedDictionary<string, double>(measured.ToDictionary(one => one.Name, one => Math.Round(one.Ratio.Bytes, 4), StringComparer.Ordinal), StringComparer.Ordinal) };
                budgets.Write(Path);
            }

            return Judge(budgets, measured, clock.Elapsed);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F0} s"));
        return 0;
    }

    private static async Task<List<(string Name, Ratio Ratio)>> Measure(int files, int pairs)
    {
        var corpus = Subjects.Corpus(files);
        List<(string, Ratio)> measured = [];
        List<DiagnosticAnalyzer> twins = [];
        foreach (var rule in Subjects.Rules) twins.Add(await Twin.Of(rule, corpus).ConfigureAwait(false));
        // The first runs of a process are slow for reasons of its own.
        for (var i = 0; i < 5; i++) await Analysis.Run(corpus, [.. twins]).ConfigureAwait(false);

        measured.Add((Budgets.AllKey, await Ratio.Of(corpus, Subjects.Rules, [.. twins], pairs).ConfigureAwait(false)));
        for (var i = 0; i < twins.Count; i++)
        {
            measured.Add((Subjects.IdOf(Subjects.Rules[i]), await Ratio.Of(corpus, [Subjects.Rules[i]], [twins[i]], pairs).ConfigureAwait(false)));
        }

        // Where Cx.Core is not, a rule registers nothing. What others do there goes on; the twins stand for them.
        measured.Add((Budgets.WithoutKey, await Ratio.Of(Subjects.CorpusWithoutCxCore(files), [.. twins, .. Subjects.Rules], [.. twins], pairs).ConfigureAwait(false)));
        return measured;
    }

    private static int Judge(Budgets budgets, List<(string Name, Ratio Ratio)> measured, TimeSpan took)
    {
        var broken = 0;
        List<string> lines = ["| rules | time | at most | allocated | at most |  |", "|---|--:|--:|--:|--:|---|"];
        foreach (var (name, ratio) in measured)
        {
            var mostTime = name switch { Budgets.AllKey => budgets.All, Budgets.WithoutKey => budgets.WithoutCxCore, _ => budgets.Each };
            double? mostBytes = budgets.Allocations.TryGetValue(name, out var committed) ? committed * budgets.Headroom : null;
            var verdict = (ratio.Time > mostTime, ratio.Bytes > mostBytes, mostBytes is null) switch
            {
                (true, _, _) => "TOO SLOW",
                (_, true, _) => "ALLOCATES TOO MUCH",
                (_, _, true) => "no committed figure: run once with --approve",
                _ => "",
            };
            if (verdict.Length > 0) broken++;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ratio.Time:F3} | {mostTime:F2} | {ratio.Bytes:F4} | {mostBytes:F4} | {verdict} |"));
        }

        Console.WriteLine(string.Join('\n', lines));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{measured.Count - broken} of {measured.Count} hold, {took.TotalSeconds:F0} s"));
        return broken == 0 ? 0 : 1;
    }
}
