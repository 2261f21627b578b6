using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.Analyzers;

/// <summary>Constant weights for a parameter marked <c>UnitSum</c> that do not add up to one.</summary>
/// <remarks>
/// <para>A sequence is a sum of its own: of its numbers, or of the one number with decimals in each of its tuples.</para>
/// <para>Several marked numbers of one call are one sum. A single marked number is no sum.</para>
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2006_WeightsDoNotSumToOne : CxAnalyzer
{
    private const double Slack = 1e-9;

    // Seven digits are all that a float has.
    private const double SlackOfFloats = 1e-6;

    /// <summary>Makes the rule.</summary>
    public CX2006_WeightsDoNotSumToOne()
        : base(Descriptors.WeightsDoNotSumToOne)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        // Nearly every call is of a method without the mark: it is looked for once a method.
        var marked = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            operation =>
            {
                var method = operation.Operation is IInvocationOperation call ? call.TargetMethod : ((IObjectCreationOperation)operation.Operation).Constructor;
                if (method is not null && marked.GetOrAdd(method.OriginalDefinition, HasMark) && !ExpectedError.IsExpectedAt(operation.Operation)) Check(operation, symbols);
            },
            OperationKind.Invocation,
            OperationKind.ObjectCreation);

        bool HasMark(ISymbol method) => ((IMethodSymbol)method).Parameters.Any(parameter => symbols.Has(parameter, KnownTypes.UnitSum));
    }

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var arguments = context.Operation is IInvocationOperation call ? call.Arguments : ((IObjectCreationOperation)context.Operation).Arguments;
        List<IOperation> numbers = [], written = [];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || !symbols.Has(parameter, KnownTypes.UnitSum)) continue;
            if (parameter.Type.IsNumber())
            {
                numbers.Add(argument.Value);
                if (!argument.IsImplicit) written.Add(argument);
            }
            else if (Elements(argument.Value) is { IsEmpty: false } elements && Weights(elements) is { } weights) Judge(context, weights, elements);
        }

        if (numbers.Count > 1 && written.Count > 0) Judge(context, numbers, written);
    }

    private static void Judge(OperationAnalysisContext context, IEnumerable<IOperation> weights, IEnumerable<IOperation> places)
    {
        double sum = 0, slack = Slack;
        foreach (var weight in weights)
        {
            if (weight.ConstantNumber() is not { } number) return;
            sum += number;
            if (weight.Unconverted().Type?.SpecialType == SpecialType.System_Single) slack = SlackOfFloats;
        }

        if (Math.Abs(sum - 1) <= slack) return;
        var spans = places.Select(place => place.Syntax.Span).ToList();
        Report(
            context,
            Descriptors.WeightsDoNotSumToOne,
            Location.Create(context.Operation.Syntax.SyntaxTree, TextSpan.FromBounds(spans.Min(span => span.Start), spans.Max(span => span.End))),
            properties: null,
            sum.ToString("G12", CultureInfo.InvariantCulture));
    }

    private static ImmutableArray<IOperation> Elements(IOperation value)
    {
        while (value is IConversionOperation conversion) value = conversion.Operand;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            ILocalReferenceOperation local when IsReadOnce(local) && local.SingleValue() is { } initial => Elements(initial),
            _ => [],
        };
    }

    // An array in a variable may be written to between; one that nothing else reads is not.
    private static bool IsReadOnce(ILocalReferenceOperation local)
        => local.Root().Descendants().OfType<ILocalReferenceOperation>().Count(other => SymbolEqualityComparer.Default.Equals(other.Local, local.Local)) == 1;

    // The weights of the elements, or null where it is not clear which number is the weight.
    private static List<IOperation>? Weights(ImmutableArray<IOperation> elements)
    {
        List<IOperation> weights = [];
        foreach (var element in elements)
        {
            if (element.Type.IsNumber())
            {
                weights.Add(element);
                continue;
            }

            if (element.Unconverted() is not ITupleOperation tuple) return null;
            var fractions = tuple.Elements.Where(part => part.Type.IsFractional()).ToList();
            if (fractions.Count != 1) return null;
            weights.Add(fractions[0]);
        }

        return weights;
    }
}
