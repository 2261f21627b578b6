using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Analyzers;

/// <summary>Code that does not compile: no rule speaks there, because nobody knows yet what it will mean.</summary>
internal static class BrokenCode
{
    /// <summary>Whether the member around a place has errors. Asked only where something is about to be reported, so that its cost is rare.</summary>
    public static bool Surrounds(IOperation operation, Location place, CancellationToken cancellation)
        => operation.SemanticModel is not { } model || Surrounds(model, place, cancellation);

    /// <summary>Whether the member around a place has errors.</summary>
    public static bool Surrounds(SemanticModel model, Location place, CancellationToken cancellation)
    {
        if (place.SourceTree is not { } tree || tree != model.SyntaxTree) return true;
        var root = tree.GetRoot(cancellation);
        var node = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        SyntaxNode member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? root;

        // Top-level statements are one body, each of them a member.
        if (member is GlobalStatementSyntax) member = root;
        // What could not be read in front of the member is part of it too.
        foreach (var problem in model.GetDiagnostics(member.FullSpan, cancellation))
        {
            // A warning that the project turns into an error is still code that means something.
            if (problem.Severity == DiagnosticSeverity.Error && !problem.IsWarningAsError) return true;
        }

        return false;
    }
}
