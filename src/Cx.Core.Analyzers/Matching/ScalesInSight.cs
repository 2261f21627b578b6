using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Analyzers;

/// <summary>The scales that the code around a place speaks of.</summary>
internal static class ScalesInSight
{
    /// <summary>The scales that the member around an operation names, rates on or has annotated values of.</summary>
    public static IEnumerable<Scale> Of(CxKnownSymbols symbols, IOperation operation, CancellationToken cancellation)
    {
        if (operation.SemanticModel is not { } model) return [];

        // Syntax, because type names, parameters and attributes of a member are no operations.
        var root = operation.Syntax.SyntaxTree.GetRoot(cancellation);
        SyntaxNode member = operation.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? root;
        if (member is GlobalStatementSyntax) member = root;
        var found = new List<Scale>();
        foreach (var name in member.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (Named(symbols, model.GetSymbolInfo(name, cancellation).Symbol) is { } scale && !found.Contains(scale)) found.Add(scale);
        }

        return found;
    }

    private static Scale? Named(CxKnownSymbols symbols, ISymbol? symbol)
        => symbol switch
        {
            ITypeSymbol type => symbols.Scales.Of(type),
            IPropertySymbol property => symbols.Scales.OfArgument(property.Type) ?? symbols.DeclaredScales.Of(property),
            IFieldSymbol field => symbols.Scales.OfArgument(field.Type) ?? symbols.DeclaredScales.Of(field),
            IParameterSymbol parameter => symbols.Scales.OfArgument(parameter.Type) ?? symbols.DeclaredScales.Of(parameter),
            ILocalSymbol local => symbols.Scales.OfArgument(local.Type),
            IMethodSymbol method => symbols.DeclaredScales.Of(method),
            _ => null,
        };
}
