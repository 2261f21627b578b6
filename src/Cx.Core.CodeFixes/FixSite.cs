using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.CodeFixes;

/// <summary>Where a report stands.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its root.</param>
/// <param name="Model">Its meaning.</param>
/// <param name="Diagnostic">The report; its properties are what the rule hands to the fix.</param>
/// <param name="Node">The innermost node of exactly the reported span.</param>
internal sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, SyntaxNode Node)
{
    /// <summary>The document with one node replaced by another.</summary>
    public Document Replace(SyntaxNode old, SyntaxNode @new) => Document.WithSyntaxRoot(Root.ReplaceNode(old, @new));

    /// <summary>The document with one node replaced by another, and with the usings that the types in the new one need.</summary>
    /// <remarks>They are added here and not by the workspace afterwards, so that the check for errors sees them: a using can make other names ambiguous.</remarks>
    public Document ReplaceWithUsings(SyntaxNode old, SyntaxNode @new, params INamedTypeSymbol[] types)
    {
        if (Root.ReplaceNode(old, @new) is not CompilationUnitSyntax unit) return Replace(old, @new);
        var missing = types
            .Where(type => type is { ContainingType: null, ContainingNamespace.IsGlobalNamespace: false })
            .Where(type => !Model.LookupNamespacesAndTypes(old.SpanStart, name: type.Name).Contains(type, SymbolEqualityComparer.Default))
            .Select(type => type.ContainingNamespace.ToDisplayString())
            .Distinct(StringComparer.Ordinal);
        var end = Root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } line ? line : SyntaxFactory.LineFeed;
        foreach (var space in missing)
        {
            var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(space).WithLeadingTrivia(SyntaxFactory.Space));
            unit = unit.AddUsings(unit.Usings.Count == 0 ? directive.WithTrailingTrivia(end, end) : directive.WithTrailingTrivia(end));
        }

        return Document.WithSyntaxRoot(unit);
    }
}
