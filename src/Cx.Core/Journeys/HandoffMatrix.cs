using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How often customers change the channel from one interaction to the next.</summary>
/// <remarks>
/// <para>Shares 0…1 with their counts; <see langword="null"/> where nothing could be counted. Pairs of which a channel is not known are in none of them, except <see cref="Pairs"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record HandoffMatrix : JourneyResult
{
    internal HandoffMatrix(JourneyLook look, HandoffSpec spec, ValueList<Handoff> all, HandoffCounts counts)
        : base(look, look.Engine.IsExact)
    {
        Spec = spec;
        All = all;
        Pairs = counts.Pairs;
        KnownPairs = counts.KnownPairs;
        Rate = Share.Of(all.Sum(one => one.Count), counts.KnownPairs);
        Bounces = Share.Of(counts.Bounces, counts.Triples);
        Escalations = Share.Of(counts.Escalations, counts.FromUnassisted);
        ContextKept = Share.Of(counts.CaseKept, counts.WithCase);
    }

    /// <summary>What was asked.</summary>
    public HandoffSpec Spec { get; }

    /// <summary>The changes by channels, most frequent first, then by name.</summary>
    public IReadOnlyList<Handoff> All { get; }

    /// <summary>How many pairs of interactions there are.</summary>
    public long Pairs { get; }

    /// <summary>Of how many of them both channels are known.</summary>
    public long KnownPairs { get; }

    /// <summary>Changes of the channel per pair with both channels known.</summary>
    public Share? Rate { get; }

    /// <summary>Three interactions on channels A, B, A, per three interactions with all channels known.</summary>
    public Share? Bounces { get; }

    /// <summary>From a channel without to one with a human, per pair from one without.</summary>
    public Share? Escalations { get; }

    /// <summary>Changes with one case on both sides, per change whose first side has a case.</summary>
    public Share? ContextKept { get; }

    /// <summary>The rates.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"hand-offs {Rate}, bounces {Bounces}, escalations {Escalations}");
}
