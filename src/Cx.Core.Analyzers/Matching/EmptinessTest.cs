using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A condition that asks whether there is any data: a score that is null, a count that is 0, <c>IsEmpty</c>, <c>Any()</c>.</summary>
internal static class EmptinessTest
{
    /// <summary>Whether there is no data where the condition holds (<see langword="true"/>) or where it does not (<see langword="false"/>); <see langword="null"/> where it asks something else.</summary>
    public static bool? IsEmptyWhenTrue(CxKnownSymbols symbols, IOperation condition)
    {
        condition = condition.Unconverted();
        if (NullTest.Of(symbols, condition) is { } test) return test.IsEmptyWhenTrue;
        return condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => !IsEmptyWhenTrue(symbols, not.Operand),
            IPropertyReferenceOperation { Property.Name: "IsEmpty" } => true,
            IInvocationOperation call when LinqCall.Of(call) is { Name: "Any", Call.Arguments.Length: 1 } => false,
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var constant }, Value: var count } when IsCount(count) && constant.ConstantNumber() == 0 => true,
            IBinaryOperation { OperatorMethod: null } comparison when IsCount(comparison.LeftOperand) && comparison.RightOperand.Unconverted().ConstantNumber() is { } number => Compared(comparison.OperatorKind, number),
            _ => null,
        };
    }

    private static bool? Compared(BinaryOperatorKind comparison, double number)
        => (comparison, number) switch
        {
            (BinaryOperatorKind.Equals or BinaryOperatorKind.LessThanOrEqual, 0) or (BinaryOperatorKind.LessThan, 1) => true,
            (BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => false,
            _ => null,
        };

    private static bool IsCount(IOperation operation)
        => operation.Source() switch
        {
            IPropertyReferenceOperation property => property.Property.Name is "Answered" or "N" or "Count" or "Length",
            IInvocationOperation call => LinqCall.Of(call) is { Name: "Count" or "LongCount", Call.Arguments.Length: 1 },
            _ => false,
        };
}
