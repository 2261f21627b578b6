using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="KeyedStore{TState, TIn}"/>: kind 17.</summary>
/// <remarks>
/// <para>The schema is the kind of the states, the overflow policy, the limit and the dimensions. Members are written once, sorted; series in the order of their members' texts, so the bytes do not depend on which was seen first. Section 2 has the configuration, 3 the members, 4 the series, each as its number of values and a snapshot of its state, 5 what is <c>(other)</c> in every dimension, or was refused.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: no writing to the store meanwhile.</para>
/// </remarks>
/// <typeparam name="TState">The state of a series.</typeparam>
/// <typeparam name="TIn">What goes in.</typeparam>
/// <typeparam name="TCodec">How one state is written.</typeparam>
public readonly struct KeyedStoreCodec<TState, TIn, TCodec> : ISnapshotCodec<KeyedStoreCodec<TState, TIn, TCodec>, KeyedStore<TState, TIn>>
    where TState : struct, IAggregate<TState, TIn>
    where TCodec : ISnapshotCodec<TCodec, TState>
{
    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.KeyedStore;

    /// <inheritdoc/>
    public static int MaxBytes(in KeyedStore<TState, TIn> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var rows = new KeyedStoreRows<TState, TIn, TCodec>(state);
        var order = InOrder(state);
        var most = StoreSnapshot.MaxBytes(SchemaOf(state.Index), state.Index, order) + rows.MaxBytes(SeriesIndex.Reserve);
        foreach (ref readonly var series in order.Series) most += rows.MaxBytes(series.Row);
        return most;
    }

    /// <inheritdoc/>
    public static int Write(in KeyedStore<TState, TIn> state, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(state);
        var rows = new KeyedStoreRows<TState, TIn, TCodec>(state);
        var writer = new SnapshotWriter(destination, Kind, SchemaOf(state.Index));
        var order = InOrder(state);
        StoreSnapshot.WriteSeries(ref writer, in rows, order);
        rows.Write(ref writer, SeriesIndex.Reserve);
        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, [MaybeNullWhen(false)] out KeyedStore<TState, TIn> state, out SnapshotError problem)
    {
        state = null;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        if (TryReadStore(ref reader, out var store))
        {
            var rows = new KeyedStoreRows<TState, TIn, TCodec>(store);
            if (StoreSnapshot.TryReadSeries(ref reader, in rows, listsReserve: false) && rows.TryRead(ref reader, SeriesIndex.Reserve) && reader.TryClose()) state = store;
        }

        problem = reader.Error;
        return state is not null;
    }

    private static string SchemaOf(SeriesIndex index) => StoreSnapshot.SchemaOf(string.Create(CultureInfo.InvariantCulture, $"keyed store of kind {TCodec.Kind}"), index);

    private static SeriesRanks InOrder(KeyedStore<TState, TIn> store) => store.Index.InOrder(isReserveListed: false);

    private static bool TryReadStore(ref SnapshotReader reader, [NotNullWhen(true)] out KeyedStore<TState, TIn>? store)
    {
        store = null;
        if (!StoreSnapshot.TryReadConfiguration(ref reader, out var schema, out var maxSeries, out var policy) || !reader.TryReserve(KeyedStore<TState, TIn>.ChunkBytes(maxSeries))) return false;
        var made = new KeyedStore<TState, TIn>(schema, maxSeries, policy);
        if (!reader.TryMatch(SchemaOf(made.Index))) return false;
        store = made;
        return true;
    }
}
