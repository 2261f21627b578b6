using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Cx.Core.Streaming;

/// <summary>Writes one snapshot: the envelope, the schema, and sections of numbers and texts, each in its one legal form.</summary>
/// <remarks>
/// <para>Little-endian: "CXS1", u16 format, u16 kind, u64 fingerprint of the schema, u32 flags (0), u32 payload length; the sections (u16 id, u32 length, bytes; ids ascending; section 1 is the schema); CRC-32C of everything before it.</para>
/// <para>The <see langword="default"/> has no room: it throws at the first write. Thread safety: one thread.</para>
/// </remarks>
/// <example>
/// <code>
/// Span&lt;byte&gt; destination = stackalloc byte[200];
/// var writer = new SnapshotWriter(destination, kind: 0x8001, schema: "first-contact");
/// writer.BeginSection(2);
/// writer.WriteCounters([3, 12, 5, 0]);   // open, resolved, needed more, invalid
/// int length = writer.Finish();
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public ref struct SnapshotWriter
{
    private readonly Span<byte> _destination;
    private int _position;
    private int _section;
    private int _lastId;

    /// <summary>Begins a snapshot.</summary>
    /// <param name="destination">Room for it.</param>
    /// <param name="kind">What it is a snapshot of; kinds from 0x8000 are yours.</param>
    /// <param name="schema">The configuration in one canonical text. A snapshot is restored only where it is the same.</param>
    /// <param name="format">The format of this kind, 1 or more.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public SnapshotWriter(Span<byte> destination, ushort kind, string schema, ushort format = 1)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentOutOfRangeException.ThrowIfZero(format);
        _destination = destination;
        var header = Take(SnapshotFormat.HeaderBytes);
        SnapshotFormat.Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[SnapshotFormat.FormatAt..], format);
        BinaryPrimitives.WriteUInt16LittleEndian(header[SnapshotFormat.KindAt..], kind);
        BinaryPrimitives.WriteUInt32LittleEndian(header[SnapshotFormat.FlagsAt..], 0);
        Begin(SnapshotFormat.SchemaSection);
        var text = Take(Encoding.UTF8.GetByteCount(schema));
        Encoding.UTF8.GetBytes(schema, text);
        BinaryPrimitives.WriteUInt64LittleEndian(header[SnapshotFormat.FingerprintAt..], XxHash64.Of(text));
    }

    /// <summary>The most bytes that a number takes.</summary>
    public static int NumberBytes => 10;

    /// <summary>The bytes of everything but the contents of your sections.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="sections">How many sections beside the schema's.</param>
    /// <returns>The number of bytes.</returns>
    public static int EnvelopeBytes(string schema, int sections)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SnapshotFormat.HeaderBytes + SnapshotFormat.ChecksumBytes + Encoding.UTF8.GetByteCount(schema) + ((sections + 1) * SnapshotFormat.SectionBytes);
    }

    /// <summary>Ends the section before and begins the next.</summary>
    /// <param name="id">2 or more, above that of the section before. From 0x8000 on the section is optional: who does not know it ignores it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The id is not above that of the section before.</exception>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void BeginSection(ushort id)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(id, _lastId);
        EndSection();
        Begin(id);
    }

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteByte(byte value) => Take(1)[0] = value;

    /// <summary>Writes a number that is mostly small: LEB128, 7 bits in a byte.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUnsigned(ulong value)
    {
        if (value < 0x80 && _position < _destination.Length) _destination[_position++] = (byte)value;
        else WriteLong(value);
    }

    /// <summary>Writes up to eight bytes.</summary>
    /// <param name="bytes">The bytes, the first in the lowest bits.</param>
    /// <param name="count">How many of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteFew(ulong bytes, int count)
    {
        if (_destination.Length - _position >= sizeof(ulong))
        {
            // What comes next is written over those that are too many.
            BinaryPrimitives.WriteUInt64LittleEndian(_destination[_position..], bytes);
            _position += count;
            return;
        }

        for (; count > 0; count--, bytes >>= 8) WriteByte((byte)(bytes & 0xFF));
    }

    /// <summary>Writes a number that is mostly near 0: ZigZag, then LEB128.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteSigned(long value) => WriteUnsigned(ZigZag(value));

    /// <summary>Writes a number in 8 bytes: hashes, bits of floating-point numbers.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteFixed(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    /// <summary>Writes a number in 16 bytes.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteFixed(Int128 value) => BinaryPrimitives.WriteInt128LittleEndian(Take(16), value);

    /// <summary>Writes a text: its length in bytes, then UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">There is too little room, or half a surrogate pair.</exception>
    public void WriteText(scoped ReadOnlySpan<char> text)
    {
        var length = Strict.GetByteCount(text);
        WriteUnsigned((ulong)length);
        Strict.GetBytes(text, Take(length));
    }

    /// <summary>Writes bytes: their number, then themselves.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        WriteUnsigned((ulong)bytes.Length);
        bytes.CopyTo(Take(bytes.Length));
    }

    /// <summary>Writes a row of counters: how many up to the last that is not 0, then each as <see cref="WriteSigned"/> does; a run of n zeros is byte 0 and n − 1.</summary>
    /// <param name="counters">The counters, in the order of their slots.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    /// <exception cref="OverflowException">Their absolute values sum to more than 2⁵⁶.</exception>
    public void WriteCounters(scoped ReadOnlySpan<long> counters)
    {
        if (SmallCounters.TryNarrow(counters, out var small) && TryWriteSmall(small)) return;
        var length = counters.Length;
        while (length > 0 && counters[length - 1] == 0) length--;
        WriteUnsigned((ulong)length);
        ulong sum = 0;
        // What is small goes where there is room for all of it, and needs no look at the room each time.
        var room = _destination[_position..];
        var hasRoom = room.Length >= 2 * length;
        var at = 0;
        for (var i = 0; i < length; i++)
        {
            var counter = counters[i];
            // The sum before is at most 2^56 and what comes at most 2^63, so that no sum is lost.
            sum += Magnitude(counter);
            if (sum > SnapshotFormat.MaxSum) ThrowSum();
            var zigzag = ZigZag(counter);
            if (zigzag is > 0 and < 0x80 && hasRoom)
            {
                room[at++] = (byte)zigzag;
            }
            else if (zigzag is >= 0x80 and < 0x4000 && hasRoom)
            {
                room[at + 1] = (byte)(zigzag >> 7);
                room[at] = (byte)((zigzag & 0x7F) | 0x80);
                at += 2;
            }
            else
            {
                _position += at;
                var first = i;
                if (zigzag == 0)
                    while (counters[i + 1] == 0) i++;
                WriteUnsigned(zigzag);
                if (zigzag == 0) WriteUnsigned((ulong)(i - first));
                room = _destination[_position..];
                hasRoom = room.Length >= 2 * (length - i);
                at = 0;
            }
        }

        _position += at;
    }

    /// <summary>Writes what <see cref="WriteCounters"/> would, of counters up to <see cref="SmallCounters.Largest"/>.</summary>
    /// <returns>Whether there was room to be generous with.</returns>
    internal bool TryWriteSmall(Vector128<byte> counters)
    {
        var written = SmallCounters.Write(counters, _destination[_position..]);
        _position += written;
        return written > 0;
    }

    /// <summary>Writes a whole snapshot inside this one.</summary>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public void WriteNested<TCodec, TState>(in TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        using var bytes = SnapshotBuffer.Of<TCodec, TState>(in state);
        WriteBytes(bytes.Written);
    }

    /// <summary>Ends the snapshot.</summary>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public int Finish()
    {
        EndSection();
        BinaryPrimitives.WriteUInt32LittleEndian(_destination[SnapshotFormat.LengthAt..], (uint)(_position - SnapshotFormat.HeaderBytes));
        var checksum = Crc32C.Of(_destination[.._position]);
        BinaryPrimitives.WriteUInt32LittleEndian(Take(SnapshotFormat.ChecksumBytes), checksum);
        return _position;
    }

    // A text that cannot be read back must not be written as something else.
    internal static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static void CheckSum(Int128 sum)
    {
        if (sum > SnapshotFormat.MaxSum) ThrowSum();
    }

    // Without a length in front: the contents of an optional section that someone else wrote.
    internal void WriteRaw(scoped ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    internal static ulong Magnitude(long value) => unchecked(value < 0 ? (ulong)-value : (ulong)value);

    private void WriteLong(ulong value)
    {
        var room = _destination[_position..];
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            if (count == room.Length) ThrowRoom(_destination.Length);
            room[count++] = (byte)((value & 0x7F) | 0x80);
        }

        if (count == room.Length) ThrowRoom(_destination.Length);
        room[count++] = (byte)value;
        _position += count;
    }

    private void Begin(ushort id)
    {
        var head = Take(SnapshotFormat.SectionBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(head, id);
        _section = _position;
        _lastId = id;
    }

    private readonly void EndSection()
    {
        if (_section > 0) BinaryPrimitives.WriteUInt32LittleEndian(_destination[(_section - 4)..], (uint)(_position - _section));
    }

    private Span<byte> Take(int count)
    {
        if (_destination.Length - _position < count) ThrowRoom(_destination.Length);
        _position += count;
        return _destination.Slice(_position - count, count);
    }

    private static void ThrowRoom(int destination)
        => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The snapshot does not fit in {destination} bytes. Give as many as the codec's MaxBytes says."), nameof(destination));

    private static void ThrowSum()
        => throw new OverflowException("The counters sum to more than 2^56, and no reader would believe them.");
}
