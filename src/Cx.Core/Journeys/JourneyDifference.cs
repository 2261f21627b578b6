using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>One figure of two results, first minus second, with its uncertainty.</summary>
/// <remarks>
/// <para>Shares −1…1; emotions −2…2. Exchanged results give the negative, and the same p.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record JourneyDifference
{
    internal JourneyDifference(JourneyDifferenceKind kind, string name, double first, double second, double difference, Interval? interval, double? pValue, double? adjusted)
    {
        Kind = kind;
        Name = name;
        First = first;
        Second = second;
        Difference = difference;
        Interval = interval;
        PValue = pValue;
        AdjustedPValue = adjusted;
    }

    /// <summary>What was compared.</summary>
    public JourneyDifferenceKind Kind { get; }

    /// <summary>Of which edge, event, step or way.</summary>
    public string Name { get; }

    /// <summary>The figure of the first result: a share 0…1, or an emotion −1…1.</summary>
    public double First { get; }

    /// <summary>The figure of the second.</summary>
    public double Second { get; }

    /// <summary>First minus second, −1…1 for shares, −2…2 for emotions.</summary>
    public double Difference { get; }

    /// <summary>The 95 % interval of the difference, in its unit: Newcombe's for shares, Welch's for emotions; <see langword="null"/> where a sample has a single answer.</summary>
    public Interval? Interval { get; }

    /// <summary>The two-sided p-value 0…1 of this comparison alone; <see langword="null"/> where there is none.</summary>
    public double? PValue { get; }

    /// <summary>The p-value 0…1 after Holm's correction for all comparisons of the two results.</summary>
    public double? AdjustedPValue { get; }

    /// <summary>Name and difference.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Name}: {Difference:+0.####;-0.####;0} (p {AdjustedPValue:0.####})");

    internal JourneyDifference Adjusted(double? pValue) => new(Kind, Name, First, Second, Difference, Interval, PValue, pValue);
}
