using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>Reads counts by slice with a half-life: recent answers count more, and the score says by how much.</summary>
/// <remarks>Thread safety: any thread.</remarks>
/// <example>
/// <code>
/// var monday = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
/// var view = Decay.Of(
///     [(monday, TimeSpan.FromDays(1), RatingCounts.Of(Rating&lt;Nps&gt;.From(2))), (monday.AddDays(1), TimeSpan.FromDays(1), RatingCounts.Of(Rating&lt;Nps&gt;.From(10)))],
///     halfLife: TimeSpan.FromDays(7), asOf: monday.AddDays(2));
/// var score = NetPromoterScore.From(view.Counts);
/// </code>
/// </example>
public static class Decay
{
    // As weights are kept: whole multiples of 2^-32.
    private const double Unit = 4294967296.0;

    /// <summary>Reads slices: w = 2^(−age/half-life), with the age of the middle of the slice.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="slices">The beginning and length of each slice with its counts, in any order.</param>
    /// <param name="halfLife">The time in which a weight halves.</param>
    /// <param name="asOf">The instant from which ages are counted back; not before the beginning of a slice.</param>
    /// <returns>The view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not positive, or a slice begins after <paramref name="asOf"/>.</exception>
    /// <exception cref="InvalidOperationException">A counter is below zero.</exception>
    public static DecayedCounts<TScale> Of<TScale>(IEnumerable<(DateTimeOffset Start, TimeSpan Length, RatingCounts<TScale> Counts)> slices, TimeSpan halfLife, DateTimeOffset asOf)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(slices);
        if (halfLife <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(halfLife), halfLife, "A half-life is above zero.");
        var levels = ScaleFacts<TScale>.Levels;
        Int128[] sums = new Int128[levels], squares = new Int128[levels];
        RatingCounts<TScale> counted = default, forgotten = default;
        foreach (var (start, length, counts) in slices)
        {
            if (start > asOf) throw new ArgumentOutOfRangeException(nameof(asOf), asOf, $"A slice begins at {start:O}, after that instant. Ask for a later one, or leave the slice out.");
            var age = Math.Max(0, (asOf - start).Ticks - (length.Ticks / 2));
            var units = (long)Math.Round(Unit * Math.Pow(2, -(double)age / halfLife.Ticks), MidpointRounding.ToEven);
            if (units == 0)
            {
                forgotten.Merge(counts);
                continue;
            }

            Weigh(counts, units, sums, squares);
            counted.Merge(counts);
        }

        var row = WeightedRow.From(counted.Row, sums, squares);
        return new DecayedCounts<TScale>(halfLife, asOf, WeightedRatingCounts<TScale>.FromRow(in row), in forgotten, Effective(sums, squares));
    }

    private static void Weigh<TScale>(in RatingCounts<TScale> counts, long units, Span<Int128> sums, Span<Int128> squares)
        where TScale : struct, IScale<TScale>
    {
        for (var level = 0; level < sums.Length; level++)
        {
            var value = ScaleFacts<TScale>.Min + level;
            var count = counts[value];
            if (count < 0) throw new InvalidOperationException($"The counter of {value} is {count}: more was taken out than was put in. Merge the slice that holds these answers first.");
            sums[level] += count * (Int128)units;
            squares[level] += count * (Int128)units * units;
        }
    }

    private static double? Effective(Int128[] sums, Int128[] squares)
    {
        double sum = 0, square = 0;
        foreach (var one in sums) sum += (double)one / Unit;
        foreach (var one in squares) square += (double)one / (Unit * Unit);
        return sum > 0 ? Kish.EffectiveN(sum, square) : null;
    }
}
