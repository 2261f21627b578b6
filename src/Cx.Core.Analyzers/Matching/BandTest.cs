using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Answers a condition or pattern of constants for one number in place of the value that it tests.</summary>
internal static class BandTest
{
    /// <summary>The first value of known scale that a condition tests.</summary>
    public static (IOperation Value, Scale Scale)? Subject(CxKnownSymbols symbols, IOperation condition)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            var tested = operation switch
            {
                IBinaryOperation { OperatorMethod: null } comparison when IsComparison(comparison.OperatorKind)
                    => comparison.RightOperand.Source().ConstantNumber() is null ? comparison.RightOperand : comparison.LeftOperand,
                IIsPatternOperation pattern => pattern.Value,
                _ => null,
            };
            if (tested?.Unconverted() is { } value && symbols.ScaleOfAnswerOrMean(value) is { } scale) return (value, scale);
        }

        return null;
    }

    /// <summary>Whether a condition holds for a number; <see langword="null"/> where something else decides as well.</summary>
    public static bool? Holds(IOperation condition, Func<IOperation, bool> isSubject, double number)
    {
        switch (condition.Unconverted())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Holds(not.Operand, isSubject, number);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both:
                return Holds(both.LeftOperand, isSubject, number) is { } a && Holds(both.RightOperand, isSubject, number) is { } b ? a && b : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either:
                return Holds(either.LeftOperand, isSubject, number) is { } c && Holds(either.RightOperand, isSubject, number) is { } d ? c || d : null;
            case IBinaryOperation { OperatorMethod: null } comparison when IsComparison(comparison.OperatorKind):
                if (isSubject(comparison.LeftOperand.Unconverted()) && comparison.RightOperand.Source().ConstantNumber() is { } right) return Compare(comparison.OperatorKind, number, right);
                return isSubject(comparison.RightOperand.Unconverted()) && comparison.LeftOperand.Source().ConstantNumber() is { } left ? Compare(comparison.OperatorKind, left, number) : null;
            case IIsPatternOperation pattern when isSubject(pattern.Value.Unconverted()):
                return Holds(pattern.Pattern, number);
            default:
                return null;
        }
    }

    /// <summary>Whether a pattern matches a number; <see langword="null"/> for patterns that look at more.</summary>
    public static bool? Holds(IPatternOperation pattern, double number)
        => pattern switch
        {
            INegatedPatternOperation not => !Holds(not.Pattern, number),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Holds(both.LeftPattern, number) is { } a && Holds(both.RightPattern, number) is { } b ? a && b : null,
            IBinaryPatternOperation either => Holds(either.LeftPattern, number) is { } a && Holds(either.RightPattern, number) is { } b ? a || b : null,
            IRelationalPatternOperation relational => relational.Value.ConstantNumber() is { } bound ? Compare(relational.OperatorKind, number, bound) : null,
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
            IConstantPatternOperation constant => constant.Value.Unconverted().ConstantNumber() is { } only ? number.Equals(only) : null,
            IDiscardPatternOperation => true,
            IDeclarationPatternOperation declaration => declaration.MatchesNull || declaration.MatchedType.IsNumber() ? true : null,
            ITypePatternOperation type => type.MatchedType.IsNumber() ? true : null,
            IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
            _ => null,
        };

    private static bool IsComparison(BinaryOperatorKind kind)
        => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool Compare(BinaryOperatorKind kind, double left, double right)
        => kind switch
        {
            BinaryOperatorKind.Equals => left.Equals(right),
            BinaryOperatorKind.NotEquals => !left.Equals(right),
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            _ => left >= right,
        };
}
