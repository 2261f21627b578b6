using System.Collections.Concurrent;
using System.Globalization;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>Rules meet code that is being typed: every prefix that ends at a token, and every text with one token missing.</summary>
/// <remarks>A seeded sample each run; all of it with <c>CX_FUZZ=full</c>. Nothing throws, no report lies outside of the text, and none stands in a member that does not compile.</remarks>
public class TypingFuzzTests
{
    private const int PerFence = 8;
    private const int PerTest = 2;
    private const int Seed = 20;

    // Far more than any case needs: a rule that hangs is cut off and named.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Cx.Analyzer.Harness.Rules All = new(Catalogue.Rules);

    private static bool IsFull => Environment.GetEnvironmentVariable("CX_FUZZ") == "full";

    [Fact]
    public Task The_fences_of_the_pages_being_typed_break_no_rule() => Run(TestSource.Fences, PerFence);

    [Fact]
    public Task The_sources_of_the_tests_being_typed_break_no_rule() => Run(TestSource.Tests, PerTest);

    [Fact]
    public void Each_prefix_and_each_deletion_is_a_case()
    {
        string[] expected = ["", "int", "int x", "x;", "int ;", "int x"];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Cuts("int x;").Select(cut => cut.Trim()).Order(StringComparer.Ordinal));
    }

    private static async Task Run(IReadOnlyCollection<TestSource> sources, int each)
    {
        Assert.NotEmpty(sources);
        var faults = new ConcurrentQueue<string>();
        var cases = sources.SelectMany((source, number) => Chosen(source, each, Seed + number)).ToList();
        await Parallel.ForEachAsync(cases, async (one, _) =>
        {
            if (await Fault(one.Source, one.Text).ConfigureAwait(false) is { } fault)
            {
                faults.Enqueue(fault);
            }
        });
        Assert.True(faults.IsEmpty, string.Create(CultureInfo.InvariantCulture, $"{faults.Count} of {cases.Count} cases:\n\n{string.Join("\n\n", faults.Take(3))}"));
    }

    private static IEnumerable<(TestSource Source, string Text)> Chosen(TestSource source, int each, int seed)
    {
        var cuts = Cuts(source.Marked.Text).ToArray();
        if (!IsFull)
        {
            new Random(seed).Shuffle(cuts);
        }

        return cuts.Take(IsFull ? cuts.Length : each).Select(cut => (source, cut));
    }

    private static IEnumerable<string> Cuts(string text)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0))
        {
            yield return text[..token.SpanStart];
            yield return text.Remove(token.SpanStart, token.Span.Length);
        }
    }

    private static async Task<string?> Fault(TestSource source, string text)
    {
        using var workspace = new AdhocWorkspace();
        var project = (source.Shape with { Files = [("Test.cs", text)] }).ToProject(workspace, References.All);
        var compilation = await project.GetCompilationAsync().ConfigureAwait(false);
        try
        {
            foreach (var report in await All.On(compilation!, project.AnalyzerOptions).WaitAsync(Patience).ConfigureAwait(false))
            {
                if (report.Location.SourceTree is not { } tree || report.Location.SourceSpan.End > tree.Length)
                {
                    return $"{source}: {report.Id} lies outside of\n{text}";
                }

                if (ErrorAround(compilation!, tree, report.Location.SourceSpan) is { } error)
                {
                    return $"{source}: {report}\nalthough {error}\nin\n{text}";
                }
            }
        }
        catch (Exception fault) when (fault is HarnessException or TimeoutException)
        {
            return $"{source}: {fault.Message}\nin\n{text}";
        }

        return null;
    }

    // Looked for in all of the compilation's errors, not the way the rules look.
    private static Diagnostic? ErrorAround(Compilation compilation, SyntaxTree tree, TextSpan span)
    {
        var node = tree.GetRoot().FindNode(span);
        var member = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? tree.GetRoot();
        return compilation.GetDiagnostics().FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error && problem.Location.SourceTree == tree && member.FullSpan.Contains(problem.Location.SourceSpan));
    }
}
