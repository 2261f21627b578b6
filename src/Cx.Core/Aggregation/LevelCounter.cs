using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cx.Core.Aggregation;

/// <summary>Counts bytes into slots, fast. It knows codes, not what they mean.</summary>
/// <remarks>A narrow row has 16 slots, one cache line of 32-bit cells: codes 0–12 → slots 0–12, 254 → 14, 255 → 15, all else → 13.</remarks>
internal static class LevelCounter
{
    public const int NarrowSlots = 16;
    public const int NarrowCodes = 12;
    public const int OtherSlot = 13;

    // A 32-bit cell overflows after 2^32 equal bytes; flushing every 2^30 keeps far from it.
    private const int FlushEvery = 1 << 30;

    /// <summary>The slot of each code.</summary>
    public static ReadOnlySpan<byte> SlotOfCode =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
        13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 14, 15,
    ];

    /// <summary>Counts codes into a narrow row, by the widest vectors there are. The JIT knows which and keeps one path.</summary>
    /// <param name="codes">Any bytes.</param>
    /// <param name="row">16 slots, added to.</param>
    public static void Count(ReadOnlySpan<byte> codes, Span<long> row)
    {
        if (Lanes512.IsSupported) Count512(codes, row);
        else if (Lanes256.IsSupported) Count256(codes, row);
        else if (Lanes128.IsSupported) Count128(codes, row);
        else CountScalar(codes, row);
    }

    // One entry per path, so that tests and benchmarks can reach the others too; what the processor lacks is then done in software.
    internal static void Count512(ReadOnlySpan<byte> codes, Span<long> row) => PositionalPopcount<Lanes512, Vector512<byte>>.Count(codes, row);

    internal static void Count256(ReadOnlySpan<byte> codes, Span<long> row) => PositionalPopcount<Lanes256, Vector256<byte>>.Count(codes, row);

    internal static void Count128(ReadOnlySpan<byte> codes, Span<long> row) => PositionalPopcount<Lanes128, Vector128<byte>>.Count(codes, row);

    internal static void CountScalar(ReadOnlySpan<byte> codes, Span<long> row) => Tables(codes, row, SlotOfCode);

    /// <summary>Counts codes one by one: 256 cells.</summary>
    /// <param name="codes">Any bytes.</param>
    /// <param name="byCode">256 cells, added to.</param>
    public static void Histogram(ReadOnlySpan<byte> codes, Span<long> byCode) => Tables(codes, byCode, default);

    private static void Tables(ReadOnlySpan<byte> codes, Span<long> cells, ReadOnlySpan<byte> cellOfCode)
    {
        // Four tables by position: equal neighbours do not wait for each other's store.
        Span<uint> tables = stackalloc uint[4 * 256];
        while (!codes.IsEmpty)
        {
            var batch = codes.Length > FlushEvery ? codes[..FlushEvery] : codes;
            codes = codes[batch.Length..];
            Tally(batch, tables);
            Drain(tables, cells, cellOfCode);
            if (!codes.IsEmpty) tables.Clear();
        }
    }

    // Most codes of a scale never occur: a vector of zeros is passed over at once. Four cells add up to at most 2^30.
    private static void Drain(ReadOnlySpan<uint> tables, Span<long> cells, ReadOnlySpan<byte> cellOfCode)
    {
        for (var first = 0; first < 256; first += Vector<uint>.Count)
        {
            var sum = new Vector<uint>(tables[first..]) + new Vector<uint>(tables[(256 + first)..])
                + new Vector<uint>(tables[(512 + first)..]) + new Vector<uint>(tables[(768 + first)..]);
            if (sum == Vector<uint>.Zero) continue;
            for (var i = 0; i < Vector<uint>.Count; i++)
            {
                var code = first + i;
                cells[cellOfCode.IsEmpty ? code : cellOfCode[code]] += sum[i];
            }
        }
    }

    // No check on the cells: a batch has at most 2^30 bytes.
    private static void Tally(ReadOnlySpan<byte> batch, Span<uint> tables)
    {
        unchecked
        {
            ref var table = ref MemoryMarshal.GetReference(tables);
            var fours = batch.Length & ~3;
            var i = 0;
            for (; i < fours; i += 4)
            {
                var word = MemoryMarshal.Read<uint>(batch.Slice(i, 4));
                Unsafe.Add(ref table, (nint)(byte)word)++;
                Unsafe.Add(ref table, 256 + (nint)(byte)(word >> 8))++;
                Unsafe.Add(ref table, 512 + (nint)(byte)(word >> 16))++;
                Unsafe.Add(ref table, 768 + (nint)(word >> 24))++;
            }

            for (; i < batch.Length; i++) Unsafe.Add(ref table, (nint)batch[i])++;
        }
    }
}
