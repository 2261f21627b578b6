using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Values of scales with opposite polarity, tested or ordered in one direction.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1003_PolarityIsNotConsidered : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1003_PolarityIsNotConsidered()
        : base(Descriptors.PolarityIsNotConsidered)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckCondition(operation, symbols), OperationKind.Binary, OperationKind.IsPattern);
        context.RegisterOperationAction(operation => CheckArm(operation, symbols), OperationKind.SwitchExpressionArm);
        context.RegisterOperationAction(operation => CheckOrder(operation, symbols), OperationKind.Invocation);
    }

    private static void CheckCondition(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var condition = context.Operation;
        if (!IsLogical(condition) && condition is not IIsPatternOperation) return;

        // The whole condition speaks for its parts.
        var consumer = condition.Consumer();
        while (consumer is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }) consumer = consumer.Consumer();
        if (consumer is not null && IsLogical(consumer)) return;
        Judge(context, OneSidedTests.In(symbols, condition));
    }

    private static void CheckArm(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (context.Operation is ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm) Judge(context, OneSidedTests.In(symbols, arm.Pattern, choice.Value));
    }

    private static void Judge(OperationAnalysisContext context, List<OneSidedTest> tests)
    {
        // Between two bounds is no direction.
        tests.RemoveAll(test => tests.Exists(other => other.Scale.Equals(test.Scale) && other.IsUpward != test.IsUpward));
        var bad = tests.Find(test => test.Scale.HigherIsBetter == false && tests.Exists(other => other.Scale.HigherIsBetter == true && other.IsUpward == test.IsUpward));
        if (bad is null) return;
        var good = tests.Find(test => test.Scale.HigherIsBetter == true && test.IsUpward == bad.IsUpward);
        Report(context, Descriptors.PolarityIsNotConsidered, bad.Test, good.Scale.Name, bad.Scale.Name, "tested");
    }

    private static bool IsLogical(IOperation operation)
        => operation is IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Boolean, OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.And or BinaryOperatorKind.Or };

    private static void CheckOrder(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (LinqCall.Of(context.Operation) is not { Name: "ThenBy" or "ThenByDescending" } then || Key(symbols, then) is not { } key || key.Scale.HigherIsBetter is not { } polarity) return;
        for (var before = then.Previous; before is { Name: "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" }; before = before.Previous)
        {
            if (IsDescending(before) != IsDescending(then) || Key(symbols, before) is not { } other || other.Scale.HigherIsBetter is not { } opposite || opposite == polarity) continue;
            Report(context, Descriptors.PolarityIsNotConsidered, key.Value, (polarity ? key : other).Scale.Name, (polarity ? other : key).Scale.Name, "ordered");
            return;
        }
    }

    private static bool IsDescending(LinqCall order) => order.Name.EndsWith("Descending", StringComparison.Ordinal);

    // A comparer may turn the order.
    private static (Scale Scale, IOperation Value)? Key(CxKnownSymbols symbols, LinqCall order)
    {
        if (order.Call.Arguments.Length != 2 || order.Lambda?.ReturnedValue() is not { } key) return null;
        if (symbols.ScaleOf(key) is { } scale) return OneSidedTests.IsAsAnswered(symbols, key) ? (scale, key) : null;
        return symbols.Is(key.Type, KnownTypes.RatingOfT) && symbols.Scales.OfArgument(key.Type) is { } rated && OneSidedTests.IsUnturned(symbols, key) ? (rated, key) : null;
    }
}
