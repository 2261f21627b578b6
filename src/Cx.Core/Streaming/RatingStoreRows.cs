using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>The rows of a store of ratings: bare counters, for the scale stands in the schema once.</summary>
internal readonly struct RatingStoreRows<TScale>(RatingStore<TScale> store) : IStoreRows
    where TScale : struct, IScale<TScale>
{
    public SeriesIndex Index => store.Index;

    private static int Slots => CountRow.SlotCount(ScaleFacts<TScale>.Levels);

    /// <summary>The series in the order of their members' texts; the one that is Other in every dimension only where it holds something.</summary>
    public SeriesRanks InOrder() => store.Index.InOrder(isReserveListed: store.Policy == OverflowPolicy.Fold && !IsEmpty(SeriesIndex.Reserve));

    public bool IsEmpty(int row)
    {
        Span<long> slots = stackalloc long[Slots];
        store.ReadSlots(row, slots);
        return !slots.ContainsAnyExcept(0L);
    }

    public bool TryReserveRow(ref SnapshotReader reader) =>
        store.Index.Rows % RatingStore<TScale>.ChunkRows != 0 || reader.TryReserve(RatingStore<TScale>.ChunkBytes(store.MaxSeries));

    public void Write(ref SnapshotWriter writer, int row)
    {
        if (SmallCounters.IsSupported && store.TryReadSmall(row, out var small)
            && RatingCountsBody.TryPack(small, ScaleFacts<TScale>.Levels, out var counters) && writer.TryWriteSmall(counters)) return;
        WriteLong(ref writer, row);
    }

    public bool TryRead(ref SnapshotReader reader, int row)
    {
        if (CountRow.IsNarrow(ScaleFacts<TScale>.Levels) && reader.TryReadSmall(RatingCountsBody.CountersOf(ScaleFacts<TScale>.Levels), out var small))
        {
            store.WriteSmall(row, RatingCountsBody.Unpack(small, ScaleFacts<TScale>.Levels));
            return true;
        }

        return TryReadLong(ref reader, row);
    }

    private void WriteLong(ref SnapshotWriter writer, int row)
    {
        Span<long> slots = stackalloc long[Slots];
        store.ReadSlots(row, slots);
        RatingCountsBody.WriteSlots(ref writer, slots, ScaleFacts<TScale>.Levels);
    }

    private bool TryReadLong(ref SnapshotReader reader, int row)
    {
        Span<long> slots = stackalloc long[Slots];
        if (!RatingCountsBody.TryReadSlots(ref reader, slots, ScaleFacts<TScale>.Levels)) return false;
        store.WriteSlots(row, slots);
        return true;
    }
}
