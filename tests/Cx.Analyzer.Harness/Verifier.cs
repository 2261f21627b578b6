using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Analyzer.Harness;

/// <summary>Checks what rules report and what their fixes make of it, against marked source.</summary>
/// <param name="analyzers">The rules under test.</param>
/// <param name="fixes">Their fixes.</param>
/// <param name="references">What test code is compiled against.</param>
public sealed class Verifier(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes, ImmutableArray<MetadataReference> references)
{
    private readonly Rules _rules = new(analyzers);

    /// <summary>The rules under test.</summary>
    public Rules Rules => _rules;

    /// <summary>What test code is compiled against.</summary>
    public ImmutableArray<MetadataReference> References => references;

    /// <summary>Checks that exactly the marked places are reported, with the default severity of their rule.</summary>
    /// <param name="marked">One file with marks.</param>
    /// <param name="shape">How it is compiled; its files are replaced by the marked one.</param>
    /// <param name="messages">The whole messages in order of place, where the test says them.</param>
    /// <exception cref="HarnessException">Something else is reported.</exception>
    public Task Reports(string marked, TestCode? shape = null, params string[] messages) => Reports([("Test.cs", marked)], shape, messages);

    /// <summary>Checks that exactly the marked places of several files are reported.</summary>
    /// <param name="marked">Names and contents of the files, with marks.</param>
    /// <param name="shape">How they are compiled.</param>
    /// <param name="messages">The whole messages in order of file and place, where the test says them.</param>
    /// <exception cref="HarnessException">Something else is reported.</exception>
    public async Task Reports(ImmutableArray<(string Name, string Marked)> marked, TestCode? shape = null, params string[] messages)
    {
        var files = marked.Select(file => (file.Name, Marked: MarkedSource.Parse(file.Marked, _rules.OnlyId))).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var code = (shape ?? TestCode.Of("")) with { Files = [.. files.Select(file => (file.Name, file.Marked.Text))] };
        var expected = files.SelectMany(file => file.Marked.Marks.Select(mark => (file.Name, Mark: mark))).ToList();
        if (messages.Length > 0)
        {
            if (messages.Length != expected.Count)
            {
                throw new HarnessException($"The test marks {expected.Count} places and says {messages.Length} messages.");
            }

            expected = [.. expected.Select((place, i) => (place.Name, place.Mark with { Message = messages[i] }))];
        }

        await Reports(code, expected).ConfigureAwait(false);
    }

    /// <summary>Checks that exactly the places over the caret lines of one file are reported; reports of several lines are compared by their first.</summary>
    /// <param name="shown">The file as a page shows it.</param>
    /// <param name="shape">How it is compiled.</param>
    /// <exception cref="HarnessException">Something else is reported.</exception>
    public Task ReportsAtCarets(string shown, TestCode? shape = null)
    {
        var marked = MarkedSource.FromCarets(shown);
        return Reports((shape ?? TestCode.Of("")) with { Files = [("Test.cs", marked.Text)] }, [.. marked.Marks.Select(mark => ("Test.cs", mark))], firstLinesOnly: true);
    }

    /// <summary>Checks that nothing is reported.</summary>
    /// <param name="source">One file without marks.</param>
    /// <param name="shape">How it is compiled.</param>
    /// <exception cref="HarnessException">Something is reported.</exception>
    public Task Silent(string source, TestCode? shape = null) => Reports((shape ?? TestCode.Of("")) with { Files = [("Test.cs", source)] }, []);

    /// <summary>Checks the fix of the marked places: one by one, all in the document and all in the project give the fixed source, which compiles; a second run offers nothing.</summary>
    /// <param name="marked">The source with marks at all that is reported.</param>
    /// <param name="fixedSource">The source after all fixes; marks in it say what is still reported and has no fix.</param>
    /// <param name="shape">How it is compiled.</param>
    /// <param name="equivalenceKey">Which fix, where there are several.</param>
    /// <exception cref="HarnessException">The fix does something else.</exception>
    public async Task Fixes(string marked, string fixedSource, TestCode? shape = null, string? equivalenceKey = null)
    {
        await Reports(marked, shape).ConfigureAwait(false);
        var left = MarkedSource.Parse(fixedSource, _rules.OnlyId);
        var code = (shape ?? TestCode.Of("")) with { Files = [("Test.cs", MarkedSource.Parse(marked, _rules.OnlyId).Text)] };
        await FixesTo(code, left.Text, equivalenceKey).ConfigureAwait(false);
        await Reports(fixedSource, shape).ConfigureAwait(false);
    }

