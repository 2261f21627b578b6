using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>The time that customers were customers, added up: customer-months, say.</summary>
/// <remarks>
/// <para>In a unit of the caller, 0 or more, finite: ten customers for three months and one for half a month are 30.5 customer-months.</para>
/// <para>The default value is no time. Equality: the number. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct CustomerTime : IEquatable<CustomerTime>
{
    /// <summary>Makes an amount of customer-time.</summary>
    /// <param name="total">The sum over all customers, 0 or more, in the unit in which the hazard is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, infinite or NaN.</exception>
    [JsonConstructor]
    public CustomerTime(double total)
    {
        if (!(total >= 0) || !double.IsFinite(total)) throw new ArgumentOutOfRangeException(nameof(total), total, "Customer-time is a finite number, 0 or more.");
        Total = total + 0.0;
    }

    /// <summary>The sum over all customers, 0 or more, in a unit of the caller.</summary>
    public double Total { get; }

    /// <inheritdoc/>
    public bool Equals(CustomerTime other) => Total.Equals(other.Total);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is CustomerTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Total.GetHashCode();

    /// <summary>Whether two amounts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CustomerTime left, CustomerTime right) => left.Equals(right);

    /// <summary>Whether two amounts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CustomerTime left, CustomerTime right) => !(left == right);

    /// <summary>The number.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Total.ToString("R", CultureInfo.InvariantCulture);
}
