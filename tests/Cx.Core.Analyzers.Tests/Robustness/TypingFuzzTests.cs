using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>Rules meet code that is being typed: every prefix that ends at a token, and every text with one token missing.</summary>
/// <remarks>A seeded sample each run; all of it with <c>CX_FUZZ=full</c>. Nothing throws, no report lies outside of the text, and none stands in a member that does not compile.</remarks>
public class TypingFuzzTests
{
    private const int PerFence = 8;
    private const int PerTest = 2;
    private const int Seed = 20;
    private const string FileName = "Test.cs";

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

    [Fact]
    public async Task What_is_typed_is_judged_by_the_options_of_its_source()
    {
        var loud = TestSource.Tests.First(source => !source.Shape.Options.IsEmpty && source.Marked.Marks.Count > 0);

        Assert.NotEmpty(await new Typing(loud).Reports(loud.Marked.Text));
        Assert.Empty(await new Typing(loud with { Shape = loud.Shape with { Options = [$"dotnet_diagnostic.{loud.Id}.severity = none"] } }).Reports(loud.Marked.Text));
    }

    private static async Task Run(IReadOnlyCollection<TestSource> sources, int each)
    {
        Assert.NotEmpty(sources);
        var faults = new ConcurrentQueue<string>();
        var cases = 0;
        await Parallel.ForEachAsync(sources.Select((source, number) => (Source: source, Seed: Seed + number)), async (one, _) =>
        {
            var typing = new Typing(one.Source);
            foreach (var text in Chosen(one.Source, each, one.Seed))
            {
                Interlocked.Increment(ref cases);
                if (await typing.Fault(text).ConfigureAwait(false) is { } fault)
                {
                    faults.Enqueue(fault);
                }
            }
        });
        Assert.True(faults.IsEmpty, string.Create(CultureInfo.InvariantCulture, $"{faults.Count} of {cases} cases:\n\n{string.Join("\n\n", faults.Take(3))}"));
    }

    private static IEnumerable<string> Chosen(TestSource source, int each, int seed)
    {
        var cuts = Cuts(source.Marked.Text).ToArray();
        if (!IsFull)
        {
            new Random(seed).Shuffle(cuts);
        }

        return cuts.Take(IsFull ? cuts.Length : each);
    }

    private static IEnumerable<string> Cuts(string text)
    {
        foreach (var token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0))
        {
            yield return text[..token.SpanStart];
            yield return text.Remove(token.SpanStart, token.Span.Length);
        }
    }

    // Looked for in all of the compilation's errors, not the way the rules look.
    private static Diagnostic? ErrorAround(Compilation compilation, SyntaxTree tree, TextSpan span)
    {
        var node = tree.GetRoot().FindNode(span);
        var member = node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? tree.GetRoot();
        return compilation.GetDiagnostics().FirstOrDefault(problem => problem.Severity == DiagnosticSeverity.Error && problem.Location.SourceTree == tree && member.FullSpan.Contains(problem.Location.SourceSpan));
    }

    /// <summary>One source while it is typed. Its compilations share what they know of their references, which takes far longer to read than the text.</summary>
    private sealed class Typing
    {
        private readonly TestSource _source;
        private readonly CSharpCompilation _compilation;
        private readonly SyntaxTree _tree;
        private readonly AnalyzerOptions _options;

        public Typing(TestSource source)
        {
            using var workspace = new AdhocWorkspace();
            var project = (source.Shape with { Files = [(FileName, source.Marked.Text)] }).ToProject(workspace, References.All);
            _source = source;
            _compilation = (CSharpCompilation)project.GetCompilationAsync().GetAwaiter().GetResult()!;
            _tree = _compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(FileName, StringComparison.Ordinal));
            _options = project.AnalyzerOptions;
        }

        public Task<ImmutableArray<Diagnostic>> Reports(string text) => All.On(With(text), _options).WaitAsync(Patience);

        public async Task<string?> Fault(string text)
        {
            var compilation = With(text);
            try
            {
                foreach (var report in await All.On(compilation, _options).WaitAsync(Patience).ConfigureAwait(false))
                {
                    if (report.Location.SourceTree is not { } tree || report.Location.SourceSpan.End > tree.Length)
                    {
                        return $"{_source}: {report.Id} lies outside of\n{text}";
                    }

                    if (ErrorAround(compilation, tree, report.Location.SourceSpan) is { } error)
                    {
                        return $"{_source}: {report}\nalthough {error}\nin\n{text}";
                    }
                }
            }
            catch (Exception fault) when (fault is HarnessException or TimeoutException)
            {
                return $"{_source}: {fault.Message}\nin\n{text}";
            }

            return null;
        }

        private CSharpCompilation With(string text)
        {
            var tree = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)_tree.Options, _tree.FilePath);
            var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
            return _compilation.ReplaceSyntaxTree(_tree, tree).WithOptions(_compilation.Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        }
    }
}
