using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>The ways that journeys took, most frequent first.</summary>
/// <remarks>
/// <para>Σ counts of all variants + <see cref="OtherJourneys"/> + <see cref="Overflow"/> = journeys.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record VariantTable : JourneyResult
{
    internal VariantTable(JourneyLook look, VariantSpec spec, ValueList<Variant> all, long otherVariants, long otherJourneys, long folded, long overflow)
        : base(look, overflow == 0)
    {
        Spec = spec;
        All = all;
        OtherVariants = otherVariants;
        OtherJourneys = otherJourneys;
        Folded = folded;
        Overflow = overflow;
    }

    /// <summary>What was asked.</summary>
    public VariantSpec Spec { get; }

    /// <summary>The variants that are shown, most frequent first, then by their events.</summary>
    public IReadOnlyList<Variant> All { get; }

    /// <summary>How many different variants there are, those that are not shown included.</summary>
    public long Count => All.Count + OtherVariants;

    /// <summary>How many variants are too rare to be shown.</summary>
    public long OtherVariants { get; }

    /// <summary>How many journeys took one of those.</summary>
    public long OtherJourneys { get; }

    /// <summary>How many journeys are longer than the most events of a variant, and count with their beginning.</summary>
    public long Folded { get; }

    /// <summary>How many journeys found no room in memory, and count nowhere.</summary>
    public long Overflow { get; }

    /// <summary>The size of the table.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} variants of {Journeys} journeys");
}
