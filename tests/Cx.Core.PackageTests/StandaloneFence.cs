using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Docs;
using Cx.Core.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.PackageTests;

/// <summary>A fence as a file that stands beside others in one project: its types in a namespace of its own, its top-level statements in a method.</summary>
/// <remarks>
/// <para>What is added stands on lines that are there, so that every line keeps its number.</para>
/// <para>A fence with attributes of the assembly speaks of all of its project and cannot stand beside others: it stays as it is.</para>
/// </remarks>
/// <param name="Name">A name that no other fence has.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Marked">The fence without its caret lines, and the places that they mark.</param>
/// <param name="Options">Lines of <c>.editorconfig</c>.</param>
/// <param name="IsOfAssembly">Whether it has attributes of the assembly.</param>
/// <param name="IsProgram">Whether the file has top-level statements.</param>
internal sealed record StandaloneFence(string Name, string Text, MarkedSource Marked, ImmutableArray<string> Options, bool IsOfAssembly, bool IsProgram)
{
    public static StandaloneFence Of(Fence fence)
    {
        var name = $"{Path.GetFileNameWithoutExtension(fence.Page)}_{fence.Line}";
        var marked = MarkedSource.FromCarets(fence.Text);
        var root = CSharpSyntaxTree.ParseText(marked.Text).GetCompilationUnitRoot();
        var isProgram = root.Members.OfType<GlobalStatementSyntax>().Any();
        return root.AttributeLists.Any()
            ? new StandaloneFence(name, marked.Text, marked, RulePage.ShapeOf(fence).Options, IsOfAssembly: true, isProgram)
            : new StandaloneFence(name, Wrap(root, name), marked, RulePage.ShapeOf(fence).Options, IsOfAssembly: false, IsProgram: false);
    }

    /// <summary>The source with everything but its usings inside a namespace.</summary>
    public static string Wrap(CompilationUnitSyntax root, string name)
    {
        var text = root.ToFullString();
        if (root.Members is [FileScopedNamespaceDeclarationSyntax scoped])
        {
            return text.Insert(scoped.Name.SpanStart, name + ".");
        }

        var statements = root.Members.OfType<GlobalStatementSyntax>().ToList();
        text = text.TrimEnd('\n') + "\n}\n";
        if (statements.Count > 0)
        {
            var method = IsAsync(statements) ? "async System.Threading.Tasks.Task" : "void";
            text = text.Insert(statements[^1].Span.End, " } }")
                .Insert(statements[0].SpanStart, $"internal static class TopLevel {{ internal static {method} Run(string[] args) {{ ");
        }

        return root.Members is [var first, ..] ? text.Insert(first.SpanStart, $"namespace {name} {{ ") : throw new ArgumentException($"{name} is empty.", nameof(root));
    }

    private static bool IsAsync(IEnumerable<GlobalStatementSyntax> statements)
        => statements.SelectMany(statement => statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Any(node => node is AwaitExpressionSyntax or ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 } or UsingStatementSyntax { AwaitKeyword.RawKind: not 0 });
}
