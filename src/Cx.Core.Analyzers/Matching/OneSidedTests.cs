using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Finds the one-sided tests that a condition is made of.</summary>
internal static class OneSidedTests
{
    /// <summary>The tests in a condition, as if no <c>!</c> and no <c>not</c> stood in front of them.</summary>
    public static List<OneSidedTest> In(CxKnownSymbols symbols, IOperation condition)
    {
        var tests = new List<OneSidedTest>();
        Collect(condition, negated: false);
        return tests;

        void Collect(IOperation operation, bool negated)
        {
            operation = operation.Unconverted();
            switch (operation)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    Collect(not.Operand, !negated);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or } both:
                    Collect(both.LeftOperand, negated);
                    Collect(both.RightOperand, negated);
                    break;
                case IBinaryOperation comparison when Comparison(symbols, comparison, negated) is { } test:
                    tests.Add(test);
                    break;
                case IIsPatternOperation pattern:
                    CollectPattern(symbols, pattern.Pattern, pattern.Value, negated, tests);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The tests in a pattern that is asked of a value.</summary>
    public static List<OneSidedTest> In(CxKnownSymbols symbols, IPatternOperation pattern, IOperation value)
    {
        var tests = new List<OneSidedTest>();
        CollectPattern(symbols, pattern, value, negated: false, tests);
        return tests;
    }

    /// <summary>Whether a value of a known scale is the number that was answered, and not one that may have been turned round.</summary>
    public static bool IsAsAnswered(CxKnownSymbols symbols, IOperation value)
        => value.Source() switch
        {
            IPropertyReferenceOperation { Instance: { } rating } property when symbols.TypedExit(property) is not null => IsUnturned(symbols, rating),
            ILocalReferenceOperation local => symbols.Tried(local)?.Instance is { } rating && IsUnturned(symbols, rating),
            _ => true,
        };

    /// <summary>Whether a rating did not come out of <c>Reverse</c>; of a variable that is assigned more than once nobody knows.</summary>
    public static bool IsUnturned(CxKnownSymbols symbols, IOperation rating)
        => rating.Source() switch
        {
            IInvocationOperation call => !symbols.Is(call.TargetMethod, KnownMembers.RatingReverse),
            ILocalReferenceOperation local => IsLoopVariable(local),
            IParameterReferenceOperation parameter => !parameter.Root().Descendants().OfType<IParameterReferenceOperation>()
                .Any(other => SymbolEqualityComparer.Default.Equals(other.Parameter, parameter.Parameter) && other.IsWritten()),
            _ => true,
        };

    private static bool IsLoopVariable(ILocalReferenceOperation local)
        => local.Ancestors().OfType<IForEachLoopOperation>().Any(loop => loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default));

    private static OneSidedTest? Comparison(CxKnownSymbols symbols, IBinaryOperation comparison, bool negated)
    {
        if (comparison.OperatorMethod is not null || !IsRelational(comparison.OperatorKind)) return null;
        var left = symbols.ScaleOf(comparison.LeftOperand);
        var right = symbols.ScaleOf(comparison.RightOperand);
        return (left, right) switch
        {
            ({ } scale, null) => Test(symbols, scale, comparison.LeftOperand, comparison.OperatorKind, comparison.RightOperand, negated, comparison),
            (null, { } scale) => Test(symbols, scale, comparison.RightOperand, Turned(comparison.OperatorKind), comparison.LeftOperand, negated, comparison),
            _ => null,
        };
    }

    private static void CollectPattern(CxKnownSymbols symbols, IPatternOperation pattern, IOperation value, bool negated, List<OneSidedTest> tests)
    {
        switch (pattern)
        {
            case INegatedPatternOperation not:
                CollectPattern(symbols, not.Pattern, value, !negated, tests);
                break;
            case IBinaryPatternOperation both:
                CollectPattern(symbols, both.LeftPattern, value, negated, tests);
                CollectPattern(symbols, both.RightPattern, value, negated, tests);
                break;
            case IRelationalPatternOperation relational:
                if (symbols.ScaleOf(value) is { } scale && Test(symbols, scale, value, relational.OperatorKind, relational.Value, negated, relational) is { } test) tests.Add(test);
                break;
            case IRecursivePatternOperation parts:
                foreach (var part in parts.PropertySubpatterns) CollectPattern(symbols, part.Pattern, part.Member, negated, tests);
                if (value.Unconverted() is ITupleOperation tuple && tuple.Elements.Length == parts.DeconstructionSubpatterns.Length)
                {
                    for (var i = 0; i < tuple.Elements.Length; i++) CollectPattern(symbols, parts.DeconstructionSubpatterns[i], tuple.Elements[i], negated, tests);
                }

                break;
            default:
                break;
        }
    }

    // A test that every answer passes, or none, asks whether there is one.
    private static OneSidedTest? Test(CxKnownSymbols symbols, Scale scale, IOperation value, BinaryOperatorKind kind, IOperation bound, bool negated, IOperation at)
    {
        if (scale.Bounds() is not { } bounds || !IsAsAnswered(symbols, value)) return null;
        if (bound.Source().ConstantNumber() is { } number && Passes(kind, bounds.Min, number) == Passes(kind, bounds.Max, number)) return null;
        var isUpward = kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        return new OneSidedTest(scale, isUpward ^ negated, at);
    }

    private static bool Passes(BinaryOperatorKind kind, double value, double bound)
        => kind switch
        {
            BinaryOperatorKind.GreaterThan => value > bound,
            BinaryOperatorKind.GreaterThanOrEqual => value >= bound,
            BinaryOperatorKind.LessThan => value < bound,
            _ => value <= bound,
        };

    private static bool IsRelational(BinaryOperatorKind kind)
        => kind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;

    private static BinaryOperatorKind Turned(BinaryOperatorKind kind)
        => kind switch
        {
            BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
            _ => BinaryOperatorKind.GreaterThanOrEqual,
        };
}
