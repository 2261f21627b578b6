using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>What one customer pays at the start and at the end of a period: recurring revenue, in one currency.</summary>
/// <remarks>
/// <para>Currency units per period, 0 or more. Nothing between start and end is counted, so a customer who upgrades and then leaves loses what they paid at the start and no more.</para>
/// <para>The default value is a customer who pays nothing at either time. Equality: both amounts. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct CustomerRevenue : IEquatable<CustomerRevenue>
{
    /// <summary>Makes the revenue of a customer.</summary>
    /// <param name="atStart">What the customer pays at the start, 0 or more; 0 for one who is not there yet.</param>
    /// <param name="atEnd">What the customer pays at the end, 0 or more; 0 for one who has left.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    [JsonConstructor]
    public CustomerRevenue(decimal atStart, decimal atEnd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(atStart);
        ArgumentOutOfRangeException.ThrowIfNegative(atEnd);
        AtStart = atStart;
        AtEnd = atEnd;
    }

    /// <summary>What the customer pays at the start, in currency units.</summary>
    public decimal AtStart { get; }

    /// <summary>What the customer pays at the end, in currency units.</summary>
    public decimal AtEnd { get; }

    /// <inheritdoc/>
    public bool Equals(CustomerRevenue other) => AtStart == other.AtStart && AtEnd == other.AtEnd;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CustomerRevenue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AtStart, AtEnd);

    /// <summary>Whether two customers' revenues are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CustomerRevenue left, CustomerRevenue right) => left.Equals(right);

    /// <summary>Whether two customers' revenues differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CustomerRevenue left, CustomerRevenue right) => !(left == right);

    /// <summary>Both amounts, such as <c>500 → 0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtStart} → {AtEnd}");
}
