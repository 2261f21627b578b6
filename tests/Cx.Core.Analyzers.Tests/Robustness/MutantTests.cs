using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>The rules with one condition flipped or one registration dropped: the pages and the test sources must notice.</summary>
/// <remarks>Survivors are listed, not refused: a condition may only save time. <c>CX_MUTANTS=CX2002 dotnet test tests/Cx.Core.Analyzers.Tests --filter Mutant --logger "console;verbosity=detailed"</c></remarks>
public class MutantTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);

    [MutantsFact]
    public async Task Survivors_are_listed()
    {
        var sources = ReadSources();
        var whole = Compile(sources);
        var survivors = new List<string>();
        var made = 0;
        foreach (var tree in sources.Where(IsWanted))
        {
            var id = Path.GetFileName(tree.FilePath)[..6];
            var cases = TestSource.Fences.Concat(TestSource.Tests).Where(source => source.Id == id).ToList();
            Assert.True(await Survives(whole, id, cases), $"The rule {id} without any change fails its own sources.");
            foreach (var (mutant, change) in Mutants(tree))
            {
                made++;
                if (await Survives(whole.ReplaceSyntaxTree(tree, mutant), id, cases))
                {
                    survivors.Add(change);
                    output.WriteLine($"survives: {change}");
                }
            }
        }

        output.WriteLine($"{made} mutants, {survivors.Count} survivors");
        Assert.True(made > 0, $"No rule file for {MutantsFactAttribute.Wanted}.");
        Assert.True(survivors.Count * 2 < made, "More than half survive: the sources do not test the rule.");
    }

    [Fact]
    public void Conditions_are_flipped_and_registrations_dropped()
    {
        var tree = CSharpSyntaxTree.ParseText("class C { void M() { if (a && b == c) return; context.RegisterOperationAction(x); } }", Parsing, path: "C.cs");

        Assert.Equal(
            ["a && b == c -> !(a && b == c)", "a && b == c -> a || b == c", "b == c -> b != c", "context.RegisterOperationAction(x); -> nothing"],
            Mutants(tree).Select(mutant => mutant.Change[(mutant.Change.IndexOf(": ", StringComparison.Ordinal) + 2)..]).Order(StringComparer.Ordinal));
    }

    private static bool IsWanted(SyntaxTree tree)
        => Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == "Rules"
            && (MutantsFactAttribute.Wanted == "all" || Path.GetFileName(tree.FilePath).StartsWith(MutantsFactAttribute.Wanted!, StringComparison.Ordinal));

    private static ImmutableArray<SyntaxTree> ReadSources()
        => [.. Directory.EnumerateFiles(Repository.PathOf("src", "Cx.Core.Analyzers"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Parsing, path))];

    private static CSharpCompilation Compile(ImmutableArray<SyntaxTree> sources)
        => CSharpCompilation.Create(
            "Cx.Core.Analyzers.Mutant",
            [.. sources, CSharpSyntaxTree.ParseText(TestCode.ConsoleUsings, Parsing)],
            [.. References.Framework, MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location), MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<(SyntaxTree Tree, string Change)> Mutants(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case IfStatementSyntax { Condition: var condition }:
                    yield return Changed(condition, Not(condition));
                    break;
                case ConditionalExpressionSyntax { Condition: var condition }:
                    yield return Changed(condition, Not(condition));
                    break;
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } statement
                    when name.StartsWith("Register", StringComparison.Ordinal):
                    yield return Changed(statement, SyntaxFactory.EmptyStatement());
                    break;
            }

            if (node is BinaryExpressionSyntax binary && Flipped(binary.Kind()) is { } kind)
            {
                var token = kind switch
                {
                    SyntaxKind.LogicalOrExpression => SyntaxKind.BarBarToken,
                    SyntaxKind.LogicalAndExpression => SyntaxKind.AmpersandAmpersandToken,
                    SyntaxKind.NotEqualsExpression => SyntaxKind.ExclamationEqualsToken,
                    _ => SyntaxKind.EqualsEqualsToken,
                };
                yield return Changed(binary, SyntaxFactory.BinaryExpression(kind, binary.Left, SyntaxFactory.Token(token).WithTriviaFrom(binary.OperatorToken), binary.Right));
            }
        }

        (SyntaxTree, string) Changed(SyntaxNode old, SyntaxNode @new)
        {
            var line = old.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            var shown = @new is EmptyStatementSyntax ? "nothing" : @new.WithoutTrivia().ToString();
            return (
                tree.WithRootAndOptions(root.ReplaceNode(old, @new.WithTriviaFrom(old)), Parsing),
                $"{Path.GetFileName(tree.FilePath)}({line}): {old.WithoutTrivia()} -> {shown}");
        }
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia()));

    private static SyntaxKind? Flipped(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LogicalAndExpression => SyntaxKind.LogicalOrExpression,
        SyntaxKind.LogicalOrExpression => SyntaxKind.LogicalAndExpression,
        SyntaxKind.EqualsExpression => SyntaxKind.NotEqualsExpression,
        SyntaxKind.NotEqualsExpression => SyntaxKind.EqualsExpression,
        _ => null,
    };

    // A mutant that does not compile is none; one that throws is noticed.
    private static async Task<bool> Survives(CSharpCompilation mutant, string id, IReadOnlyCollection<TestSource> cases)
    {
        using var image = new MemoryStream();
        if (!mutant.Emit(image).Success)
        {
            return false;
        }

        image.Position = 0;
        var context = new AssemblyLoadContext("mutant", isCollectible: true);
        try
        {
            var rules = new Cx.Analyzer.Harness.Rules([Rule(context.LoadFromStream(image), id)]);
            foreach (var source in cases)
            {
                if (!await Agrees(rules, id, source).ConfigureAwait(false))
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            context.Unload();
        }
    }

    private static DiagnosticAnalyzer Rule(Assembly assembly, string id)
        => (DiagnosticAnalyzer)Activator.CreateInstance(assembly.GetTypes().Single(type => !type.IsAbstract && type.Name.StartsWith(id + "_", StringComparison.Ordinal)))!;

    private static async Task<bool> Agrees(Cx.Analyzer.Harness.Rules rules, string id, TestSource source)
    {
        using var workspace = new AdhocWorkspace();
        var project = (source.Shape with { Files = [("Test.cs", source.Marked.Text)] }).ToProject(workspace, References.All);
        try
        {
            var reported = await rules.On((await project.GetCompilationAsync().ConfigureAwait(false))!, project.AnalyzerOptions).ConfigureAwait(false);
            var expected = source.Marked.Marks.Where(mark => mark.Id == id).Select(mark => mark.Span.Start).Order();
            return reported.Where(report => report.Id == id).Select(report => report.Location.SourceSpan.Start).Order().SequenceEqual(expected);
        }
        catch (HarnessException)
        {
            return false;
        }
    }
}
