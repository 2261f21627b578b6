using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The rows of a store in the order of their members' texts, and the members that they use, sorted.</summary>
internal sealed class SeriesRanks
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;

    private readonly int _rows;
    private readonly bool _isReserveListed;
    private readonly WrittenRow[] _series;

    // No more bits than a key has, for there are no more ranks than ids.
    private readonly (int Shift, ulong Mask)[] _places;

    public SeriesRanks(SeriesIndex index, bool isReserveListed)
    {
        (_rows, _isReserveListed) = (index.Rows, isReserveListed);
        var first = isReserveListed ? SeriesIndex.Reserve : SeriesIndex.Reserve + 1;
        var keys = index.Keys[first..];
        var series = GC.AllocateUninitializedArray<RankedRow>(keys.Length);
        for (var i = 0; i < series.Length; i++) series[i] = new RankedRow(0, first + i);
        Members = new string[index.Schema.Width][];
        for (var dimension = 0; dimension < Members.Length; dimension++) Members[dimension] = Rank(index.Schema, keys, dimension, series);
        _places = new (int, ulong)[Members.Length];
        var bits = 0;
        for (var dimension = Members.Length - 1; dimension >= 0; dimension--)
        {
            var own = BitsOf(Members[dimension].Length);
            _places[dimension] = (bits, (1UL << own) - 1);
            bits += own;
        }

        _series = Array.ConvertAll(IsSorted(series) ? series : Sorted(series, bits), Written);
    }

    /// <summary>The rows with their ranks, in order.</summary>
    public ReadOnlySpan<WrittenRow> Series => _series;

    /// <summary>The members in use, for each dimension, in ordinal order.</summary>
    public string[][] Members { get; }

    /// <summary>Whether these are still the ranks of an index, whose rows stay what they are: only new ones come.</summary>
    public bool IsOf(SeriesIndex index, bool isReserveListed) => _rows == index.Rows && _isReserveListed == isReserveListed;

    /// <summary>Writes the ranks of a row, one after the other.</summary>
    public void WriteRanks(ref SnapshotWriter writer, in WrittenRow series)
    {
        if (series.Length > 0)
        {
            writer.WriteFew(series.Ranks, series.Length);
            return;
        }

        foreach (var (shift, mask) in _places) writer.WriteUnsigned((series.Ranks >> shift) & mask);
    }

    // As they will be written again and again: LEB128, which is mostly a byte for each dimension.
    private WrittenRow Written(RankedRow row)
    {
        Span<byte> few = stackalloc byte[sizeof(ulong)];
        var length = 0;
        foreach (var (shift, mask) in _places)
        {
            var rank = (row.Ranks >> shift) & mask;
            for (; rank >= 0x80 && length < few.Length; rank >>= 7) few[length++] = (byte)((rank & 0x7F) | 0x80);
            if (length == few.Length) return new WrittenRow(row.Ranks, row.Row, 0);
            few[length++] = (byte)rank;
        }

        return new WrittenRow(BinaryPrimitives.ReadUInt64LittleEndian(few), row.Row, length);
    }

    private static int BitsOf(int ranks) => BitOperations.Log2((uint)Math.Max(1, ranks - 1)) + 1;

    private static string[] Rank(SeriesSchema schema, ReadOnlySpan<ulong> keys, int dimension, Span<RankedRow> series)
    {
        var table = schema.Dimensions[dimension];
        var order = table.InOrder();
        var (shift, mask) = schema.PlaceOf(dimension);
        Span<int> ranks = new int[order.Length];
        foreach (var key in keys) ranks[(int)((key >> shift) & mask)] = 1;
        var texts = new string[ranks.Count(1)];
        var rank = 0;
        foreach (var id in order)
        {
            if (ranks[id] == 0) continue;
            texts[rank] = table.MemberOf(id);
            ranks[id] = rank++;
        }

        var bits = BitsOf(rank);
        for (var i = 0; i < keys.Length; i++)
        {
            ref var row = ref series[i];
            row = new RankedRow((row.Ranks << bits) | (uint)ranks[(int)((keys[i] >> shift) & mask)], row.Row);
        }

        return texts;
    }

    // Digit by digit from the lowest: each later sort leaves what is alike as it stands.
    private static RankedRow[] Sorted(RankedRow[] series, int bits)
    {
        var sorted = GC.AllocateUninitializedArray<RankedRow>(series.Length);
        Span<int> places = stackalloc int[Digits];
        for (var shift = 0; shift < bits; shift += DigitBits)
        {
            places.Clear();
            foreach (ref readonly var row in series.AsSpan()) places[row.Digit(shift)]++;
            var next = 0;
            foreach (ref var place in places) (place, next) = (next, next + place);
            foreach (ref readonly var row in series.AsSpan()) sorted[places[row.Digit(shift)]++] = row;
            (series, sorted) = (sorted, series);
        }

        return series;
    }

    // As after a restore, and where members came in their order.
    private static bool IsSorted(ReadOnlySpan<RankedRow> series)
    {
        for (var i = 1; i < series.Length; i++)
            if (series[i - 1].Ranks >= series[i].Ranks) return false;
        return true;
    }

    /// <summary>A row, and the ranks of its members in one number, the first dimension in the highest bits.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly struct RankedRow(ulong ranks, int row)
    {
        public readonly ulong Ranks = ranks;
        public readonly int Row = row;

        public int Digit(int shift) => (int)((Ranks >> shift) & (Digits - 1));
    }

    /// <summary>A row, and the ranks of its members as they are written.</summary>
    /// <param name="ranks">The bytes, the first in the lowest bits; in one number as <see cref="RankedRow"/> has them where there are more than eight.</param>
    /// <param name="row">The row.</param>
    /// <param name="length">How many bytes; 0 where there are more than eight.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly struct WrittenRow(ulong ranks, int row, int length)
    {
        public readonly ulong Ranks = ranks;
        public readonly int Row = row;
        public readonly int Length = length;
    }
}
