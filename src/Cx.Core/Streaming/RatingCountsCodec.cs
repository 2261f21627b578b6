using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="RatingCounts{TScale}"/>: kind 1.</summary>
/// <remarks>
/// <para>The schema is the scale's id, range and polarity. The counters: not answered, the levels, invalid, skipped, not applicable.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: any thread.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public readonly struct RatingCountsCodec<TScale> : ISnapshotCodec<RatingCountsCodec<TScale>, RatingCounts<TScale>>
    where TScale : struct, IScale<TScale>
{
    private const ushort Counters = 2;

    private static readonly string Schema = ScaleSchema.Of(ScaleFacts<TScale>.Definition);
    private static readonly int Room = SnapshotWriter.EnvelopeBytes(Schema, 1) + SnapshotWriter.NumberBytes + RatingCountsBody.MaxBytes(ScaleFacts<TScale>.Levels);

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.RatingCounts;

    /// <inheritdoc/>
    public static int MaxBytes(in RatingCounts<TScale> state) => Room;

    /// <inheritdoc/>
    public static int Write(in RatingCounts<TScale> state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, Schema);
        writer.BeginSection(Counters);
        RatingCountsBody.Write(ref writer, in state);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out RatingCounts<TScale> state, out SnapshotError problem)
    {
        state = default;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var ok = reader.TryMatch(Schema) && reader.TryEnter(Counters) && RatingCountsBody.TryRead(ref reader, out state) && reader.TryClose();
        problem = reader.Error;
        if (!ok) state = default;
        return ok;
    }
}
