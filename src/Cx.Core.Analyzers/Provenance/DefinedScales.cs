using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The members whose value is a definition that the compiler knows: <c>S.Definition</c>, <c>Rating&lt;S&gt;.Scale</c>, and a static readonly field made with a constant id.</summary>
internal static class DefinedScales
{
    /// <summary>The scale that a property or field defines; <see langword="null"/> where that is known at run time only.</summary>
    public static Scale? Of(CxKnownSymbols symbols, ISymbol member)
        => member switch
        {
            IPropertySymbol { IsStatic: true } property when symbols.Is(property.Type, KnownTypes.ScaleDefinition) => property.Name switch
            {
                "Definition" => symbols.Scales.Of(property.ContainingType),
                "Scale" => symbols.Scales.OfArgument(property.ContainingType),
                _ => null,
            },
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field when symbols.Is(field.Type, KnownTypes.ScaleDefinition) => Created(symbols, field),
            _ => null,
        };

    // Only what is being compiled: metadata does not hold what an initialiser says.
    private static Scale? Created(CxKnownSymbols symbols, IFieldSymbol field)
    {
        if (!SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, symbols.Compilation.Assembly)) return null;
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (Scales.Creation(reference.GetSyntax()) is { } creation && Scales.FromCreation(null, creation) is { Id: not null } scale) return scale;
        }

        return null;
    }
}
