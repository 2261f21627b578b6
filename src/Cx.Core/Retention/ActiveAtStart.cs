using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>How many customers there were when a period began: the denominator of a <see cref="ChurnRate"/>.</summary>
/// <remarks>
/// <para>It is a type of its own so that nobody divides by the customers at the end, among whom are new ones and none who left.</para>
/// <para>A count, 0 or more. The default value is nobody. Equality: the count. No order and no arithmetic. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ActiveAtStart : IEquatable<ActiveAtStart>
{
    /// <summary>Makes the count.</summary>
    /// <param name="customers">How many there were, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    [JsonConstructor]
    public ActiveAtStart(long customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        Customers = customers;
    }

    /// <summary>How many there were.</summary>
    public long Customers { get; }

    /// <inheritdoc/>
    public bool Equals(ActiveAtStart other) => Customers == other.Customers;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ActiveAtStart other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Customers.GetHashCode();

    /// <summary>Whether two counts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ActiveAtStart left, ActiveAtStart right) => left.Equals(right);

    /// <summary>Whether two counts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ActiveAtStart left, ActiveAtStart right) => !(left == right);

    /// <summary>The count, such as <c>1000 at the start</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Customers} at the start");
}
