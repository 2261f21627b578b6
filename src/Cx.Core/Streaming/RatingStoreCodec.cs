using System.Diagnostics.CodeAnalysis;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="RatingStore{TScale}"/>: kind 16.</summary>
/// <remarks>
/// <para>The schema is the scale, the overflow policy, the limit and the dimensions. Members are written once, sorted; series in the order of their members' texts, so the bytes do not depend on which was seen first. Section 2 has the configuration, 3 the members, 4 the series, 5 what was refused.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: no writing to the store meanwhile.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
public readonly struct RatingStoreCodec<TScale> : ISnapshotCodec<RatingStoreCodec<TScale>, RatingStore<TScale>>
    where TScale : struct, IScale<TScale>
{
    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.RatingStore;

    /// <inheritdoc/>
    public static int MaxBytes(in RatingStore<TScale> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var order = new RatingStoreRows<TScale>(state).InOrder();
        return StoreSnapshot.MaxBytes(SchemaOf(state.Index), state.Index, order) + ((order.Series.Length + 1) * RatingCountsBody.MaxBytes(ScaleFacts<TScale>.Levels));
    }

    /// <inheritdoc/>
    public static int Write(in RatingStore<TScale> state, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(state);
        var rows = new RatingStoreRows<TScale>(state);
        var writer = new SnapshotWriter(destination, Kind, SchemaOf(state.Index));
        var order = rows.InOrder();
        StoreSnapshot.WriteSeries(ref writer, in rows, order);
        var refused = state.Policy == OverflowPolicy.Refuse ? state.ReadRow(SeriesIndex.Reserve) : default;
        RatingCountsBody.Write(ref writer, in refused);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out RatingStore<TScale> state, out SnapshotError problem)
    {
        state = null;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        if (TryReadStore(ref reader, out var store) && StoreSnapshot.TryReadSeries(ref reader, new RatingStoreRows<TScale>(store), listsReserve: true)
            && TryReadRefused(ref reader, store) && reader.TryClose()) state = store;
        problem = reader.Error;
        return state is not null;
    }

    private static string SchemaOf(SeriesIndex index) => StoreSnapshot.SchemaOf($"rating store {ScaleSchema.Of(ScaleFacts<TScale>.Definition)}", index);

    private static bool TryReadStore(ref SnapshotReader reader, [NotNullWhen(true)] out RatingStore<TScale>? store)
    {
        store = null;
        if (!StoreSnapshot.TryReadConfiguration(ref reader, out var schema, out var maxSeries, out var policy) || !reader.TryReserve(RatingStore<TScale>.ChunkBytes(maxSeries))) return false;
        var made = new RatingStore<TScale>(schema, maxSeries, policy);
        if (!reader.TryMatch(SchemaOf(made.Index))) return false;
        store = made;
        return true;
    }

    private static bool TryReadRefused(ref SnapshotReader reader, RatingStore<TScale> store)
    {
        if (!RatingCountsBody.TryRead(ref reader, out RatingCounts<TScale> refused)) return false;
        if (refused == default) return true;
        if (store.Policy != OverflowPolicy.Refuse) return reader.Fail(SnapshotErrorKind.NotCanonical);
        store.WriteRow(SeriesIndex.Reserve, in refused);
        return true;
    }
}
