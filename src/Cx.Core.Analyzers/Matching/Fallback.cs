using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>An expression that puts a constant where a value is missing: <c>x ?? 0</c>, <c>x.GetValueOrDefault()</c>, <c>x is null ? 0 : x.Value</c>, a switch over null and the rest.</summary>
internal sealed class Fallback
{
    /// <summary>The kinds of operations that can be one.</summary>
    public static readonly ImmutableArray<OperationKind> Kinds = [OperationKind.Coalesce, OperationKind.Invocation, OperationKind.Conditional, OperationKind.SwitchExpression];

    private Fallback(IOperation operation, IOperation value, IOperation tested, double constant)
    {
        Operation = operation;
        Value = value;
        Tested = tested;
        Constant = constant;
    }

    /// <summary>The whole expression.</summary>
    public IOperation Operation { get; }

    /// <summary>The value where there is one.</summary>
    public IOperation Value { get; }

    /// <summary>What may be missing.</summary>
    public IOperation Tested { get; }

    /// <summary>The number where there is none.</summary>
    public double Constant { get; }

    /// <summary>The fallback that an operation is, or <see langword="null"/>.</summary>
    public static Fallback? Of(CxKnownSymbols symbols, IOperation operation)
        => operation switch
        {
            ICoalesceOperation coalesce => Make(coalesce, coalesce.Value, coalesce.Value, coalesce.WhenNull),
            IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable } call
                => Make(call, nullable, nullable, call.Arguments is [var fallback] ? fallback.Value : null),
            IConditionalOperation { Type: not null, WhenFalse: { } whenFalse } choice when NullTest.Of(symbols, choice.Condition) is { } test
                => test.IsEmptyWhenTrue ? Chosen(choice, test, whenFalse, choice.WhenTrue) : Chosen(choice, test, choice.WhenTrue, whenFalse),
            ISwitchExpressionOperation @switch => Switched(@switch),
            _ => null,
        };

    /// <summary>Whether the number of a missing value is known, and which it is: a constant, <c>default</c> included.</summary>
    public static double? NumberOf(IOperation empty)
        => empty.ConstantNumber() ?? empty.Unconverted().ConstantNumber() ?? (empty.Unconverted() is IDefaultValueOperation && empty.Type.IsNumber() ? 0 : null);

    private static Fallback? Make(IOperation operation, IOperation value, IOperation tested, IOperation? empty)
        => (empty is null ? 0 : NumberOf(empty)) is { } constant && operation.Type.IsNumber() ? new Fallback(operation, value, tested, constant) : null;

    // Only the value itself, or a member of it, is a value with a fallback; a calculation is something else.
    private static Fallback? Chosen(IConditionalOperation choice, NullTest test, IOperation full, IOperation empty)
        => Whole(full, test.Tested, test.Named) is { } value ? Make(choice, value, test.Tested, empty) : null;

    private static Fallback? Switched(ISwitchExpressionOperation @switch)
    {
        if (@switch.Arms is not [{ Guard: null } first, { Guard: null } second]) return null;
        var isFirstEmpty = NullTest.IsEmptyWhenMatched(first.Pattern, @switch.Value);
        if (isFirstEmpty is null) return null;

        var (empty, full) = isFirstEmpty == true ? (first, second) : (second, first);
        var isRest = second.Pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }
            || NullTest.IsEmptyWhenMatched(second.Pattern, @switch.Value) == !isFirstEmpty;
        return isRest && Whole(full.Value, @switch.Value.Unconverted(), NullTest.Designation(full.Pattern)) is { } value
            ? Make(@switch, value, @switch.Value.Unconverted(), empty.Value)
            : null;
    }

    // A local that a pattern names stands for what was tested.
    private static IOperation? Whole(IOperation full, IOperation tested, ILocalSymbol? named)
    {
        full = Bare(full);
        if (full is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, named)) return tested;
        for (var part = full; part is not null; part = part is IPropertyReferenceOperation { Instance: { } instance } ? Bare(instance) : null)
        {
            if (SameValue.Of(part, Bare(tested)) || (part is ILocalReferenceOperation owner && SymbolEqualityComparer.Default.Equals(owner.Local, named))) return full;
        }

        return null;
    }

    // Without what takes a value out of a nullable.
    private static IOperation Bare(IOperation operation)
    {
        while (true)
        {
            operation = operation.Unconverted();
            switch (operation)
            {
                case IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }:
                    operation = nullable;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault", Parameters.IsEmpty: true, ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable }:
                    operation = nullable;
                    break;
                default:
                    return operation;
            }
        }
    }
}
