using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The scale of a mean: that of what it is a mean of.</summary>
internal static class MeanScale
{
    /// <summary>The scale of an answer, or of an <c>Average</c> of answers; <see langword="null"/> for anything else, constants included.</summary>
    public static Scale? ScaleOfAnswerOrMean(this CxKnownSymbols symbols, IOperation value)
    {
        if (value.ConstantValue.HasValue) return null;
        if (LinqCall.Of(value.Source()) is not { Name: "Average" } mean) return symbols.ScaleOfValueOrElement(value);
        return mean.ElementValue() is { } element ? symbols.ScaleOfValueOrElement(element) : symbols.ScaleOfElements(mean.Receiver);
    }
}
