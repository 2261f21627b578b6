using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>The bytes of a state, checked: versioned, canonical, with a checksum. Equal states give equal snapshots.</summary>
/// <remarks>
/// <para>It keeps optional sections that it does not know, so a newer version's extras survive an older one that only passes the snapshot on (<see cref="With"/>).</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no snapshot. Equal when the bytes are equal. In JSON it is a base64 text. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(Rating&lt;Nps&gt;.From(9), Rating&lt;Nps&gt;.From(3));
/// var snapshot = Snapshot.Of&lt;RatingCountsCodec&lt;Nps&gt;, RatingCounts&lt;Nps&gt;&gt;(counts);
/// bool back = snapshot.TryRead&lt;RatingCountsCodec&lt;Nps&gt;, RatingCounts&lt;Nps&gt;&gt;(default, out var same, out var error);
/// </code>
/// </example>
[JsonConverter(typeof(SnapshotJsonConverter))]
public sealed class Snapshot : IEquatable<Snapshot>
{
    private readonly byte[] _bytes;

    private Snapshot(byte[] bytes)
    {
        _bytes = bytes;
        Kind = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(SnapshotFormat.KindAt));
        Format = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(SnapshotFormat.FormatAt));
        Fingerprint = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(SnapshotFormat.FingerprintAt));
        Sections = [.. Parts().Select(part => part.Id)];
        Schema = Encoding.UTF8.GetString(Content(Parts().First()));
    }

    /// <summary>What it is a snapshot of; kinds from 0x8000 are those of users.</summary>
    public ushort Kind { get; }

    /// <summary>The format of the kind, 1 or more.</summary>
    public ushort Format { get; }

    /// <summary>The XXH64 of the schema.</summary>
    public ulong Fingerprint { get; }

    /// <summary>The configuration in one canonical text: the scale, the windows, the dimensions.</summary>
    public string Schema { get; }

    /// <summary>The ids of the sections, ascending; 1 is the schema, those from 0x8000 are optional.</summary>
    public ImmutableArray<ushort> Sections { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Takes the snapshot of a state.</summary>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="state">The state, left as it is.</param>
    /// <returns>The snapshot.</returns>
    /// <exception cref="OverflowException">The counters of the state sum to more than 2⁵⁶.</exception>
    public static Snapshot Of<TCodec, TState>(in TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        using var bytes = SnapshotBuffer.Of<TCodec, TState>(in state);
        return new Snapshot(bytes.Written.ToArray());
    }

    /// <summary>What was just written, whatever limits there are for what comes from outside.</summary>
    internal static Snapshot FromWritten(ReadOnlySpan<byte> bytes) => new(bytes.ToArray());

    /// <summary>Checks bytes and copies them: envelope, checksum, order and lengths of the sections. What is in the sections is checked by <see cref="TryRead"/>.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <param name="limits">How much they may cost.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="error">Why there is none.</param>
    /// <returns>Whether the bytes are a snapshot.</returns>
    public static bool TryParse(ReadOnlySpan<byte> bytes, in ReadLimits limits, [NotNullWhen(true)] out Snapshot? snapshot, out SnapshotError error)
    {
        snapshot = null;
        error = SnapshotReader.EnvelopeError(bytes, null, in limits, ushort.MaxValue);
        if (error.Kind != SnapshotErrorKind.None) return false;

        // The bytes, the schema as text and the list of ids are no larger than four times the bytes.
        if (4L * bytes.Length > limits.MaxAllocation)
        {
            error = new SnapshotError(SnapshotErrorKind.OverLimit, 0);
            return false;
        }

        snapshot = new Snapshot(bytes.ToArray());
        return true;
    }

    /// <summary>Reads the state.</summary>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="state">The state.</param>
    /// <param name="error">Why there is none.</param>
    /// <returns>Whether this is a snapshot of such a state.</returns>
    public bool TryRead<TCodec, TState>(in ReadLimits limits, [MaybeNullWhen(false)] out TState state, out SnapshotError error)
        where TCodec : ISnapshotCodec<TCodec, TState>
        => TCodec.TryRead(_bytes, in limits, out state, out error);

    /// <summary>The snapshot of another state, with the optional sections of this one that the other does not write itself.</summary>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="state">The state.</param>
    /// <returns>The snapshot.</returns>
    public Snapshot With<TCodec, TState>(in TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var fresh = Of<TCodec, TState>(in state);
        return Parts().Where(part => part.Id >= SnapshotFormat.Optional && !fresh.Sections.Contains(part.Id))
            .Aggregate(fresh, (made, part) => made.WithOptional(part.Id, Content(part)));
    }

    /// <summary>A copy with an optional section, in place of the one with the same id if there is one.</summary>
    /// <param name="id">Its id, 0x8000 or more.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The id is not that of an optional section.</exception>
    public Snapshot WithOptional(ushort id, ReadOnlySpan<byte> content)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id, SnapshotFormat.Optional);
        var bytes = new byte[_bytes.Length + SnapshotFormat.SectionBytes + content.Length];
        var writer = new SnapshotWriter(bytes, Kind, Schema, Format);
        foreach (var part in Parts().Skip(1).TakeWhile(part => part.Id < id)) Copy(ref writer, part);
        writer.BeginSection(id);
        writer.WriteRaw(content);
        foreach (var part in Parts().Where(part => part.Id > id)) Copy(ref writer, part);
        return new Snapshot(bytes[..writer.Finish()]);
    }

    /// <summary>The bytes of a section.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>Whether there is such a section.</returns>
    public bool TryGetSection(ushort id, out ReadOnlyMemory<byte> content)
    {
        foreach (var part in Parts())
        {
            if (part.Id != id) continue;
            content = Bytes.Slice(part.Start, part.Length);
            return true;
        }

        content = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(Snapshot? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Snapshot);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(_bytes.Length - SnapshotFormat.ChecksumBytes)));

    /// <summary>Whether two snapshots have the same bytes.</summary>
    /// <param name="left">One snapshot.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Snapshot? left, Snapshot? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two snapshots have different bytes.</summary>
    /// <param name="left">One snapshot.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Snapshot? left, Snapshot? right) => !(left == right);

    /// <summary>Kind, format, schema and size, such as <c>kind 1, format 1, 63 bytes: ratings on nps 0…10, HigherIsBetter</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"kind {Kind}, format {Format}, {_bytes.Length} bytes: {Schema}");

    private void Copy(ref SnapshotWriter writer, Part part)
    {
        writer.BeginSection(part.Id);
        writer.WriteRaw(Content(part));
    }

    private ReadOnlySpan<byte> Content(Part part) => _bytes.AsSpan(part.Start, part.Length);

    private IEnumerable<Part> Parts()
    {
        for (var at = SnapshotFormat.HeaderBytes; at < _bytes.Length - SnapshotFormat.ChecksumBytes;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at + 2));
            yield return new Part(BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at)), at + SnapshotFormat.SectionBytes, length);
            at += SnapshotFormat.SectionBytes + length;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Part(ushort Id, int Start, int Length);
}