    /// <summary>Checks the fix of everything that is fixable in one file, in every way there is to apply it.</summary>
    /// <param name="code">The code as it is.</param>
    /// <param name="fixedSource">Its one file as it must become.</param>
    /// <param name="equivalenceKey">Which fix, where there are several.</param>
    /// <exception cref="HarnessException">The fix does something else.</exception>
    public async Task FixesTo(TestCode code, string fixedSource, string? equivalenceKey = null)
    {
        var applier = new FixApplier(_rules, fixes);
        foreach (var way in Enum.GetValues<FixWay>())
        {
            using var workspace = new AdhocWorkspace();
            var project = code.ToProject(workspace, references);
            var document = project.Documents.Single(document => document.Name == code.Files[0].Name);
            var (changed, applied) = await applier.Apply(document, way, equivalenceKey).ConfigureAwait(false);
            var text = (await changed.GetTextAsync().ConfigureAwait(false)).ToString();
            if (!applied)
            {
                throw new HarnessException($"No fix is offered ({way}) for\n{code.Files[0].Text}");
            }

            if (!string.Equals(Normal(text), Normal(fixedSource), StringComparison.Ordinal))
            {
                throw new HarnessException($"The fix ({way}) gives\n{text}\n\nexpected\n{fixedSource}");
            }

            Rules.RequireErrors((await changed.Project.GetCompilationAsync().ConfigureAwait(false))!, code.Errors);
            if (await applier.Offers(changed, equivalenceKey).ConfigureAwait(false) is { } again)
            {
                throw new HarnessException($"After the fix ({way}) there is another: {again}\n{text}");
            }
        }
    }

    /// <summary>Checks that the marked places are reported and that no fix is offered for any of them.</summary>
    /// <param name="marked">The source with marks.</param>
    /// <param name="shape">How it is compiled.</param>
    /// <exception cref="HarnessException">Something else is reported, or a fix is offered.</exception>
    public async Task OffersNoFix(string marked, TestCode? shape = null)
    {
        await Reports(marked, shape).ConfigureAwait(false);
        var code = (shape ?? TestCode.Of("")) with { Files = [("Test.cs", MarkedSource.Parse(marked, _rules.OnlyId).Text)] };
        using var workspace = new AdhocWorkspace();
        var project = code.ToProject(workspace, references);
        var document = project.Documents.Single(document => document.Name == "Test.cs");
        if (await new FixApplier(_rules, fixes).Offers(document, equivalenceKey: null).ConfigureAwait(false) is { } offer)
        {
            throw new HarnessException($"No fix may be offered here, but there is: {offer}\n{code.Files[0].Text}");
        }
    }

    private async Task Reports(TestCode code, List<(string Name, Mark Mark)> expected, bool firstLinesOnly = false)
    {
        using var workspace = new AdhocWorkspace();
        var project = code.ToProject(workspace, references);
        var reported = await _rules.On(project, code.Errors).ConfigureAwait(false);
        var got = reported.Select(report => Show(report, firstLinesOnly, WithMessage(report, expected))).ToList();
        var wanted = expected.Select(place => Show(code, place.Name, place.Mark)).ToList();
        if (!got.SequenceEqual(wanted, StringComparer.Ordinal))
        {
            throw new HarnessException($"Expected\n{Lines(wanted)}\ngot\n{Lines(got)}\nin\n{string.Join("\n\n", code.Files.Select(file => file.Name + "\n" + Numbered(file.Text)))}");
        }

        foreach (var report in reported)
        {
            var configured = code.Options.Any(option => option.Contains(report.Id, StringComparison.OrdinalIgnoreCase) && option.Contains("severity", StringComparison.OrdinalIgnoreCase));
            if (!configured && report.Severity != report.DefaultSeverity)
            {
                throw new HarnessException($"{report.Id} is reported as {report.Severity}, its default is {report.DefaultSeverity}.");
            }
        }
    }

    // A message is compared where the test says one for that place.
    private static bool WithMessage(Diagnostic report, List<(string Name, Mark Mark)> expected)
    {
        var start = report.Location.SourceSpan.Start;
        return expected.Any(place => place.Mark.Message is not null && place.Mark.Id == report.Id && place.Mark.Span.Start == start && report.Location.SourceTree?.FilePath.EndsWith("/" + place.Name, StringComparison.Ordinal) == true);
    }

    private static string Show(Diagnostic report, bool firstLineOnly, bool withMessage)
    {
        if (report.Location.SourceTree is not { } tree)
        {
            return $"{report.Id} nowhere: {Text(report)}";
        }

        var text = tree.GetText();
        var span = report.Location.SourceSpan;
        if (firstLineOnly)
        {
            var line = text.Lines.GetLineFromPosition(span.Start);
            span = TextSpan.FromBounds(span.Start, Math.Min(span.End, line.Start + line.ToString().TrimEnd().Length));
        }

        return Show(Path.GetFileName(tree.FilePath), text, report.Id, span, withMessage ? Text(report) : null);
    }

    private static string Show(TestCode code, string name, Mark mark)
        => Show(name, SourceText.From(code.Files.Single(file => file.Name == name).Text), mark.Id, mark.Span, mark.Message);

    private static string Show(string name, SourceText text, string id, TextSpan span, string? message)
    {
        var position = text.Lines.GetLinePosition(span.Start);
        return $"{name}({position.Line + 1},{position.Character + 1}) {id} '{text.ToString(span)}'{(message is null ? "" : ": " + message)}";
    }

    private static string Text(Diagnostic report) => report.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    private static string Lines(List<string> lines) => lines.Count == 0 ? "  nothing" : string.Join('\n', lines.Select(line => "  " + line));

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Numbered(string text)
    {
        var shown = new StringBuilder();
        var number = 1;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"{number++,4} {line}\n");
        }

        return shown.ToString();
    }
}
