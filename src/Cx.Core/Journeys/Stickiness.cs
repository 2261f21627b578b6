using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>How many customers were active in exactly so many periods.</summary>
/// <remarks>
/// <para>Counts of customers; who was never active is not among them.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Stickiness : JourneyResult
{
    internal Stickiness(JourneyLook look, StickinessSpec spec, ValueList<(int Periods, long Customers)> counts)
        : base(look, isExact: true)
    {
        Spec = spec;
        Counts = counts;
    }

    /// <summary>What was asked.</summary>
    public StickinessSpec Spec { get; }

    /// <summary>How many customers were active in exactly so many periods, by the number of periods, ascending.</summary>
    public IReadOnlyList<(int Periods, long Customers)> Counts { get; }

    /// <summary>How many customers were active at all.</summary>
    public long Customers => Counts.Sum(one => one.Customers);

    /// <summary>How many customers were active in at least so many periods.</summary>
    /// <param name="periods">The number of periods.</param>
    /// <returns>The customers.</returns>
    public long AtLeast(int periods) => Counts.Where(one => one.Periods >= periods).Sum(one => one.Customers);

    /// <summary>The counts, such as <c>1: 12, 2: 7</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join(", ", Counts.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Periods}: {one.Customers}")));
}
