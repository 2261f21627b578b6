using System.Buffers.Binary;
using System.Numerics;

namespace Cx.Core.Streaming;

/// <summary>The CRC-32C (Castagnoli 1993, RFC 3720): start and end inverted. One instruction per 8 bytes where the processor has it.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
