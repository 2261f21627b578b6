using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>The scale of the elements of an annotated sequence, where they are seen directly: in a lambda given to LINQ, in a <c>foreach</c>.</summary>
internal static class ElementScale
{
    /// <summary>The scale of a value, also where it is an element of a sequence of known scale.</summary>
    public static Scale? ScaleOfValueOrElement(this CxKnownSymbols symbols, IOperation value)
        => symbols.ScaleOf(value) ?? value.Source() switch
        {
            IParameterReferenceOperation parameter => symbols.OfLambdaParameter(parameter),
            ILocalReferenceOperation local => symbols.OfLoopVariable(local),
            _ => null,
        };

    /// <summary>The scale of each element of a sequence.</summary>
    public static Scale? ScaleOfElements(this CxKnownSymbols symbols, IOperation sequence)
    {
        sequence = sequence.Source();
        if (LinqCall.Of(sequence) is not { } call) return symbols.ScaleOf(sequence);
        if (call.Name == "Select") return call.Lambda?.ReturnedValue() is { } selected ? symbols.ScaleOfValueOrElement(selected) : null;
        return call.PassesElements ? symbols.ScaleOfElements(call.Receiver) : null;
    }

    // The first parameter of what the common operators are given is an element.
    private static Scale? OfLambdaParameter(this CxKnownSymbols symbols, IParameterReferenceOperation parameter)
    {
        if (parameter.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(around => SymbolEqualityComparer.Default.Equals(around.Symbol, parameter.Parameter.ContainingSymbol)) is not { } lambda
            || parameter.Parameter.Ordinal != 0
            || LinqCall.Around(lambda) is not { } call)
        {
            return null;
        }

        return call.PassesElements || call.IsMeanOrSum || call.Name is "Select" or "Min" or "Max" ? symbols.ScaleOfElements(call.Receiver) : null;
    }

    private static Scale? OfLoopVariable(this CxKnownSymbols symbols, ILocalReferenceOperation local)
        => local.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault(loop => loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default)) is { } around
            ? symbols.ScaleOfElements(around.Collection)
            : null;
}
