using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The types that can carry a scale annotation: numbers, nullable numbers, and tasks, arrays, spans, memories, sequences and dictionary values of those.</summary>
internal static class Carrier
{
    // Task<List<int?>> is three deep. What is deeper is no answer.
    private const int Depth = 4;

    /// <summary>Whether an annotation on something of this type says something.</summary>
    public static bool Is(ITypeSymbol? type) => Is(type, Depth);

    /// <summary>Whether a type is a number or a nullable number.</summary>
    public static bool IsNumber(ITypeSymbol? type)
        => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] } && IsNumber(argument))
            || (type is { Name: "Half" or "Int128" or "UInt128", TypeKind: TypeKind.Struct } && type.ContainingNamespace.IsNamed("System"));

    /// <summary>Whether a type is a sequence: something that <c>foreach</c> runs over, and no text.</summary>
    public static bool IsSequence(ITypeSymbol? type) => type is not null && type.SpecialType != SpecialType.System_String && (type is IArrayTypeSymbol || Elements(type).Any());

    private static bool Is(ITypeSymbol? type, int depth)
    {
        if (depth == 0 || type is null || type.SpecialType == SpecialType.System_String) return false;
        if (IsNumber(type)) return true;
        if (type is IArrayTypeSymbol array) return Is(array.ElementType, depth - 1);
        if (type is not INamedTypeSymbol named) return false;
        if (named is { TypeArguments: [var only], Name: "Task" or "ValueTask" } && named.ContainingNamespace.IsNamed("System.Threading.Tasks")) return Is(only, depth - 1);
        if (named is { TypeArguments: [var spanned], Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } && named.ContainingNamespace.IsNamed("System")) return Is(spanned, depth - 1);
        foreach (var element in Elements(named))
        {
            if (Is(Value(element), depth - 1)) return true;
        }

        return false;
    }

    // The annotation of a dictionary speaks of its values.
    private static ITypeSymbol Value(ITypeSymbol element)
        => element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: [_, var value] } pair && pair.ContainingNamespace.IsNamed("System.Collections.Generic") ? value : element;

    private static IEnumerable<ITypeSymbol> Elements(ITypeSymbol type)
    {
        if (Element(type) is { } own) yield return own;
        foreach (var implemented in type.AllInterfaces)
        {
            if (Element(implemented) is { } element) yield return element;
        }
    }

    private static ITypeSymbol? Element(ITypeSymbol type)
        => type is INamedTypeSymbol { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments: [var element] } named && named.ContainingNamespace.IsNamed("System.Collections.Generic") ? element : null;
}
