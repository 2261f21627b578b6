using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>The number of a score that is rounded and then calculated with.</summary>
/// <remarks>
/// <para>A factor, a divisor or an offset that is constant is a change of unit or of place, for text or for a chart. So is a whole number of the program: a width, a row.</para>
/// <para>Where the rule on averaged scores speaks of the same total, this one is silent.</para>
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2003_RoundedBeforeAggregation : CxAnalyzer
{
    /// <summary>The property of a report that holds the place of the number without rounding: start and length.</summary>
    internal const string UnroundedProperty = "unrounded";

    /// <summary>Makes the rule.</summary>
    public CX2003_RoundedBeforeAggregation()
        : base(Descriptors.RoundedBeforeAggregation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation, OperationKind.Conversion);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var rounding = context.Operation;
        if (Rounding.ExitOf(symbols, rounding) is not { } exit
            || Rounding.IsRoundedAgain(symbols, rounding)
            || !(IsCalculatedWith(symbols, rounding) || IsOnlyCalculatedWith(symbols, rounding)))
        {
            return;
        }

        var unrounded = Rounding.Unrounded(symbols, rounding).Syntax.Span;
        Report(
            context,
            Descriptors.RoundedBeforeAggregation,
            rounding.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(UnroundedProperty, string.Format(CultureInfo.InvariantCulture, "{0},{1}", unrounded.Start, unrounded.Length)),
            exit.Name);
    }

    // A local whose every use is arithmetic: one that is shown as well is meant as it is shown.
    private static bool IsOnlyCalculatedWith(CxKnownSymbols symbols, IOperation rounding)
    {
        if (rounding.Consumer() is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }) return false;
        var uses = rounding.Root().Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => !use.IsWritten() && IsCalculatedWith(symbols, use));
    }

    private static bool IsCalculatedWith(CxKnownSymbols symbols, IOperation number)
        => number.Consumer() switch
        {
            IBinaryOperation calculation => IsArithmetic(symbols, calculation, number) && !IsPartOfReportedTotal(symbols, calculation),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } running => running.Type.IsNumber() && running.Value.Unconverted() == number.Unconverted(),
            IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter } => symbols.IsOurs(method) && !symbols.Is(method.ContainingType, KnownTypes.DisplayRounding) && parameter.Type.IsFractional(),
            IReturnOperation { Parent: var _ } returned => returned.Body() is IAnonymousFunctionOperation lambda && lambda.ReturnedValue() == returned.ReturnedValue && FeedsAggregate(lambda),
            _ => false,
        };

    private static bool IsArithmetic(CxKnownSymbols symbols, IBinaryOperation calculation, IOperation number)
    {
        if (!calculation.Type.IsNumber() || calculation.OperatorMethod is not null) return false;
        var isLeft = calculation.LeftOperand.DescendantsAndSelf().Contains(number);
        var other = isLeft ? calculation.RightOperand : calculation.LeftOperand;
        return calculation.OperatorKind switch
        {
            BinaryOperatorKind.Add or BinaryOperatorKind.Subtract => other.ConstantNumber() is null && (other.Unconverted().Type.IsFractional() || ReadsTheLibrary(symbols, other)),
            BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder => ReadsTheLibrary(symbols, other),
            _ => false,
        };
    }

    private static bool ReadsTheLibrary(CxKnownSymbols symbols, IOperation value)
        => value.Source().DescendantsAndSelf().Any(part => part is IPropertyReferenceOperation property && symbols.IsOurs(property.Property) && property.Type.IsNumber());

    private static bool IsPartOfReportedTotal(CxKnownSymbols symbols, IOperation calculation)
        => calculation.Ancestors().Prepend(calculation).TakeWhile(outer => outer is IBinaryOperation or IParenthesizedOperation or IConversionOperation).Any(outer => ScoreTotal.Of(symbols, outer) is not null);

    // sequence.Average(x => rounded), or sequence.Select(x => rounded)….Average().
    private static bool FeedsAggregate(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Ancestors().FirstOrDefault(outer => outer is IArgumentOperation) is not { } argument || LinqCall.Of(argument.Parent) is not { } call) return false;
        if (call.IsMeanOrSum) return true;
        return call.Name == "Select" && FeedsAggregate(call);
    }

    private static bool FeedsAggregate(LinqCall numbers)
        => numbers.Call.Consumer() is IArgumentOperation argument
            && LinqCall.Of(argument.Parent) is { } next
            && next.Call.Arguments[0] == argument
            && (next.IsMeanOrSum ? next.Lambda is null : next.PassesElements && FeedsAggregate(next));
}
