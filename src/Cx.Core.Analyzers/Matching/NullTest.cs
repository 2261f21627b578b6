using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A condition that asks whether a value is there: <c>x == null</c>, <c>x is { } y</c>, <c>x.HasValue</c>, <c>rating.TryGetValue(out var y)</c>.</summary>
internal sealed class NullTest
{
    private NullTest(IOperation tested, bool isEmptyWhenTrue, ILocalSymbol? named)
    {
        Tested = tested;
        IsEmptyWhenTrue = isEmptyWhenTrue;
        Named = named;
    }

    /// <summary>The value that may be missing.</summary>
    public IOperation Tested { get; }

    /// <summary>Whether it is missing where the condition holds.</summary>
    public bool IsEmptyWhenTrue { get; }

    /// <summary>The local that the condition gives the value to.</summary>
    public ILocalSymbol? Named { get; }

    /// <summary>The test that a condition is, or <see langword="null"/> where it asks something else.</summary>
    public static NullTest? Of(CxKnownSymbols symbols, IOperation condition)
        => condition.Unconverted() switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not when Of(symbols, not.Operand) is { } test
                => new NullTest(test.Tested, !test.IsEmptyWhenTrue, test.Named),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when OtherThanNull(comparison) is { } tested
                => new NullTest(tested, comparison.OperatorKind == BinaryOperatorKind.Equals, named: null),
            IIsPatternOperation { Pattern: var pattern } match when IsEmptyWhenMatched(pattern, match.Value) is { } isEmpty
                => new NullTest(match.Value.Unconverted(), isEmpty, Designation(pattern)),
            IIsTypeOperation { IsNegated: false } type when IsNullableOf(type.ValueOperand, type.TypeOperand)
                => new NullTest(type.ValueOperand.Unconverted(), isEmptyWhenTrue: false, named: null),
            IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }
                => new NullTest(nullable.Unconverted(), isEmptyWhenTrue: false, named: null),
            IPropertyReferenceOperation { Instance: { } rating } answered when symbols.Is(answered.Property, KnownMembers.RatingIsAnswered)
                => new NullTest(rating.Unconverted(), isEmptyWhenTrue: false, named: null),
            IInvocationOperation { Instance: { } rating } call when symbols.Is(call.TargetMethod, KnownMembers.RatingTryGetValue)
                => new NullTest(rating.Unconverted(), isEmptyWhenTrue: false, Local(call.Arguments[0].Value)),
            _ => null,
        };

    /// <summary>Whether a pattern asks for null (<see langword="true"/>), for a value (<see langword="false"/>), or for something else (<see langword="null"/>).</summary>
    public static bool? IsEmptyWhenMatched(IPatternOperation pattern, IOperation value)
        => pattern switch
        {
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
            INegatedPatternOperation negated => !IsEmptyWhenMatched(negated.Pattern, value),
            IDeclarationPatternOperation { MatchesNull: false } declaration when IsNullableOf(value, declaration.MatchedType) => false,
            ITypePatternOperation type when IsNullableOf(value, type.MatchedType) => false,
            IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => false,
            _ => null,
        };

    /// <summary>The local that a pattern gives the value to.</summary>
    public static ILocalSymbol? Designation(IPatternOperation pattern)
        => pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol as ILocalSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol as ILocalSymbol,
            INegatedPatternOperation negated => Designation(negated.Pattern),
            _ => null,
        };

    private static IOperation? OtherThanNull(IBinaryOperation comparison)
        => IsNull(comparison.RightOperand) ? comparison.LeftOperand.Unconverted()
            : IsNull(comparison.LeftOperand) ? comparison.RightOperand.Unconverted()
            : null;

    private static bool IsNull(IOperation operand) => operand.Unconverted().ConstantValue is { HasValue: true, Value: null };

    // x is int, of an int?, asks no more than whether x is there; of an object it asks for the type.
    private static bool IsNullableOf(IOperation value, ITypeSymbol? type)
    {
        var declared = value.Unconverted().Type;
        if (declared is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] }) declared = argument;
        return type is not null && SymbolEqualityComparer.Default.Equals(declared, type);
    }

    private static ILocalSymbol? Local(IOperation argument)
        => argument switch
        {
            IDeclarationExpressionOperation declaration => Local(declaration.Expression),
            ILocalReferenceOperation local => local.Local,
            _ => null,
        };
}
