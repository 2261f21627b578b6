using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>Kinds of numbers; a nullable number is of the kind of its number.</summary>
internal static class NumericTypes
{
    /// <summary>Whole numbers.</summary>
    public static bool IsWhole(this ITypeSymbol? type)
        => Number(type) is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte;

    /// <summary>Numbers with decimals.</summary>
    public static bool IsFractional(this ITypeSymbol? type) => Number(type) is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    /// <summary>Any of them.</summary>
    public static bool IsNumber(this ITypeSymbol? type) => type.IsWhole() || type.IsFractional();

    private static SpecialType? Number(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var number] } ? number.SpecialType : type?.SpecialType;
}
