using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of pipelines of ratings: the same bytes as those of <see cref="RatingWindows{TScale}"/>.</summary>
/// <remarks>Thread safety: any thread.</remarks>
public static class WindowPipelineExtensions
{
    /// <summary>Everything that the next outcome and the next result depend on, at a border between pieces: what was accepted before this call is in it with the offsets that came with it, and nothing after.</summary>
    /// <remarks>It is taken when the reader of the results has asked for the one after the last that was told before the border. So nothing that was told is lost between snapshot and reader; somebody has to read meanwhile. An event affects the restored windows once if its source is replayed from the offsets in the same snapshot. Results may then come again, with the same window, series and revision.</remarks>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The snapshot: that of one set of windows which were given the same, byte for byte, whatever the number of workers.</returns>
    /// <exception cref="ArgumentNullException">There is no pipeline.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="System.Threading.Channels.ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the pipeline stopped.</exception>
    /// <exception cref="OverflowException">The counters of a state sum to more than 2⁵⁶.</exception>
    public static Task<Snapshot> ToSnapshotAsync<TScale>(this WindowPipeline<RatingCounts<TScale>, Rating<TScale>> pipeline, CancellationToken cancellationToken = default)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline.TakeAsync<RatingBody<TScale>>(cancellationToken);
    }

    /// <summary>Puts the state of a snapshot in place of the empty one, before anything is written.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="snapshot">A snapshot of a pipeline, or of windows, with the same options and dimensions; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="offsets">The offsets to replay from.</param>
    /// <param name="error">Why the snapshot was refused; the pipeline is then as it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="ArgumentNullException">There is no pipeline or no snapshot.</exception>
    /// <exception cref="InvalidOperationException">Something was written before.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    public static bool TryRestore<TScale>(this WindowPipeline<RatingCounts<TScale>, Rating<TScale>> pipeline, Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return pipeline.TryRestoreFrom<RatingBody<TScale>>(snapshot, in limits, out offsets, out error);
    }
}
