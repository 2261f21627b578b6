using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Ratings in which older ones weigh less, as a view over exact counts by slice: the weight halves with each half-life.</summary>
/// <remarks>
/// <para>The state does not decay, reading does: one exact state serves every half-life and every instant. Every score of weighted counts reads <see cref="Counts"/>, and its interval uses the effective n.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Made by <see cref="Decay"/>. Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public sealed class DecayedCounts<TScale>
    where TScale : struct, IScale<TScale>
{
    internal DecayedCounts(TimeSpan halfLife, DateTimeOffset asOf, in WeightedRatingCounts<TScale> counts, in RatingCounts<TScale> forgotten, double? effectiveN)
    {
        HalfLife = halfLife;
        AsOf = asOf;
        Counts = counts;
        Forgotten = forgotten;
        EffectiveN = effectiveN;
    }

    /// <summary>The time in which a weight halves.</summary>
    public TimeSpan HalfLife { get; }

    /// <summary>The instant from which ages are counted back.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The counts with their weights.</summary>
    public WeightedRatingCounts<TScale> Counts { get; }

    /// <summary>What is so old that its weight is no longer a number of the weights: below 2⁻³³, after 33 half-lives.</summary>
    public RatingCounts<TScale> Forgotten { get; }

    /// <summary>As many answers of equal weight would say as much: (Σ w·n)²/Σ w²·n, a count of answers; <see langword="null"/> without answers.</summary>
    public double? EffectiveN { get; }

    /// <summary>Half-life and effective n, which a score of these counts must be shown with.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"half-life {HalfLife:c} as of {AsOf:O}, effective n {EffectiveN:0.0}");
}
