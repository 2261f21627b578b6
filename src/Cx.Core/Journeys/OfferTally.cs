using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>How many of the offered interactions ended in each outcome. They add up to what was offered.</summary>
/// <remarks>
/// <para>Counts, 0 or more. The <see langword="default"/> value is nothing offered.</para>
/// <para>Equality: all counts. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct OfferTally : IEquatable<OfferTally>
{
    /// <summary>Makes a tally of counts.</summary>
    /// <param name="invalid">How many could not be used.</param>
    /// <param name="tooLate">How many came after the watermark had passed them.</param>
    /// <param name="duplicate">How many were already waiting.</param>
    /// <param name="refused">How many found no room.</param>
    /// <param name="reordered">How many were accepted out of order.</param>
    /// <param name="onTime">How many were accepted in order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    [JsonConstructor]
    public OfferTally(long invalid, long tooLate, long duplicate, long refused, long reordered, long onTime)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(invalid);
        ArgumentOutOfRangeException.ThrowIfNegative(tooLate);
        ArgumentOutOfRangeException.ThrowIfNegative(duplicate);
        ArgumentOutOfRangeException.ThrowIfNegative(refused);
        ArgumentOutOfRangeException.ThrowIfNegative(reordered);
        ArgumentOutOfRangeException.ThrowIfNegative(onTime);
        Invalid = invalid;
        TooLate = tooLate;
        Duplicate = duplicate;
        Refused = refused;
        Reordered = reordered;
        OnTime = onTime;
    }

    /// <summary>How many could not be used.</summary>
    public long Invalid { get; }

    /// <summary>How many came after the watermark had passed them.</summary>
    public long TooLate { get; }

    /// <summary>How many were already waiting.</summary>
    public long Duplicate { get; }

    /// <summary>How many found no room.</summary>
    public long Refused { get; }

    /// <summary>How many were accepted out of order.</summary>
    public long Reordered { get; }

    /// <summary>How many were accepted in order.</summary>
    public long OnTime { get; }

    /// <summary>How many were accepted.</summary>
    [JsonIgnore]
    public long Accepted => Reordered + OnTime;

    /// <summary>How many were offered: the sum of all outcomes.</summary>
    [JsonIgnore]
    public long Offered => Invalid + TooLate + Duplicate + Refused + Accepted;

    /// <summary>The tally of two together.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sums.</returns>
    /// <exception cref="OverflowException">A sum is more than 64 bits hold.</exception>
    public OfferTally Merge(OfferTally other) => new(
        Invalid + other.Invalid, TooLate + other.TooLate, Duplicate + other.Duplicate, Refused + other.Refused, Reordered + other.Reordered, OnTime + other.OnTime);

    /// <inheritdoc/>
    public bool Equals(OfferTally other) => Invalid == other.Invalid && TooLate == other.TooLate && Duplicate == other.Duplicate && Refused == other.Refused && Reordered == other.Reordered && OnTime == other.OnTime;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is OfferTally other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Invalid, TooLate, Duplicate, Refused, Reordered, OnTime);

    /// <summary>Whether two tallies are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(OfferTally left, OfferTally right) => left.Equals(right);

    /// <summary>Whether two tallies differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(OfferTally left, OfferTally right) => !left.Equals(right);

    /// <summary>The counts, such as <c>12 offered: 10 accepted (2 reordered), 1 invalid, 1 too late, 0 duplicate, 0 refused</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Offered} offered: {Accepted} accepted ({Reordered} reordered), {Invalid} invalid, {TooLate} too late, {Duplicate} duplicate, {Refused} refused");
}
