using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The rows of a store of any aggregate: the number of values, and the state as a snapshot of its own.</summary>
internal readonly struct KeyedStoreRows<TState, TIn, TCodec>(KeyedStore<TState, TIn> store) : IStoreRows
    where TState : struct, IAggregate<TState, TIn>
    where TCodec : ISnapshotCodec<TCodec, TState>
{
    public SeriesIndex Index => store.Index;

    /// <summary>Nothing can be told of a state of someone else's: all but the reserve are series, and that is never listed.</summary>
    public bool IsEmpty(int row) => false;

    public int MaxBytes(int row) => (2 * SnapshotWriter.NumberBytes) + TCodec.MaxBytes(in store.StateAt(row, out _));

    public bool TryReserveRow(ref SnapshotReader reader) =>
        store.Index.Rows % KeyedStore<TState, TIn>.ChunkRows != 0 || reader.TryReserve(KeyedStore<TState, TIn>.ChunkBytes(store.MaxSeries));

    public void Write(ref SnapshotWriter writer, int row)
    {
        ref var state = ref store.StateAt(row, out var values);
        SnapshotWriter.CheckSum(Int128.Abs(values));
        writer.WriteSigned(values);
        writer.WriteNested<TCodec, TState>(in state);
    }

    public bool TryRead(ref SnapshotReader reader, int row)
    {
        var at = reader.Offset;
        if (!reader.TryReadSigned(out var values)) return false;
        if (SnapshotWriter.Magnitude(values) > SnapshotFormat.MaxSum) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (!reader.TryReadNested<TCodec, TState>(out var state)) return false;
        store.Put(row, in state, values);
        return true;
    }
}
