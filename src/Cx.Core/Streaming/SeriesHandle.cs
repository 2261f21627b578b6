using System.Globalization;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>Where one store keeps a series: looked up once, used often.</summary>
/// <remarks>
/// <para>Made by <c>Resolve</c> of a store and good for that store only, as long as it lives. <see langword="default"/> belongs to no store: every store refuses it.</para>
/// <para>Equality: the same place of the same store. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct SeriesHandle : IEquatable<SeriesHandle>
{
    internal SeriesHandle(int row, int tag)
    {
        Row = row;
        Tag = tag;
    }

    internal int Row { get; }

    internal int Tag { get; }

    /// <inheritdoc/>
    public bool Equals(SeriesHandle other) => Row == other.Row && Tag == other.Tag;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SeriesHandle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Row, Tag);

    /// <summary>Whether two handles are the same place of the same store.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(SeriesHandle left, SeriesHandle right) => left.Equals(right);

    /// <summary>Whether two handles differ in place or store.</summary>
    /// <param name="left">One handle.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(SeriesHandle left, SeriesHandle right) => !left.Equals(right);

    /// <summary>Row and store.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Tag == 0 ? "no series" : string.Create(CultureInfo.InvariantCulture, $"row {Row} of store {Tag}");
}
