using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Event-time windows of ratings on one scale: each result is a <see cref="RatingCounts{TScale}"/>, from which every score can be read.</summary>
/// <remarks>Thread safety: single writer.</remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// var schema = SeriesSchema.Of(("touchpoint", 12));
/// var windows = new RatingWindows&lt;Nps&gt;(schema, new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.FromMinutes(10), maxSeries: 1_000));
/// windows.Add(new WindowEvent&lt;Rating&lt;Nps&gt;&gt;(schema.Key("checkout"), Rating&lt;Nps&gt;.From(9), DateTimeOffset.UnixEpoch.AddHours(1)));
/// windows.Complete();
/// while (windows.TryRead(out var result)) Console.WriteLine($"{result.Start:O} {result.State}"); // 1970-01-01T01:00:00.0000000+00:00 nps: n 1 of 1
/// </code>
/// </example>
public sealed class RatingWindows<TScale> : ReversibleWindows<RatingCounts<TScale>, Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    /// <summary>Begins with no events.</summary>
    /// <param name="schema">The dimensions of the series.</param>
    /// <param name="options">What is watched and told.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options do not go together; the message says which.</exception>
    public RatingWindows(SeriesSchema schema, WindowOptions options)
        : base(schema, options)
    {
    }

    /// <summary>Everything that the next outcome and the next result depend on: watermark, tallies, slices, ids, what was told, and the offsets to replay from.</summary>
    /// <remarks>An event affects the restored windows once if its source is replayed from the offsets in the same snapshot. Results may then come again, with the same window, series and revision.</remarks>
    /// <param name="offsets">How far each source was read, by any names.</param>
    /// <returns>The snapshot; equal states give equal bytes.</returns>
    /// <exception cref="InvalidOperationException">Results were not read.</exception>
    /// <exception cref="OverflowException">The counters of a state sum to more than 2⁵⁶.</exception>
    public Snapshot ToSnapshot(IReadOnlyDictionary<string, long> offsets) => Take<RatingBody<TScale>>(offsets);

    /// <summary>Puts the state of a snapshot in place of this one. Twice is the same as once.</summary>
    /// <param name="snapshot">A snapshot of windows with the same options and dimensions; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="offsets">The offsets to replay from.</param>
    /// <param name="error">Why the snapshot was refused; this state is then what it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="InvalidOperationException">Results were not read.</exception>
    public bool TryRestore(Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error) =>
        TryRestoreFrom<RatingBody<TScale>>(snapshot, in limits, out offsets, out error);

    // Ratings made from bytes by reinterpretation may be off the scale.
    private protected override bool IsOffScale(Rating<TScale> value) =>
        value.Code is not (RatingCode.NotAnswered or RatingCode.Skipped or RatingCode.NotApplicable) && !RatingCode.IsAnswered(value.Code, ScaleFacts<TScale>.Levels);
}
