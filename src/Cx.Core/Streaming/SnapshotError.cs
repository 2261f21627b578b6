using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>Why a snapshot was refused, and at which byte.</summary>
/// <remarks>
/// <para>The <see langword="default"/> is no error: <see cref="SnapshotErrorKind.None"/> at byte 0.</para>
/// <para>Equal when kind and offset are equal. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct SnapshotError : IEquatable<SnapshotError>
{
    /// <summary>Makes an error.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="offset">The first byte that is wrong, counted from 0.</param>
    public SnapshotError(SnapshotErrorKind kind, long offset)
    {
        Kind = kind;
        Offset = offset;
    }

    /// <summary>What is wrong.</summary>
    public SnapshotErrorKind Kind { get; }

    /// <summary>The first byte that is wrong, counted from 0.</summary>
    public long Offset { get; }

    /// <inheritdoc/>
    public bool Equals(SnapshotError other) => Kind == other.Kind && Offset == other.Offset;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SnapshotError other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Offset);

    /// <summary>Whether two errors are the same.</summary>
    /// <param name="left">One error.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether kind and offset are equal.</returns>
    public static bool operator ==(SnapshotError left, SnapshotError right) => left.Equals(right);

    /// <summary>Whether two errors differ.</summary>
    /// <param name="left">One error.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether kind or offset differ.</returns>
    public static bool operator !=(SnapshotError left, SnapshotError right) => !left.Equals(right);

    /// <summary>What is wrong, where, and what to do about it.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Kind == SnapshotErrorKind.None ? "No error." : string.Create(CultureInfo.InvariantCulture, $"At byte {Offset}: {Explanation(Kind)}");

    private static string Explanation(SnapshotErrorKind kind) => kind switch
    {
        SnapshotErrorKind.Truncated => "the snapshot goes on and the bytes do not. Read the whole file.",
        SnapshotErrorKind.NotASnapshot => "a snapshot begins with CXS1, and this does not.",
        SnapshotErrorKind.Checksum => "the checksum does not match. The bytes were damaged; take the previous snapshot.",
        SnapshotErrorKind.UnknownFormat => "this version does not know the format. Read it with the version that wrote it, or a later one.",
        SnapshotErrorKind.OtherKind => "this is a snapshot of something else. Read it with its own codec.",
        SnapshotErrorKind.UnknownFlags => "this version does not know one of the flags. Read it with the version that wrote it, or a later one.",
        SnapshotErrorKind.OtherSchema => "the snapshot was taken with another configuration. Restore it into the one that its Schema names.",
        SnapshotErrorKind.MissingSection => "a part of the snapshot is missing.",
        SnapshotErrorKind.UnknownSection => "this version does not know a part that is not optional. Read it with the version that wrote it, or a later one.",
        SnapshotErrorKind.SectionOrder => "parts are out of order, or one stands twice.",
        SnapshotErrorKind.NotCanonical => "a number or a text is not in its one legal form.",
        SnapshotErrorKind.Unsorted => "values that must ascend do not, or one stands twice.",
        SnapshotErrorKind.OutOfRange => "a number is beyond what it may be.",
        SnapshotErrorKind.TrailingBytes => "something follows after the end.",
        SnapshotErrorKind.OverLimit => "the snapshot is larger than the limits allow. If you trust where it comes from, read it with larger ReadLimits.",
        _ => "the snapshot cannot be read.",
    };
}
