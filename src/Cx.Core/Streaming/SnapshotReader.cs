using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Cx.Core.Streaming;

/// <summary>Reads one snapshot. It throws for no bytes at all: whatever is wrong becomes an error with its offset, and everything after it fails as well.</summary>
/// <remarks>
/// <para>Nothing is believed before it is checked: the checksum first, each length against what is left, each allocation against the limits (<see cref="TryReserve"/>).</para>
/// <para>Each method answers whether it succeeded, so a codec is one chain of them; after the first failure <see cref="Error"/> stays as it is.</para>
/// <para>The <see langword="default"/> reads nothing: every read of it fails. Thread safety: one thread.</para>
/// </remarks>
/// <example>
/// <code>
/// byte[] source = [];   // what was stored
/// Span&lt;long&gt; counters = stackalloc long[4];
/// bool ok = SnapshotReader.TryOpen(source, kind: 0x8001, default, out var reader, out var error)
///     &amp;&amp; reader.TryMatch("first-contact") &amp;&amp; reader.TryEnter(2) &amp;&amp; reader.TryReadCounters(counters) &amp;&amp; reader.TryClose();
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public ref struct SnapshotReader
{
    private readonly ReadOnlySpan<byte> _source;
    private readonly int _payloadEnd;
    private readonly int _schema;
    private ReadLimits _limits;
    private int _position;
    private int _sectionEnd;
    private long _left;

    private SnapshotReader(ReadOnlySpan<byte> source, in ReadLimits limits)
    {
        _source = source;
        _limits = limits;
        _left = limits.MaxAllocation;
        _payloadEnd = source.Length - SnapshotFormat.ChecksumBytes;
        _schema = (int)BinaryPrimitives.ReadUInt32LittleEndian(source[(SnapshotFormat.HeaderBytes + 2)..]);
        _position = SnapshotFormat.HeaderBytes + SnapshotFormat.SectionBytes + _schema;
        _sectionEnd = _position;
    }

    /// <summary>The format of the kind, 1 or more.</summary>
    public readonly ushort Format => BinaryPrimitives.ReadUInt16LittleEndian(_source[SnapshotFormat.FormatAt..]);

    /// <summary>The XXH64 of the schema.</summary>
    public readonly ulong Fingerprint => BinaryPrimitives.ReadUInt64LittleEndian(_source[SnapshotFormat.FingerprintAt..]);

    /// <summary>The schema: the configuration in one canonical text, in UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Schema => _source.Slice(SnapshotFormat.HeaderBytes + SnapshotFormat.SectionBytes, _schema);

    /// <summary>The byte that is read next, counted from 0.</summary>
    public readonly int Offset => _position;

    /// <summary>How many bytes of the section are left.</summary>
    public readonly int Left => _sectionEnd - _position;

    /// <summary>What went wrong first; no error while nothing has.</summary>
    public SnapshotError Error { get; private set; }

    /// <summary>Opens a snapshot: checks its envelope, its checksum, the order and lengths of its sections, and the fingerprint of its schema.</summary>
    /// <param name="source">Any bytes.</param>
    /// <param name="kind">The kind that is expected.</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="reader">The reader, before the first section.</param>
    /// <param name="error">Why there is no reader.</param>
    /// <param name="newestFormat">The newest format of the kind that the caller knows.</param>
    /// <returns>Whether the snapshot can be read on.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> source, ushort kind, in ReadLimits limits, out SnapshotReader reader, out SnapshotError error, ushort newestFormat = 1)
    {
        error = EnvelopeError(source, kind, in limits, newestFormat);
        reader = error.Kind == SnapshotErrorKind.None ? new SnapshotReader(source, in limits) : default;
        return error.Kind == SnapshotErrorKind.None;
    }

    /// <summary>Checks that the snapshot was taken with a configuration.</summary>
    /// <param name="schema">Its canonical text.</param>
    /// <returns>Whether the schema is the same.</returns>
    public bool TryMatch(string schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return HasSchema(schema) || Fail(SnapshotErrorKind.OtherSchema, SnapshotFormat.FingerprintAt);
    }

    /// <summary>Goes to a section that must be there: the next one. All of the section before must have been read.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryEnter(ushort id)
    {
        if (!TryLeave()) return false;
        if (_position == _payloadEnd) return Fail(SnapshotErrorKind.MissingSection);
        var found = BinaryPrimitives.ReadUInt16LittleEndian(_source[_position..]);
        if (found != id) return Fail(found < id ? SnapshotErrorKind.UnknownSection : SnapshotErrorKind.MissingSection);
        Enter();
        return true;
    }

    /// <summary>Goes to a section that may be missing. All of the section before must have been read.</summary>
    /// <param name="id">Its id. Optional sections with a lower one are passed over.</param>
    /// <returns>Whether it is there; that it is not is no error.</returns>
    public bool TryEnterOptional(ushort id)
    {
        if (!TryLeave()) return false;
        var at = _position;
        while (_position < _payloadEnd)
        {
            var found = BinaryPrimitives.ReadUInt16LittleEndian(_source[_position..]);
            Enter();
            if (found == id) return true;
            if (found > id || found < SnapshotFormat.Optional) break;
            _position = _sectionEnd;
        }

        _position = _sectionEnd = at;
        return false;
    }

    /// <summary>Ends the reading: all of the section must have been read, and what follows must be optional.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryClose()
    {
        if (!TryLeave()) return false;
        return _position == _payloadEnd
            || BinaryPrimitives.ReadUInt16LittleEndian(_source[_position..]) >= SnapshotFormat.Optional
            || Fail(SnapshotErrorKind.UnknownSection);
    }

    /// <summary>Takes memory from what the limits allow. Call it before you allocate.</summary>
    /// <param name="bytes">How many bytes will be allocated.</param>
    /// <returns>Whether that much is left.</returns>
    public bool TryReserve(long bytes)
    {
        if (Error.Kind != SnapshotErrorKind.None) return false;
        if (_limits.Budget is { } shared) return shared.TryTake(bytes) || Fail(SnapshotErrorKind.OverLimit);
        if (bytes > _left) return Fail(SnapshotErrorKind.OverLimit);
        _left -= bytes;
        return true;
    }

    /// <summary>Reads one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryReadByte(out byte value)
    {
        value = 0;
        if (!TryTake(1, out var bytes)) return false;
        value = bytes[0];
        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteUnsigned"/> wrote.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it was there, in its shortest form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadUnsigned(out ulong value)
    {
        if (_position < _sectionEnd && _source[_position] < 0x80)
        {
            value = _source[_position++];
            return true;
        }

        return TryReadLong(out value);
    }

    /// <summary>Looks at numbers that follow, if all of them are of one byte.</summary>
    /// <param name="count">How many.</param>
    /// <param name="few">The numbers, the first in the lowest byte; above them is what follows.</param>
    /// <returns>Whether they are, and stand not too near the end.</returns>
    internal readonly bool TryPeekFew(int count, out ulong few)
    {
        few = 0;
        if (count > sizeof(ulong) || _sectionEnd - _position < sizeof(ulong) || Error.Kind != SnapshotErrorKind.None) return false;
        few = BinaryPrimitives.ReadUInt64LittleEndian(_source[_position..]);
        return (few & (0x8080_8080_8080_8080 >> (64 - (8 * count)))) == 0;
    }

    /// <summary>Passes over what was looked at.</summary>
    internal void Skip(int count) => _position += count;

    /// <summary>Reads a number of things: at most so many, and at most as many as bytes are left, for each thing takes at least one.</summary>
    /// <param name="most">The largest number that is legal.</param>
    /// <param name="count">The number.</param>
    /// <returns>Whether it was there and legal.</returns>
    public bool TryReadCount(int most, out int count)
    {
        count = 0;
        var at = _position;
        if (!TryReadUnsigned(out var value)) return false;
        if (value > (ulong)Math.Max(most, 0)) return Fail(SnapshotErrorKind.OutOfRange, at);
        if (value > (ulong)Left) return Fail(SnapshotErrorKind.Truncated, at);
        count = (int)value;
        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteSigned"/> wrote.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it was there, in its shortest form.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadSigned(out long value)
    {
        var ok = TryReadUnsigned(out var zigzag);
        value = FromZigZag(zigzag);
        return ok;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteFixed(ulong)"/> wrote.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it was there.</returns>
    public bool TryReadFixed(out ulong value)
    {
        value = 0;
        if (!TryTake(8, out var bytes)) return false;
        value = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteFixed(Int128)"/> wrote.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Whether it was there.</returns>
    public bool TryReadFixed(out Int128 value)
    {
        value = 0;
        if (!TryTake(16, out var bytes)) return false;
        value = BinaryPrimitives.ReadInt128LittleEndian(bytes);
        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteBytes"/> wrote, without a copy.</summary>
    /// <param name="bytes">The bytes, a part of the source.</param>
    /// <returns>Whether they were there.</returns>
    public bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryReadCount(int.MaxValue, out var length) && TryTake(length, out bytes);
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteText"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it was there, as valid UTF-8, and within the limits.</returns>
    public bool TryReadText([NotNullWhen(true)] out string? text)
    {
        text = null;
        var at = _position;
        if (!TryReadBytes(out var bytes)) return false;
        if (!Utf8.IsValid(bytes)) return Fail(SnapshotErrorKind.NotCanonical, at);
        if (!TryReserve(ObjectBytes + (2L * bytes.Length))) return false;
        text = Encoding.UTF8.GetString(bytes);
        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteCounters"/> wrote.</summary>
    /// <param name="counters">As many counters as the row has slots; all of them are set.</param>
    /// <returns>Whether the row was there in its one form, and sums to no more than 2⁵⁶.</returns>
    public bool TryReadCounters(scoped Span<long> counters)
    {
        counters.Clear();
        if (counters.Length <= Vector128<byte>.Count && TryReadSmall(counters.Length, out var small))
        {
            for (var i = 0; i < counters.Length; i++) counters[i] = small[i];
            return true;
        }

        if (!TryReadUnsigned(out var length)) return false;
        if (length > (ulong)counters.Length) return Fail(SnapshotErrorKind.OutOfRange);
        ulong sum = 0;
        var wasRun = false;
        for (var i = 0; i < (int)length; i++)
        {
            var at = _position;
            long value;
            if (_sectionEnd - at >= 2 && _source[at] is > 0 and < 0x80)
            {
                value = FromZigZag(_source[at]);
                _position = at + 1;
            }
            else if (_sectionEnd - at >= 2 && _source[at] >= 0x80 && _source[at + 1] is > 0 and < 0x80)
            {
                value = FromZigZag((_source[at] & 0x7FU) | ((uint)_source[at + 1] << 7));
                _position = at + 2;
            }
            else if (!TryReadSigned(out value))
            {
                return false;
            }

            if (value == 0)
            {
                if (!TryReadUnsigned(out var run)) return false;

                // Two runs in a row are one, and the last counter is not 0.
                if (wasRun || run >= length - (ulong)i - 1) return Fail(SnapshotErrorKind.NotCanonical, at);
                i += (int)run;
                wasRun = true;
                continue;
            }

            wasRun = false;
            counters[i] = value;
            // The sum before is at most 2^56 and what comes at most 2^63, so that no sum is lost.
            sum += SnapshotWriter.Magnitude(value);
            if (sum > SnapshotFormat.MaxSum) return Fail(SnapshotErrorKind.OutOfRange, at);
        }

        return true;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteCounters"/> wrote, if it is legal and of counters up to <see cref="SmallCounters.Largest"/>.</summary>
    /// <param name="most">How many slots the row has, at most 16.</param>
    /// <param name="counters">The counters.</param>
    /// <returns>Whether it was; if not, nothing is read, and it is no error.</returns>
    internal bool TryReadSmall(int most, out Vector128<byte> counters)
    {
        counters = default;
        if (!SmallCounters.IsSupported || Error.Kind != SnapshotErrorKind.None) return false;
        var read = SmallCounters.Read(_source[_position.._sectionEnd], most, out counters);
        _position += read;
        return read > 0;
    }

    /// <summary>Reads what <see cref="SnapshotWriter.WriteNested"/> wrote. What it allocates counts against the limits of this reader.</summary>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <typeparam name="TState">Its state.</typeparam>
    /// <param name="state">The state.</param>
    /// <returns>Whether it was there.</returns>
    public bool TryReadNested<TCodec, TState>([MaybeNullWhen(false)] out TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        state = default;
        if (!TryReadBytes(out var bytes)) return false;
        if (_limits.Budget is null) _limits = _limits.Sharing(new AllocationBudget(_left));
        return TCodec.TryRead(bytes, in _limits, out state, out var error)
            || Fail(error.Kind, _position - bytes.Length + error.Offset);
    }

    /// <summary>Refuses the snapshot for a reason that the codec knows, at the byte that is read next.</summary>
    /// <param name="kind">The reason.</param>
    /// <returns>Always false, so that it can end a chain.</returns>
    public bool Fail(SnapshotErrorKind kind) => Fail(kind, _position);

    /// <summary>Refuses the snapshot for a reason that the codec knows.</summary>
    /// <param name="kind">The reason.</param>
    /// <param name="offset">The byte at which it lies.</param>
    /// <returns>Always false, so that it can end a chain.</returns>
    public bool Fail(SnapshotErrorKind kind, long offset)
    {
        if (Error.Kind == SnapshotErrorKind.None) Error = new SnapshotError(kind, offset);
        return false;
    }

    /// <summary>What an object or an array takes beside its contents.</summary>
    internal const int ObjectBytes = 32;

    internal static SnapshotError EnvelopeError(ReadOnlySpan<byte> source, ushort? kind, in ReadLimits limits, ushort newestFormat)
    {
        if (source.Length > limits.MaxBytes) return new(SnapshotErrorKind.OverLimit, limits.MaxBytes);
        var common = Math.Min(source.Length, SnapshotFormat.Magic.Length);
        if (!source[..common].SequenceEqual(SnapshotFormat.Magic[..common])) return new(SnapshotErrorKind.NotASnapshot, 0);
        if (source.Length < SnapshotFormat.HeaderBytes + SnapshotFormat.ChecksumBytes) return new(SnapshotErrorKind.Truncated, source.Length);
        var end = SnapshotFormat.HeaderBytes + (long)BinaryPrimitives.ReadUInt32LittleEndian(source[SnapshotFormat.LengthAt..]);
        if (end + SnapshotFormat.ChecksumBytes > source.Length) return new(SnapshotErrorKind.Truncated, source.Length);
        if (end + SnapshotFormat.ChecksumBytes < source.Length) return new(SnapshotErrorKind.TrailingBytes, end + SnapshotFormat.ChecksumBytes);
        if (Crc32C.Of(source[..(int)end]) != BinaryPrimitives.ReadUInt32LittleEndian(source[(int)end..])) return new(SnapshotErrorKind.Checksum, end);
        var format = BinaryPrimitives.ReadUInt16LittleEndian(source[SnapshotFormat.FormatAt..]);
        if (format == 0 || format > newestFormat) return new(SnapshotErrorKind.UnknownFormat, SnapshotFormat.FormatAt);
        if (kind is { } expected && BinaryPrimitives.ReadUInt16LittleEndian(source[SnapshotFormat.KindAt..]) != expected) return new(SnapshotErrorKind.OtherKind, SnapshotFormat.KindAt);
        if (BinaryPrimitives.ReadUInt32LittleEndian(source[SnapshotFormat.FlagsAt..]) != 0) return new(SnapshotErrorKind.UnknownFlags, SnapshotFormat.FlagsAt);
        return SectionsError(source[..(int)end]);
    }

    /// <summary>The id of the section after the one that is read, 0 if there is none.</summary>
    internal readonly ushort NextSection() => _sectionEnd >= _payloadEnd ? (ushort)0 : BinaryPrimitives.ReadUInt16LittleEndian(_source[_sectionEnd..]);

    internal readonly bool HasSchema(string schema)
        => Schema.Length == Encoding.UTF8.GetByteCount(schema) && string.Equals(Encoding.UTF8.GetString(Schema), schema, StringComparison.Ordinal);

    private static SnapshotError SectionsError(ReadOnlySpan<byte> source)
    {
        var last = 0;
        for (var at = SnapshotFormat.HeaderBytes; at < source.Length;)
        {
            if (source.Length - at < SnapshotFormat.SectionBytes) return new(SnapshotErrorKind.Truncated, at);
            var id = BinaryPrimitives.ReadUInt16LittleEndian(source[at..]);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(source[(at + 2)..]);
            if (id <= last) return new(SnapshotErrorKind.SectionOrder, at);
            if (length > (uint)(source.Length - at - SnapshotFormat.SectionBytes)) return new(SnapshotErrorKind.Truncated, at + 2);
            if (last == 0 && SchemaError(source, at, id, (int)length) is { Kind: not SnapshotErrorKind.None } error) return error;
            last = id;
            at += SnapshotFormat.SectionBytes + (int)length;
        }

        return last == 0 ? new(SnapshotErrorKind.MissingSection, SnapshotFormat.HeaderBytes) : default;
    }

    private static SnapshotError SchemaError(ReadOnlySpan<byte> source, int at, ushort id, int length)
    {
        if (id != SnapshotFormat.SchemaSection) return new(SnapshotErrorKind.MissingSection, at);
        var schema = source.Slice(at + SnapshotFormat.SectionBytes, length);
        if (!Utf8.IsValid(schema)) return new(SnapshotErrorKind.NotCanonical, at + SnapshotFormat.SectionBytes);
        return XxHash64.Of(schema) == BinaryPrimitives.ReadUInt64LittleEndian(source[SnapshotFormat.FingerprintAt..])
            ? default
            : new(SnapshotErrorKind.OtherSchema, SnapshotFormat.FingerprintAt);
    }

    private static long FromZigZag(ulong zigzag) => unchecked((long)(zigzag >> 1) ^ -(long)(zigzag & 1));

    private bool TryLeave()
    {
        if (Error.Kind != SnapshotErrorKind.None) return false;
        if (_source.IsEmpty) return Fail(SnapshotErrorKind.Truncated);
        return _position == _sectionEnd || Fail(SnapshotErrorKind.TrailingBytes);
    }

    private void Enter()
    {
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(_source[(_position + 2)..]);
        _position += SnapshotFormat.SectionBytes;
        _sectionEnd = _position + length;
    }

    private bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (Error.Kind != SnapshotErrorKind.None) return false;
        if (Left < count) return Fail(SnapshotErrorKind.Truncated, _sectionEnd);
        bytes = _source.Slice(_position, count);
        _position += count;
        return true;
    }

    private bool TryReadLong(out ulong value)
    {
        value = 0;
        if (Error.Kind != SnapshotErrorKind.None) return false;
        var at = _position;
        for (var shift = 0; ; shift += 7)
        {
            if (_position >= _sectionEnd) return Fail(SnapshotErrorKind.Truncated, _sectionEnd);
            var next = _source[_position++];

            // 64 bits end within the tenth byte, and the last byte of a longer number is not 0.
            if (shift == 63 && next > 1) return Fail(SnapshotErrorKind.NotCanonical, at);
            value |= (ulong)(next & 0x7F) << shift;
            if (next >= 0x80) continue;
            return (next > 0 || shift == 0) || Fail(SnapshotErrorKind.NotCanonical, at);
        }
    }
}
