using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Cx.Core.Streaming;

/// <summary>The XXH64 hash with seed 0 (Collet, xxHash fast digest algorithm, specification 0.1.1): the same in every process and on every machine.</summary>
internal static class XxHash64
{
    private const ulong Prime1 = 0x9E3779B185EBCA87;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime3 = 0x165667B19E3779F9;
    private const ulong Prime4 = 0x85EBCA77C2B2AE63;
    private const ulong Prime5 = 0x27D4EB2F165667C5;
    private const int Stripe = 32;
    private const int OnStack = 512;

    /// <summary>The hash of the UTF-8 form of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var bytes = most <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        var hash = Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        // Unchecked: the hash is arithmetic modulo 2^64.
        unchecked
        {
            var rest = bytes;
            ulong hash;
            if (bytes.Length >= Stripe)
            {
                ulong a = Prime1 + Prime2, b = Prime2, c = 0, d = 0UL - Prime1;
                for (; rest.Length >= Stripe; rest = rest[Stripe..])
                {
                    a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(rest));
                    b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
                    c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]));
                    d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(rest[24..]));
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
                hash = Join(Join(Join(Join(hash, a), b), c), d);
            }
            else
            {
                hash = Prime5;
            }

            hash += (ulong)bytes.Length;
            for (; rest.Length >= 8; rest = rest[8..])
            {
                hash = (BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1) + Prime4;
            }

            if (rest.Length >= 4)
            {
                hash = (BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1), 23) * Prime2) + Prime3;
                rest = rest[4..];
            }

            foreach (var one in rest)
            {
                hash = BitOperations.RotateLeft(hash ^ (one * Prime5), 11) * Prime1;
            }

            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    private static ulong Round(ulong lane, ulong input) => unchecked(BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1);

    private static ulong Join(ulong hash, ulong lane) => unchecked(((hash ^ Round(0, lane)) * Prime1) + Prime4);
}
