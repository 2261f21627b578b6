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
    private readonly RankedRow[] _series;

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

        _series = IsSorted(series) ? series : Sorted(series, bits);
    }

    /// <summary>The rows with their ranks, in order.</summary>
    public ReadOnlySpan<RankedRow> Series => _series;

    /// <summary>The members in use, for each dimension, in ordinal order.</summary>
    public string[][] Members { get; }

    /// <summary>Where the rank of each dimension stands in <see cref="RankedRow.Ranks"/>: how far up, and which bits after that.</summary>
    public ReadOnlySpan<(int Shift, ulong Mask)> Places => _places;

    /// <summary>Whether these are still the ranks of an index, whose rows stay what they are: only new ones come.</summary>
    public bool IsOf(SeriesIndex index, bool isReserveListed) => _rows == index.Rows && _isReserveListed == isReserveListed;

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
    public readonly struct RankedRow(ulong ranks, int row)
    {
        public readonly ulong Ranks = ranks;
        public readonly int Row = row;

        public int Digit(int shift) => (int)((Ranks >> shift) & (Digits - 1));
    }
}
