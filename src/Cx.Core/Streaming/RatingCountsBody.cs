using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>The counters of ratings inside a section: not answered, the levels, invalid, skipped, not applicable.</summary>
internal static class RatingCountsBody
{
    private const int Extras = 4;

    /// <summary>The most bytes of one row.</summary>
    public static int MaxBytes(int levels) => (levels + Extras + 1) * SnapshotWriter.NumberBytes;

    public static void Write<TScale>(ref SnapshotWriter writer, in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        var levels = ScaleFacts<TScale>.Levels;
        Span<long> slots = stackalloc long[levels + Extras];
        slots[0] = counts.NotAnswered;
        counts.CopyTo(slots[1..]);
        slots[levels + 1] = counts.Invalid;
        slots[levels + 2] = counts.Skipped;
        slots[levels + 3] = counts.NotApplicable;
        writer.WriteCounters(slots);
    }

    /// <summary>The same from all slots of a row, as stores keep them.</summary>
    public static void WriteSlots(ref SnapshotWriter writer, scoped Span<long> slots, int levels)
    {
        if (CountRow.IsNarrow(levels))
        {
            // What came on codes above the scale is invalid; the non-answers stand at the end of the row.
            for (var slot = levels + 1; slot < LevelCounter.OtherSlot; slot++) slots[LevelCounter.OtherSlot] += slots[slot];
            slots[LevelCounter.OtherSlot..].CopyTo(slots[(levels + 1)..]);
            slots = slots[..(levels + Extras)];
        }

        writer.WriteCounters(slots);
    }

    /// <summary>What <see cref="WriteSlots"/> wrote, as the slots of a row.</summary>
    public static bool TryReadSlots(ref SnapshotReader reader, scoped Span<long> slots, int levels)
    {
        if (!CountRow.IsNarrow(levels)) return reader.TryReadCounters(slots);
        if (!reader.TryReadCounters(slots[..(levels + Extras)])) return false;
        var others = slots.Slice(levels + 1, Extras - 1);
        others.CopyTo(slots[LevelCounter.OtherSlot..]);
        slots[(levels + 1)..LevelCounter.OtherSlot].Clear();
        return true;
    }

    public static bool TryRead<TScale>(ref SnapshotReader reader, out RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        counts = default;
        var levels = ScaleFacts<TScale>.Levels;
        Span<long> slots = stackalloc long[levels + Extras];
        if (!reader.TryReadCounters(slots)) return false;
        if (!CountRow.IsNarrow(levels) && !reader.TryReserve(SnapshotReader.ObjectBytes + ((long)slots.Length * sizeof(long)))) return false;
        counts = RatingCounts<TScale>.FromRow(CountRow.From(slots.Slice(1, levels), slots[0], slots[levels + 2], slots[levels + 3], slots[levels + 1]));
        return true;
    }
}
