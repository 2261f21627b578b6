using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A quotient of two counts of the library, calculated in whole numbers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2002_IntegerDivisionInAScore : CxAnalyzer
{
    /// <summary>The property of a report whose numerator is promoters minus detractors of the score whose n divides: the fix is <c>Points</c> of that score.</summary>
    internal const string NetProperty = "net";

    /// <summary>The value of <see cref="NetProperty"/> where the numerator has the factor 100 already, so that the quotient itself is meant as points.</summary>
    internal const string InPoints = "points";

    /// <summary>Makes the rule.</summary>
    public CX2002_IntegerDivisionInAScore()
        : base(Descriptors.IntegerDivisionInAScore)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Binary);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var division = (IBinaryOperation)context.Operation;
        if (division is not { OperatorKind: BinaryOperatorKind.Divide, OperatorMethod: null }
            || !division.Type.IsWhole()
            || !HasCount(symbols, division.LeftOperand)
            || !HasCount(symbols, division.RightOperand)
            || IsIndex(division)
            || HasRemainder(division))
        {
            return;
        }

        // What the quotient is multiplied by afterwards belongs to the score.
        var net = Net(symbols, division);
        Report(
            context,
            Descriptors.IntegerDivisionInAScore,
            division.Syntax.GetLocation(),
            net is null ? null : ImmutableDictionary<string, string?>.Empty.Add(NetProperty, net),
            net is null ? "cast the numerator to double" : "use Points, or cast the numerator to double");
    }

    // Promoters - Detractors of a score over N of the same score, perhaps times 100.
    private static string? Net(CxKnownSymbols symbols, IBinaryOperation division)
    {
        var above = division.LeftOperand.Unconverted();
        var isInPoints = false;
        if (above is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product)
        {
            if (product.LeftOperand.ConstantNumber() is 100) above = product.RightOperand.Unconverted();
            else if (product.RightOperand.ConstantNumber() is 100) above = product.LeftOperand.Unconverted();
            else return null;
            isInPoints = true;
        }

        return above is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference
            && difference.LeftOperand.Unconverted() is IPropertyReferenceOperation promoters && symbols.Is(promoters.Property, KnownMembers.Promoters)
            && difference.RightOperand.Unconverted() is IPropertyReferenceOperation detractors && symbols.Is(detractors.Property, KnownMembers.Detractors)
            && division.RightOperand.Unconverted() is IPropertyReferenceOperation { Property.Name: "N", Instance: { } score }
            && SameValue.Of(promoters.Instance, score) && SameValue.Of(detractors.Instance, score)
                ? isInPoints ? InPoints : "share"
                : null;
    }

    private static bool HasCount(CxKnownSymbols symbols, IOperation operand)
        => Terms(operand).Any(term => term is IPropertyReferenceOperation property && IsCount(symbols, property.Property));

    private static IEnumerable<IOperation> Terms(IOperation operand)
    {
        var source = operand.Source();
        return source is IBinaryOperation { OperatorMethod: null } binary ? Terms(binary.LeftOperand).Concat(Terms(binary.RightOperand)) : [source];
    }

    // What the library counts, it counts in long: answers, respondents, cases. Levels of a box and values of a scale are int.
    private static bool IsCount(CxKnownSymbols symbols, IPropertySymbol property)
        => symbols.IsOurs(property) && property is { Type.SpecialType: SpecialType.System_Int64, ContainingType.DeclaredAccessibility: Accessibility.Public };

    private static bool IsIndex(IOperation value)
        => value.Consumer() switch
        {
            IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => true,
            IConversionOperation { Type: { Name: "Index", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } => true,
            IArgumentOperation { Parent: IPropertyReferenceOperation } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Min" or "Max" or "Clamp", ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } } limited } => IsIndex(limited),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } shifted when shifted.Type.IsWhole() => IsIndex(shifted),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => IsOnlyIndex(value.Root(), local),
            _ => false,
        };

    private static bool IsOnlyIndex(IOperation body, ILocalSymbol local)
    {
        var uses = body.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local)).ToList();
        return uses.Count > 0 && uses.TrueForAll(IsIndex);
    }

    // Quotient and remainder of the same two numbers: whole groups, and what is left over.
    private static bool HasRemainder(IBinaryOperation division)
        => division.Body().Descendants().Any(operation => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } remainder
            && SameValue.Of(remainder.LeftOperand, division.LeftOperand)
            && SameValue.Of(remainder.RightOperand, division.RightOperand));
}
