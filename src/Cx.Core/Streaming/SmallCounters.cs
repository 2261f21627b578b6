using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cx.Core.Streaming;

/// <summary>A row of at most 16 counters from 0 to 63, which take a byte each, written and read in vectors instead of one by one.</summary>
/// <remarks>The bytes are those of <see cref="SnapshotWriter.WriteCounters"/>. Who gets 0 for an answer goes the long way, which knows every row and every error.</remarks>
internal static class SmallCounters
{
    /// <summary>The largest counter whose ZigZag fits into one byte of LEB128.</summary>
    public const int Largest = 63;

    // The length, and at most as many runs of zeros, of two bytes, as other counters: 25 bytes. Vectors reach 15 beyond what they are about.
    private const int Reach = 48;

    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    /// <summary>The counters as bytes.</summary>
    /// <returns>Whether there are few enough, and all small enough.</returns>
    public static bool TryNarrow(ReadOnlySpan<long> counters, out Vector128<byte> small)
    {
        small = default;
        if (!IsSupported || counters.Length > Vector128<byte>.Count) return false;
        var all = 0L;
        for (var i = 0; i < counters.Length; i++) all |= counters[i];
        if (all is < 0 or > Largest) return false;
        for (var i = 0; i < counters.Length; i++) small = small.WithElement(i, (byte)counters[i]);
        return true;
    }

    /// <summary>Writes a row.</summary>
    /// <param name="counters">The counters, each at most <see cref="Largest"/>.</param>
    /// <param name="room">Where to.</param>
    /// <returns>How many bytes it has; 0 where there might be too little room.</returns>
    public static int Write(Vector128<byte> counters, Span<byte> room)
    {
        if (room.Length < Reach) return 0;
        var isSet = ~Vector128.Equals(counters, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
        var zigzag = counters + counters;

        // Unchecked: no number is above 48.
        unchecked
        {
            var length = 32 - BitOperations.LeadingZeroCount(isSet);
            room[0] = (byte)length;
            var at = 1;
            for (var i = 0; i < length;)
            {
                // All up to the next 0; what comes after them is overwritten.
                From(zigzag, i).CopyTo(room[at..]);
                var some = BitOperations.TrailingZeroCount(~(isSet >> i));
                at += some;
                i += some;
                if (i == length) break;
                var zeros = BitOperations.TrailingZeroCount(isSet >> i);
                BinaryPrimitives.WriteUInt16LittleEndian(room[at..], (ushort)((zeros - 1) << 8));
                at += 2;
                i += zeros;
            }

            return at;
        }
    }

    /// <summary>Reads a row that is legal and of small counters only.</summary>
    /// <param name="source">The bytes from the row's length on.</param>
    /// <param name="most">How many counters there may be, at most 16.</param>
    /// <param name="counters">The counters.</param>
    /// <returns>How many bytes the row has; 0 where it is another one, or one near the end.</returns>
    public static int Read(ReadOnlySpan<byte> source, int most, out Vector128<byte> counters)
    {
        counters = default;
        if (source.Length < Reach || source[0] > most) return 0;
        var length = source[0];
        source = source[1..];
        var isZero = ZerosOf(source);
        var zigzag = Vector128<byte>.Zero;

        // Unchecked: a counter is at most 16 before a run of at most 256 is added, and the bytes before it at most 24.
        unchecked
        {
            var (at, i) = (0, 0);
            while (true)
            {
                var some = BitOperations.TrailingZeroCount(isZero >> at);
                if (i + some >= length) break;
                zigzag |= Part(source[at..], some, i);
                at += some;
                i += some + source[at + 1] + 1;
                at += 2;

                // Two runs in a row are one, and the last counter is not 0: errors, which the long way names.
                if (i >= length || source[at] == 0) return 0;
            }

            zigzag |= Part(source[at..], length - i, i);

            // From 128 on a byte goes on, and an odd one is of a counter below 0. How long a run is takes one byte here, and was too long if it was not.
            if ((zigzag & Vector128.Create((byte)0x81)) != Vector128<byte>.Zero) return 0;
            counters = zigzag >> 1;
            return 1 + at + length - i;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ZerosOf(ReadOnlySpan<byte> source)
        => Vector128.Equals(Vector128.Create(source), Vector128<byte>.Zero).ExtractMostSignificantBits()
        | (Vector128.Equals(Vector128.Create(source[Vector128<byte>.Count..]), Vector128<byte>.Zero).ExtractMostSignificantBits() << Vector128<byte>.Count);

    // From a counter on; zeros come in at the end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> From(Vector128<byte> row, int first) => Vector128.Shuffle(row, Vector128<byte>.Indices + Vector128.Create(unchecked((byte)first)));

    // So many counters, at their place. Indices below 0 wrap to such as there are none of, which gives 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Part(ReadOnlySpan<byte> source, int count, int place)
    {
        var some = Vector128.Create(source) & Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create(unchecked((byte)count)));
        return Vector128.Shuffle(some, Vector128<byte>.Indices - Vector128.Create(unchecked((byte)place)));
    }
}
