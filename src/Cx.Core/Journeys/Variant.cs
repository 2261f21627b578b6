using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>A sequence of events, and how many journeys are exactly this sequence so far.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record Variant
{
    internal Variant(ValueList<TouchpointId> steps, long count, Share share)
    {
        Steps = steps;
        Count = count;
        Share = share;
    }

    /// <summary>The events in their order.</summary>
    public IReadOnlyList<TouchpointId> Steps { get; }

    /// <summary>How many journeys, 1 or more.</summary>
    public long Count { get; }

    /// <summary>Their share of all journeys.</summary>
    public Share Share { get; }

    /// <summary>The sequence with its count.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} x {string.Join(" > ", Steps.Select(step => step.Text))}");
}
