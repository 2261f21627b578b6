using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A condition on one answer of 0–10 alone, and the levels that meet it.</summary>
internal sealed class AnswerPredicate
{
    private const int Highest = 10;

    private readonly IParameterSymbol _element;

    private AnswerPredicate(IParameterSymbol element) => _element = element;

    /// <summary>The parameter of the lambda.</summary>
    public string Element => _element.Name;

    /// <summary>The members that lead from the parameter to the answer, with dots; empty where the parameter is the answer.</summary>
    public string? Path { get; private set; }

    /// <summary>The type of the answer.</summary>
    public ITypeSymbol? AnswerType { get; private set; }

    /// <summary>The last member on the path, where there is one.</summary>
    public ISymbol? LastMember { get; private set; }

    /// <summary>The levels that meet the condition, a bit each.</summary>
    public int Levels { get; private set; }

    /// <summary>The condition of a lambda, or <see langword="null"/> where it depends on anything else.</summary>
    public static AnswerPredicate? Of(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Symbol.Parameters is not [var element] || lambda.ReturnedValue() is not { } condition) return null;
        var predicate = new AnswerPredicate(element);
        for (var level = 0; level <= Highest; level++)
        {
            if (predicate.IsMet(condition, level) is not { } met) return null;
            if (met) predicate.Levels |= 1 << level;
        }

        return predicate.Path is null ? null : predicate;
    }

    private bool? IsMet(IOperation condition, int level)
    {
        condition = condition.Unconverted();
        return condition switch
        {
            { ConstantValue: { HasValue: true, Value: bool always } } => always,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => !IsMet(not.Operand, level),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => IsMet(both.LeftOperand, level) is { } left && IsMet(both.RightOperand, level) is { } right ? left && right : null,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either => IsMet(either.LeftOperand, level) is { } left && IsMet(either.RightOperand, level) is { } right ? left || right : null,
            IBinaryOperation { OperatorMethod: null } comparison => IsMet(comparison, level),
            IIsPatternOperation test when IsAnswer(test.Value) => IsMet(test.Pattern, level),
            IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable } when IsAnswer(nullable) => true,
            _ => null,
        };
    }

    private bool? IsMet(IBinaryOperation comparison, int level)
    {
        // An answer on 0–10 is not null.
        if (IsNull(comparison.RightOperand) && IsAnswer(comparison.LeftOperand))
        {
            return comparison.OperatorKind switch
            {
                BinaryOperatorKind.Equals => false,
                BinaryOperatorKind.NotEquals => true,
                _ => null,
            };
        }

        return Number(comparison.LeftOperand, level) is { } left && Number(comparison.RightOperand, level) is { } right ? Compare(comparison.OperatorKind, left, right) : null;
    }

    private static bool? IsMet(IPatternOperation pattern, int level)
        => pattern switch
        {
            IConstantPatternOperation constant => IsNull(constant.Value) ? false : constant.Value.ConstantNumber() is { } number ? number.Equals(level) : null,
            IRelationalPatternOperation relational => relational.Value.ConstantNumber() is { } limit ? Compare(relational.OperatorKind, level, limit) : null,
            INegatedPatternOperation not => !IsMet(not.Pattern, level),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => IsMet(both.LeftPattern, level) is { } left && IsMet(both.RightPattern, level) is { } right ? left && right : null,
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => IsMet(either.LeftPattern, level) is { } left && IsMet(either.RightPattern, level) is { } right ? left || right : null,
            IRecursivePatternOperation { DeclaredSymbol: null, PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => true,
            _ => null,
        };

    private static bool? Compare(BinaryOperatorKind comparison, double left, double right)
        => comparison switch
        {
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.Equals => left.Equals(right),
            BinaryOperatorKind.NotEquals => !left.Equals(right),
            _ => null,
        };

    private double? Number(IOperation operand, int level) => operand.ConstantNumber() ?? (IsAnswer(operand) ? level : null);

    // The first answer that is met is the answer; another one later is not.
    private bool IsAnswer(IOperation operand)
    {
        if (PathOf(operand.Source()) is not { } path) return false;
        if (Path is null)
        {
            var answer = operand.Source();
            Path = path;
            AnswerType = answer.Type;
            LastMember = (answer as IMemberReferenceOperation)?.Member;
        }

        return Path == path;
    }

    private string? PathOf(IOperation operand)
        => operand switch
        {
            IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, _element) ? "" : null,
            IPropertyReferenceOperation { Arguments.IsEmpty: true, Instance: { } owner } property => Join(PathOf(owner.Unconverted()), property.Property.Name),
            IFieldReferenceOperation { Instance: { } owner } field => Join(PathOf(owner.Unconverted()), field.Field.Name),
            _ => null,
        };

    private static string? Join(string? path, string member) => path switch
    {
        null => null,
        "" => member,
        _ => path + "." + member,
    };

    private static bool IsNull(IOperation operand) => operand.Unconverted().ConstantValue is { HasValue: true, Value: null };
}
