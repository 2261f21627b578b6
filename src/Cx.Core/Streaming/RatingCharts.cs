using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>Feeds control charts from counts of final slices: one state answers every chart.</summary>
/// <remarks>Thread safety: any thread.</remarks>
/// <example>
/// <code>
/// RatingCounts&lt;Nps&gt;[] weeks = [];   // final slices, in order
/// var points = RatingCharts.Gather(weeks, minN: 30, out var pending);
/// NetScoreChart? chart = RatingCharts.NetScore(points.Take(12));
/// var signals = points.Skip(12).Select(week => chart?.Point(week)).Where(point => point is { IsSignal: true });
/// </code>
/// </example>
public static class RatingCharts
{
    /// <summary>Slices with enough answers to be points: one with fewer is merged into the next.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="slices">Final slices, in order.</param>
    /// <param name="minN">The least answers of a point, 1 or more.</param>
    /// <param name="pending">What the last slices hold and is not yet enough.</param>
    /// <returns>The counts of the points. Together with <paramref name="pending"/> they are those of the slices.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minN"/> is not positive.</exception>
    public static IReadOnlyList<RatingCounts<TScale>> Gather<TScale>(IEnumerable<RatingCounts<TScale>> slices, long minN, out RatingCounts<TScale> pending)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(slices);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minN);
        var points = new List<RatingCounts<TScale>>();
        pending = default;
        foreach (var slice in slices)
        {
            pending.Merge(slice);
            if (pending.Answered < minN) continue;
            points.Add(pending);
            pending = default;
        }

        return points;
    }

    /// <summary>A chart of the scale's favourable box.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="baseline">The counts of the points of a closed baseline.</param>
    /// <returns>The chart; <see langword="null"/> with fewer than two points with answers, or where all answers or none are favourable.</returns>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static PChart? Box<TScale>(IEnumerable<RatingCounts<TScale>> baseline)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(baseline);
        var classes = baseline.Select(counts => Classes(in counts)).ToList();
        return PChart.From([.. classes.Select(one => one.Favourable)], [.. classes.Select(one => one.Unfavourable + one.Neutral + one.Favourable)]);
    }

    /// <summary>A chart of the scale's net score: favourable less unfavourable box, on <see cref="Nps"/> the net promoter score.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="baseline">The counts of the points of a closed baseline.</param>
    /// <returns>The chart; <see langword="null"/> with fewer than two points with answers, or where all answers are of one kind.</returns>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static NetScoreChart? NetScore<TScale>(IEnumerable<RatingCounts<TScale>> baseline)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(baseline);
        return NetScoreChart.From([.. baseline.Select(counts => Classes(in counts))]);
    }

    /// <summary>Counts as a point.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="chart">The chart.</param>
    /// <param name="counts">The counts.</param>
    /// <returns>The point; <see langword="null"/> without answers.</returns>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static ChartPoint? Point<TScale>(this PChart chart, in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (unfavourable, neutral, favourable) = Classes(in counts);
        return chart.Point(favourable, unfavourable + neutral + favourable);
    }

    /// <summary>Counts as a point.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="chart">The chart.</param>
    /// <param name="counts">The counts.</param>
    /// <returns>The point; <see langword="null"/> without answers.</returns>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static ChartPoint? Point<TScale>(this NetScoreChart chart, in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(chart);
        var (unfavourable, neutral, favourable) = Classes(in counts);
        return chart.Point(unfavourable, neutral, favourable);
    }

    private static (long Unfavourable, long Neutral, long Favourable) Classes<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleFacts<TScale>.Definition;
        if (!ScaleFacts<TScale>.HasBoxes) throw new InvalidOperationException($"Scale '{scale.Id}' names no box, so nothing says which answers are favourable. Give it boxes (WithBoxes), or make the chart of your own counts.");
        long unfavourable = 0, neutral = 0, favourable = 0;
        for (var value = scale.Min; value <= scale.Max; value++)
        {
            if (scale.IsFavourable(value) == true) favourable += counts[value];
            else if (scale.IsUnfavourable(value) == true) unfavourable += counts[value];
            else neutral += counts[value];
        }

        return (unfavourable, neutral, favourable);
    }
}
