using System.Runtime.Intrinsics;
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

    /// <summary>How many counters a row has.</summary>
    public static int CountersOf(int levels) => levels + Extras;

    /// <summary>The counters of a narrow row of slots, the same as <see cref="WriteSlots"/> writes.</summary>
    /// <returns>Whether none came on a code above the scale.</returns>
    public static bool TryPack(Vector128<byte> slots, int levels, out Vector128<byte> counters)
    {
        var places = Vector128<byte>.Indices;
        counters = Vector128.Shuffle(slots, Vector128.ConditionalSelect(IsScale(levels), places, places + Above(levels)));
        return (slots & ~IsScale(levels) & Vector128.LessThan(places, Vector128.Create((byte)LevelCounter.OtherSlot))) == Vector128<byte>.Zero;
    }

    /// <summary>The slots of a narrow row of counters.</summary>
    public static Vector128<byte> Unpack(Vector128<byte> counters, int levels)
    {
        var places = Vector128<byte>.Indices;
        var isOther = Vector128.GreaterThanOrEqual(places, Vector128.Create((byte)LevelCounter.OtherSlot));
        return (counters & IsScale(levels)) | (Vector128.Shuffle(counters, places - Above(levels)) & isOther);
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

    // Not answered and the levels.
    private static Vector128<byte> IsScale(int levels) => Vector128.LessThanOrEqual(Vector128<byte>.Indices, Vector128.Create((byte)levels));

    // How many slots of a narrow row stand unused above the scale.
    private static Vector128<byte> Above(int levels) => Vector128.Create((byte)(LevelCounter.OtherSlot - levels - 1));

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
