using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>The base of every suppressor: it silences one rule of others on types that implement a contract of Cx.Core.</summary>
public abstract class CxSuppressor : DiagnosticSuppressor
{
    private readonly SuppressionDescriptor _descriptor;

    private protected CxSuppressor(string id, string silencedId, string because)
    {
        _descriptor = new SuppressionDescriptor(id, silencedId, because);
        SupportedSuppressions = [_descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; }

    /// <inheritdoc/>
    public sealed override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (CxKnownSymbols.Of(context.Compilation) is not { } symbols) return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (TypeAround(context, diagnostic.Location) is { } type && IsSilent(type, symbols))
                context.ReportSuppression(Suppression.Create(_descriptor, diagnostic));
        }
    }

    /// <summary>Whether the advice is wrong for a type.</summary>
    private protected abstract bool IsSilent(INamedTypeSymbol type, CxKnownSymbols symbols);

    // The type that is reported, or whose member is.
    private static INamedTypeSymbol? TypeAround(SuppressionAnalysisContext context, Location place)
        => place.SourceTree is { } tree
            && tree.GetRoot(context.CancellationToken).FindNode(place.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                ? context.GetSemanticModel(tree).GetDeclaredSymbol(declaration, context.CancellationToken) as INamedTypeSymbol
                : null;
}
