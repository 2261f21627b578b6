using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>One cheapest alignment of a journey with its blueprint, and every deviation by name.</summary>
/// <remarks>
/// <para>Of several cheapest ones: a match before a missing touchpoint before an unexpected interaction, and the lowest state. The cost is the sum of <see cref="Missing"/> and <see cref="Unexpected"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ConformanceExplanation
{
    internal ConformanceExplanation(int cost, int missing, int unexpected, IReadOnlyList<TouchpointId?> matched, IReadOnlyList<Deviation> deviations)
    {
        Cost = cost;
        Missing = missing;
        Unexpected = unexpected;
        Matched = matched;
        Deviations = deviations;
    }

    /// <summary>The cost of the alignment: for an active journey the prefix cost.</summary>
    public int Cost { get; }

    /// <summary>How many mandatory touchpoints were skipped, those out of order included.</summary>
    public int Missing { get; }

    /// <summary>How many interactions the blueprint does not foresee, the repeated and those out of order included.</summary>
    public int Unexpected { get; }

    /// <summary>For each interaction the touchpoint it was matched with; <see langword="null"/> for an unexpected one.</summary>
    public IReadOnlyList<TouchpointId?> Matched { get; }

    /// <summary>The deviations, in the order of their positions.</summary>
    public IReadOnlyList<Deviation> Deviations { get; }

    /// <summary>The cost and the deviations.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Deviations.Count == 0 ? "as intended" : string.Create(CultureInfo.InvariantCulture, $"cost {Cost}: {string.Join(", ", Deviations)}");
}
