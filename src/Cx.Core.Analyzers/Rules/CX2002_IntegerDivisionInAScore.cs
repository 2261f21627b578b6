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
            || !IsIntegral(division.Type)
            || IsIndex(division)
            || Counts(symbols, division.LeftOperand) is not { IsEmpty: false } above
            || Counts(symbols, division.RightOperand) is not { IsEmpty: false })
        {
            return;
        }

        // What the quotient is multiplied by afterwards belongs to the score.
        var net = NetScore(symbols, division, above);
        Report(
            context,
            Descriptors.IntegerDivisionInAScore,
            division.Syntax.GetLocation(),
            net is null ? null : ImmutableDictionary<string, string?>.Empty.Add(NetProperty, "true"),
            net is null ? "cast the numerator to double" : "use Points, or cast the numerator to double");
    }

    // Promoters - Detractors of a score over N of the same score.
    private static IOperation? NetScore(CxKnownSymbols symbols, IBinaryOperation division, ImmutableArray<IPropertyReferenceOperation> above)
        => division.LeftOperand.Unconverted() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference
            && difference.LeftOperand.Unconverted() is IPropertyReferenceOperation promoters && symbols.Is(promoters.Property, KnownMembers.Promoters)
            && difference.RightOperand.Unconverted() is IPropertyReferenceOperation detractors && symbols.Is(detractors.Property, KnownMembers.Detractors)
            && division.RightOperand.Unconverted() is IPropertyReferenceOperation { Property.Name: "N", Instance: { } score }
            && above.Length == 2
            && SameValue.Of(promoters.Instance, score) && SameValue.Of(detractors.Instance, score)
                ? score
                : null;

    // The counts of the library that an expression is made of.
    private static ImmutableArray<IPropertyReferenceOperation> Counts(CxKnownSymbols symbols, IOperation operand)
        => [.. Terms(operand).OfType<IPropertyReferenceOperation>().Where(property => property.Type?.SpecialType is SpecialType.System_Int64 or SpecialType.System_Int32 && IsCount(symbols, property.Property))];

    private static IEnumerable<IOperation> Terms(IOperation operand)
    {
        var source = operand.Source();
        return source is IBinaryOperation { OperatorMethod: null } binary ? Terms(binary.LeftOperand).Concat(Terms(binary.RightOperand)) : [source];
    }

    // Whole numbers of answers: of a score, of counts, of a sample. Levels of a box and values of a scale are none.
    private static bool IsCount(CxKnownSymbols symbols, IPropertySymbol property)
        => symbols.IsOurs(property)
            && property.Type.SpecialType == SpecialType.System_Int64
            && (symbols.IsScore(property.ContainingType)
                || symbols.Is(property.ContainingType, KnownTypes.RatingCountsOfT)
                || symbols.Is(property.ContainingType, KnownTypes.RatingCounts)
                || symbols.Is(property.ContainingType, KnownTypes.WeightedRatingCountsOfT)
                || symbols.Is(property.ContainingType, KnownTypes.WeightedRatingCounts)
                || symbols.Is(property.ContainingType, KnownTypes.Sample)
                || symbols.Is(property.ContainingType, KnownTypes.Share));

    private static bool IsIntegral(ITypeSymbol? type)
        => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var argument] } && IsIntegral(argument));

    private static bool IsIndex(IOperation division)
        => division.Consumer() is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true } or IImplicitIndexerReferenceOperation
            or IArgumentOperation { Parent: IPropertyReferenceOperation };
}
