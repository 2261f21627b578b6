using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cx.Core.Aggregation;

/// <summary>Counts codes into a narrow row without a table of counters: each code becomes one bit of 16, and bits are counted by carry-save adders.</summary>
/// <remarks>
/// <para>A code's slot number is looked up in two tables, which give one set bit in one of two bytes: slots 0–7 in the low one, 8–15 in the high one. A carry-save adder takes three vectors of bits to a sum and a carry, so a tree of fifteen brings 16 vectors to one of weight 16 (Harley and Seal; for positions: Klarqvist, Muła and Lemire 2021). Only that one is unpacked into bytes, one accumulator per bit.</para>
/// <para>A byte of an accumulator holds 255, so after 255 blocks it is emptied into the row. What does not fill a block is filled up with a code of slot 13, and taken off there.</para>
/// </remarks>
/// <typeparam name="TLanes">The operations.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal static class PositionalPopcount<TLanes, TVector>
    where TLanes : struct, IByteLanes<TVector>
    where TVector : unmanaged
{
    private const int BlockVectors = 16;
    private const int FullByte = 255;
    private const byte Filler = 13;

    public static int BlockBytes => BlockVectors * TLanes.Width;

    /// <param name="codes">Any bytes.</param>
    /// <param name="row">16 slots, added to.</param>
    public static void Count(ReadOnlySpan<byte> codes, Span<long> row)
    {
        Sums sums = default;
        while (codes.Length >= BlockBytes)
        {
            var blocks = Math.Min(codes.Length / BlockBytes, FullByte);
            Blocks(ref MemoryMarshal.GetReference(codes), blocks, ref sums);
            codes = codes[(blocks * BlockBytes)..];
            if (blocks == FullByte) Drain(ref sums, row);
        }

        if (!codes.IsEmpty)
        {
            // At most 254 blocks came before, so the accumulators have room for one more.
            Span<byte> last = stackalloc byte[BlockVectors * 64];
            last = last[..BlockBytes];
            codes.CopyTo(last);
            last[codes.Length..].Fill(Filler);
            Blocks(ref MemoryMarshal.GetReference(last), 1, ref sums);
            row[Filler] -= BlockBytes - codes.Length;
        }

        Drain(ref sums, row);
        DrainTree(ref sums, row);
    }

    private static void Blocks(ref byte source, int blocks, ref Sums sums)
    {
        var low = TLanes.Repeat(Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0));
        var high = TLanes.Repeat(Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128));
        var (ones, twos, fours, eights) = (sums.Low.Ones, sums.Low.Twos, sums.Low.Fours, sums.Low.Eights);
        var (onesHigh, twosHigh, foursHigh, eightsHigh) = (sums.High.Ones, sums.High.Twos, sums.High.Fours, sums.High.Eights);
        for (; blocks > 0; blocks--)
        {
            Quad(ref source, low, high, ref ones, ref onesHigh, ref twos, ref twosHigh, out var a, out var aHigh);
            source = ref Unsafe.Add(ref source, 4 * TLanes.Width);
            Quad(ref source, low, high, ref ones, ref onesHigh, ref twos, ref twosHigh, out var b, out var bHigh);
            source = ref Unsafe.Add(ref source, 4 * TLanes.Width);
            var first = Carry(ref fours, a, b);
            var firstHigh = Carry(ref foursHigh, aHigh, bHigh);
            Quad(ref source, low, high, ref ones, ref onesHigh, ref twos, ref twosHigh, out a, out aHigh);
            source = ref Unsafe.Add(ref source, 4 * TLanes.Width);
            Quad(ref source, low, high, ref ones, ref onesHigh, ref twos, ref twosHigh, out b, out bHigh);
            source = ref Unsafe.Add(ref source, 4 * TLanes.Width);
            var second = Carry(ref fours, a, b);
            var secondHigh = Carry(ref foursHigh, aHigh, bHigh);
            Unpack(ref sums.Low.Bits, Carry(ref eights, first, second));
            Unpack(ref sums.High.Bits, Carry(ref eightsHigh, firstHigh, secondHigh));
        }

        (sums.Low.Ones, sums.Low.Twos, sums.Low.Fours, sums.Low.Eights) = (ones, twos, fours, eights);
        (sums.High.Ones, sums.High.Twos, sums.High.Fours, sums.High.Eights) = (onesHigh, twosHigh, foursHigh, eightsHigh);
    }

    /// <summary>Four vectors of codes into ones and twos; what comes out has weight four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quad(
        ref byte source, TVector low, TVector high, ref TVector ones, ref TVector onesHigh, ref TVector twos, ref TVector twosHigh, out TVector carry, out TVector carryHigh)
    {
        var x = TLanes.Classify(TLanes.Load(ref source));
        var y = TLanes.Classify(TLanes.Load(ref Unsafe.Add(ref source, TLanes.Width)));
        var first = Carry(ref ones, TLanes.Lookup(low, x), TLanes.Lookup(low, y));
        var firstHigh = Carry(ref onesHigh, TLanes.Lookup(high, x), TLanes.Lookup(high, y));
        x = TLanes.Classify(TLanes.Load(ref Unsafe.Add(ref source, 2 * TLanes.Width)));
        y = TLanes.Classify(TLanes.Load(ref Unsafe.Add(ref source, 3 * TLanes.Width)));
        carry = Carry(ref twos, first, Carry(ref ones, TLanes.Lookup(low, x), TLanes.Lookup(low, y)));
        carryHigh = Carry(ref twosHigh, firstHigh, Carry(ref onesHigh, TLanes.Lookup(high, x), TLanes.Lookup(high, y)));
    }

    /// <summary>A carry-save adder: the sum stays, the carry is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Carry(ref TVector sum, TVector b, TVector c)
    {
        var carry = TLanes.Majority(sum, b, c);
        sum = TLanes.Sum(sum, b, c);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Unpack(ref Eight bits, TVector sixteens)
    {
        bits[0] = TLanes.Add(bits[0], TLanes.Bit(sixteens, 0));
        bits[1] = TLanes.Add(bits[1], TLanes.Bit(sixteens, 1));
        bits[2] = TLanes.Add(bits[2], TLanes.Bit(sixteens, 2));
        bits[3] = TLanes.Add(bits[3], TLanes.Bit(sixteens, 3));
        bits[4] = TLanes.Add(bits[4], TLanes.Bit(sixteens, 4));
        bits[5] = TLanes.Add(bits[5], TLanes.Bit(sixteens, 5));
        bits[6] = TLanes.Add(bits[6], TLanes.Bit(sixteens, 6));
        bits[7] = TLanes.Add(bits[7], TLanes.Bit(sixteens, 7));
    }

    private static void Drain(ref Sums sums, Span<long> row)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            row[bit] += BlockVectors * TLanes.Total(sums.Low.Bits[bit]);
            row[8 + bit] += BlockVectors * TLanes.Total(sums.High.Bits[bit]);
        }

        sums.Low.Bits = default;
        sums.High.Bits = default;
    }

    private static void DrainTree(ref Sums sums, Span<long> row)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            row[bit] += Rest(in sums.Low, bit);
            row[8 + bit] += Rest(in sums.High, bit);
        }
    }

    // At most 1 + 2 + 4 + 8 per byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Rest(in Tree tree, int bit) => TLanes.Total(TLanes.Add(
        TLanes.Add(TLanes.Bit(tree.Ones, bit), TLanes.Times(TLanes.Bit(tree.Twos, bit), 1)),
        TLanes.Add(TLanes.Times(TLanes.Bit(tree.Fours, bit), 2), TLanes.Times(TLanes.Bit(tree.Eights, bit), 3))));

    private struct Sums
    {
        public Tree Low;
        public Tree High;
    }

    private struct Tree
    {
        public TVector Ones;
        public TVector Twos;
        public TVector Fours;
        public TVector Eights;
        public Eight Bits;
    }

    [InlineArray(8)]
    [SuppressMessage("Style", "IDE0044", Justification = "The runtime writes it as an array.")]
    private struct Eight
    {
        private TVector _first;
    }
}
