using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The CRC-32C (Castagnoli 1993, RFC 3720): start and end inverted. One instruction per 8 bytes where the processor has it.</summary>
/// <remarks>The instruction is done after three cycles and could begin each cycle, so three lanes are taken side by side. They are joined as the sum is linear: that of a lane, taken on over as many zeros as the next lane has bytes, and that of the next give that of both by exclusive or.</remarks>
internal static class Crc32C
{
    private const int LaneWords = 64;
    private const int LaneBytes = LaneWords * sizeof(ulong);
    private const int Bytes = 256;

    private static readonly uint[] s_pastLane = PastLane();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 3 * LaneBytes; bytes = bytes[(3 * LaneBytes)..])
        {
            var (second, third) = (0U, 0U);
            var words = MemoryMarshal.Cast<byte, ulong>(bytes[..(3 * LaneBytes)]);
            for (var i = 0; i < LaneWords; i++)
            {
                crc = BitOperations.Crc32C(crc, Little(words[i]));
                second = BitOperations.Crc32C(second, Little(words[i + LaneWords]));
                third = BitOperations.Crc32C(third, Little(words[i + (2 * LaneWords)]));
            }

            crc = Past(Past(crc) ^ second) ^ third;
        }

        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }

    private static ulong Little(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);

    // Over the zeros of one lane, byte by byte of the sum.
    private static uint Past(uint crc) =>
        s_pastLane[crc & 0xFF] ^ s_pastLane[Bytes + ((crc >> 8) & 0xFF)] ^ s_pastLane[(2 * Bytes) + ((crc >> 16) & 0xFF)] ^ s_pastLane[(3 * Bytes) + (crc >> 24)];

    private static uint[] PastLane()
    {
        var table = new uint[sizeof(uint) * Bytes];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (uint)(i % Bytes) << (8 * (i / Bytes));
            for (var word = 0; word < LaneWords; word++) crc = BitOperations.Crc32C(crc, 0UL);
            table[i] = crc;
        }

        return table;
    }
}
