namespace Cx.Core.Streaming;

/// <summary>The layout of the envelope: "CXS1", format, kind, fingerprint of the schema, flags, payload length; sections; CRC-32C.</summary>
internal static class SnapshotFormat
{
    public const int FormatAt = 4;
    public const int KindAt = 6;
    public const int FingerprintAt = 8;
    public const int FlagsAt = 16;
    public const int LengthAt = 20;
    public const int HeaderBytes = 24;
    public const int ChecksumBytes = 4;
    public const int SectionBytes = 6;
    public const ushort SchemaSection = 1;
    public const ushort Optional = 0x8000;

    /// <summary>No sum of counters is larger: what was damaged and still reads as a number blows up here, not at a later merge.</summary>
    public const long MaxSum = 1L << 56;

    public static ReadOnlySpan<byte> Magic => "CXS1"u8;
}
