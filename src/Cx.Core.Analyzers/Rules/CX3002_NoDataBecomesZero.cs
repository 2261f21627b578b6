using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A score that does not exist is given out as 0 or NaN.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX3002_NoDataBecomesZero : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX3002_NoDataBecomesZero()
        : base(Descriptors.NoDataBecomesZero)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckFallback(operation, symbols), Fallback.Kinds);
        context.RegisterOperationAction(operation => CheckReturn(operation, symbols), OperationKind.Return);
    }

    private static void CheckFallback(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (Find(symbols, context.Operation) is not var (exit, constant) || !IsNothing(constant) || IsCompared(context.Operation)) return;
        Report(context, exit, context.Operation, constant);
    }

    // nps?.Points ?? 0, or counts.Answered == 0 ? 0 : NetPromoterScore.From(counts)!.Points
    private static (ScoreExit Exit, double Constant)? Find(CxKnownSymbols symbols, IOperation operation)
    {
        if (Fallback.Of(symbols, operation) is { } fallback) return ScoreExit.Of(symbols, fallback.Value) is { } exit ? (exit, fallback.Constant) : null;
        if (operation is not IConditionalOperation { Type: not null, WhenFalse: { } whenFalse } choice || EmptinessTest.IsEmptyWhenTrue(symbols, choice.Condition) is not { } isEmpty) return null;

        var (empty, full) = isEmpty ? (choice.WhenTrue, whenFalse) : (whenFalse, choice.WhenTrue);
        return Fallback.NumberOf(empty) is { } constant && ScoreExit.Of(symbols, full) is { } other ? (other, constant) : null;
    }

    // if (counts.Answered == 0) return 0; … return NetPromoterScore.From(counts)!.Points;
    private static void CheckReturn(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var @return = (IReturnOperation)context.Operation;
        if (@return.ReturnedValue is not { } value
            || Fallback.NumberOf(value) is not { } constant
            || !IsNothing(constant)
            || !IsWhereEmpty(symbols, @return)
            || ElsewhereReturned(symbols, @return) is not { } exit)
        {
            return;
        }

        Report(context, exit, value, constant);
    }

    // The return is all that happens in its branch, or it follows an if that returns where there is data.
    private static bool IsWhereEmpty(CxKnownSymbols symbols, IReturnOperation @return)
    {
        IOperation branch = @return;
        if (branch.Parent is IBlockOperation { Operations.Length: 1, Parent: IConditionalOperation } block) branch = block;
        if (branch.Parent is IConditionalOperation choice && branch != choice.Condition)
            return EmptinessTest.IsEmptyWhenTrue(symbols, choice.Condition) == (branch == choice.WhenTrue);

        return @return.Parent is IBlockOperation around
            && around.Operations.IndexOf(@return) is > 0 and var position
            && around.Operations[position - 1] is IConditionalOperation { WhenFalse: null } before
            && Returned(before.WhenTrue) is { } shown
            && ScoreExit.Of(symbols, shown) is not null
            && EmptinessTest.IsEmptyWhenTrue(symbols, before.Condition) == false;
    }

    private static IOperation? Returned(IOperation branch)
        => branch switch
        {
            IReturnOperation @return => @return.ReturnedValue,
            IBlockOperation { Operations: [.., IReturnOperation last] } => last.ReturnedValue,
            _ => null,
        };

    private static ScoreExit? ElsewhereReturned(CxKnownSymbols symbols, IReturnOperation @return)
    {
        var body = @return.Body();
        foreach (var other in body.Descendants().OfType<IReturnOperation>())
        {
            if (other.Body() == body && ScoreExit.Of(symbols, other.ReturnedValue) is { } exit) return exit;
        }

        return null;
    }

    private static void Report(OperationAnalysisContext context, ScoreExit exit, IOperation at, double constant)
        => Report(context, Descriptors.NoDataBecomesZero, at, exit.Name, double.IsNaN(constant) ? "NaN" : "0", double.IsNaN(constant) ? "spoils every number it meets" : "reads as a real score");

    private static bool IsNothing(double constant) => constant == 0 || double.IsNaN(constant);

    // (nps?.Points ?? 0) > 50 asks a question, to which no data is a no.
    private static bool IsCompared(IOperation operation)
        => operation.Consumer() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual }
            or IIsPatternOperation;
}
