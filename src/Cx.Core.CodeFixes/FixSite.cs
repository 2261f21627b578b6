using Microsoft.CodeAnalysis;

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
}
