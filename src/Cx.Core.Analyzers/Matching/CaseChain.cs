using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>The LINQ calls that a sequence went through, the last first: also through locals, groups and <c>foreach</c>.</summary>
internal static class CaseChain
{
    // Deeper than code is ever nested: a chain of broken code may run in a circle.
    private const int Longest = 64;

    /// <summary>The calls that made a sequence.</summary>
    public static IEnumerable<LinqCall> Of(IOperation sequence)
    {
        var current = sequence;
        for (var steps = 0; current is not null && steps < Longest; steps++)
        {
            var source = Inner(current);
            if (LinqCall.Of(source) is { } call)
            {
                yield return call;
                current = call.Receiver;
            }
            else
            {
                current = Origin(source);
            }
        }
    }

    /// <summary>Whether a call reads something of each element for what comes after it.</summary>
    public static bool Selects(this LinqCall call) => call.Name is "Select" or "SelectMany";

    // [.. cases], and conversions to spans, which are methods.
    private static IOperation Inner(IOperation sequence)
    {
        while (true)
        {
            switch (sequence.Source())
            {
                case IConversionOperation conversion:
                    sequence = conversion.Operand;
                    break;
                case ICollectionExpressionOperation { Elements: [ISpreadOperation spread] }:
                    sequence = spread.Operand;
                    break;
                case var source:
                    return source;
            }
        }
    }

    // A group in a lambda or a loop comes from the sequence of groups.
    private static IOperation? Origin(IOperation source)
        => source switch
        {
            IParameterReferenceOperation parameter => source.Ancestors().OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault(lambda => lambda.Symbol.Parameters.Any(own => Same(own, parameter.Parameter)))?
                .Ancestors().SkipWhile(around => around is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
                .Select(LinqCall.Of).FirstOrDefault()?.Receiver,
            ILocalReferenceOperation local => source.Ancestors().OfType<IForEachLoopOperation>()
                .FirstOrDefault(loop => loop.Locals.Any(own => Same(own, local.Local)))?.Collection,
            _ => null,
        };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
