using System.Buffers.Binary;
using Cx.Core.Streaming;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Streaming;

/// <summary>What must hold of a codec for the bytes of someone who means no good.</summary>
internal static class Hostile
{
    // What the test itself, tiered compilation and the reader's own objects may take.
    private const long Slack = 64 << 10;

    /// <summary>Every truncation, every flipped bit, and every flipped bit under a checksum that was made right again.</summary>
    public static void Check<TCodec, TState>(Snapshot snapshot)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var bytes = snapshot.Bytes.ToArray();
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(TCodec.TryRead(bytes.AsSpan(0, length), default, out _, out _), $"{length} of {bytes.Length} bytes were read");
        Assert.False(TCodec.TryRead([.. bytes, 0], default, out _, out var trailing));
        Assert.Equal(SnapshotErrorKind.TrailingBytes, trailing.Kind);
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(TCodec.TryRead(damaged, default, out _, out var error), $"bit {bit} was not missed");
            Assert.InRange(error.Offset, 0, bytes.Length);
            Resealed<TCodec, TState>(damaged);
        }
    }

    /// <summary>Bytes with a right checksum: refused, or a state that is written as these bytes.</summary>
    public static void Resealed<TCodec, TState>(byte[] bytes)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        if (bytes.Length < 28) return;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20), (uint)(bytes.Length - 28));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)));

        // The fingerprint too, where there is a schema to make it of: else no damage of it would get further.
        var schema = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(26));
        if (schema <= bytes.Length - 34)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), XxHash64.Of(bytes.AsSpan(30, (int)schema)));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)));
        }

        var limits = new ReadLimits(1 << 20, 1 << 20);
        var (read, state) = (false, default(TState));
        Assert.InRange(Allocation.Once(() => read = TCodec.TryRead(bytes, in limits, out state, out _)), 0, limits.MaxAllocation + Slack);
        if (!read) return;
        Assert.True(Snapshot.TryParse(bytes, default, out var original, out _));
        Assert.Equal(original, original.With<TCodec, TState>(in state!));
    }
}
