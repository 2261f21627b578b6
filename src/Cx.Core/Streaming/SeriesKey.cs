using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>Which series: one member of each dimension of a <see cref="SeriesSchema"/>, packed into 64 bits.</summary>
/// <remarks>
/// <para>Made by <see cref="SeriesSchema.Key"/> and understood by that schema only. <see langword="default"/> is the series of which no member is known, <c>(none)</c> in every dimension.</para>
/// <para>Equality: the same members, for keys of one schema. No order. Thread safety: immutable.</para>
/// </remarks>
public readonly struct SeriesKey : IEquatable<SeriesKey>
{
    internal SeriesKey(ulong packed) => Packed = packed;

    internal ulong Packed { get; }

    /// <inheritdoc/>
    public bool Equals(SeriesKey other) => Packed == other.Packed;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SeriesKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Packed.GetHashCode();

    /// <summary>Whether two keys name the same series.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Another key of the same schema.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(SeriesKey left, SeriesKey right) => left.Equals(right);

    /// <summary>Whether two keys name different series.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">Another key of the same schema.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(SeriesKey left, SeriesKey right) => !left.Equals(right);

    /// <summary>The packed ids in hexadecimal. The members' texts are known to the schema: <see cref="SeriesSchema.Describe"/>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"series {Packed:x}");
}
