using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Two scores decide something by their numbers alone, as if other samples of the same customers would give the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX6001_ScoresComparedWithoutUncertainty : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX6001_ScoresComparedWithoutUncertainty()
        : base(Descriptors.ScoresComparedWithoutUncertainty)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckComparison(operation, symbols), OperationKind.Binary);
        context.RegisterOperationAction(operation => CheckChoice(operation, symbols), OperationKind.Invocation);
    }

    private static void CheckComparison(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison is not
            {
                OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
                OperatorMethod: null,
            }
            || Exit(symbols, comparison.LeftOperand) is not { } left
            || Exit(symbols, comparison.RightOperand) is not { } right
            || !IsOfOneKind(symbols, left, right)
            || left.IsOfSameScoreAs(right)
            || IsComparer(comparison, context.ContainingSymbol)
            || AsksForUncertainty(symbols, comparison))
        {
            return;
        }

        Report(context, Descriptors.ScoresComparedWithoutUncertainty, comparison, left.Name, "compared", "CompareWith");
    }

    // regions.MaxBy(r => r.Nps.Points), or regions.OrderByDescending(r => r.Nps.Points).First()
    private static void CheckChoice(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (LinqCall.Of(context.Operation) is not { } choice
            || Ordering(choice)?.Lambda?.ReturnedValue() is not { } key
            || Exit(symbols, key) is not { } exit
            || !HasComparison(symbols, exit)
            || AsksForUncertainty(symbols, choice.Call))
        {
            return;
        }

        Report(context, Descriptors.ScoresComparedWithoutUncertainty, choice.Call, exit.Name, "ranked", "Compare.All");
    }

    // The call whose key decides which element is chosen.
    private static LinqCall? Ordering(LinqCall choice)
    {
        if (choice.Name is "MaxBy" or "MinBy") return choice;
        if (choice.Name is not ("First" or "FirstOrDefault" or "Last" or "LastOrDefault")) return null;

        var before = choice.Previous;
        while (before is { Name: "Where" or "ThenBy" or "ThenByDescending" or "ToList" or "ToArray" or "AsEnumerable" or "Select" }) before = before.Previous;
        return before is { Name: "OrderBy" or "OrderByDescending" } ? before : null;
    }

    // Rounding, or a fallback for no data, makes a score no more certain.
    private static ScoreExit? Exit(CxKnownSymbols symbols, IOperation operand)
        => operand.Unconverted() switch
        {
            ICoalesceOperation coalesce => ScoreExit.Of(symbols, coalesce.Value),
            var other => ScoreExit.Of(symbols, Rounding.Operand(symbols, other) ?? other),
        };

    // Scores of different kinds are no comparison that could be done better.
    private static bool IsOfOneKind(CxKnownSymbols symbols, ScoreExit left, ScoreExit right)
        => HasComparison(symbols, left)
            && SymbolEqualityComparer.Default.Equals(left.Property.Property, right.Property.Property)
            && SymbolEqualityComparer.Default.Equals(left.Score.Type, right.Score.Type);

    private static bool HasComparison(CxKnownSymbols symbols, ScoreExit exit) => symbols.Implements(exit.Score.Type, KnownTypes.IComparableScore);

    // An order for sorting has to look at the numbers alone.
    private static bool IsComparer(IOperation comparison, ISymbol body)
        => IsComparer(body as IMethodSymbol)
            || comparison.Ancestors().Any(around => IsComparer((around as IAnonymousFunctionOperation)?.Symbol ?? (around as ILocalFunctionOperation)?.Symbol));

    private static bool IsComparer(IMethodSymbol? method)
        => method switch
        {
            { MethodKind: MethodKind.UserDefinedOperator } => true,
            { ReturnType.SpecialType: SpecialType.System_Int32, Parameters: [var left, var right] } => SymbolEqualityComparer.Default.Equals(left.Type, right.Type),
            { ReturnType.SpecialType: SpecialType.System_Int32, Parameters.Length: 1 } => method.Name.EndsWith("CompareTo", StringComparison.Ordinal),
            _ => false,
        };

    private static bool AsksForUncertainty(CxKnownSymbols symbols, IOperation operation)
        => operation.Root().Descendants().OfType<IInvocationOperation>().Any(call =>
            symbols.Is(call.TargetMethod, KnownMembers.CompareAll)
            || symbols.Is(call.TargetMethod, KnownMembers.CompareWith)
            || (call.TargetMethod.Name == KnownMembers.CompareWith.Name && symbols.Implements(call.TargetMethod.ContainingType, KnownTypes.IComparableScore)));
}
