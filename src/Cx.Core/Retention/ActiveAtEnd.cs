using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>How many customers there were when a period ended, the new ones included.</summary>
/// <remarks>
/// <para>No churn rate takes it: its customers are those who stayed and those who came. Only a <see cref="MidPoint"/> is made from it.</para>
/// <para>A count, 0 or more. The default value is nobody. Equality: the count. No order and no arithmetic. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct ActiveAtEnd : IEquatable<ActiveAtEnd>
{
    /// <summary>Makes the count.</summary>
    /// <param name="customers">How many there were, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    [JsonConstructor]
    public ActiveAtEnd(long customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        Customers = customers;
    }

    /// <summary>How many there were.</summary>
    public long Customers { get; }

    /// <inheritdoc/>
    public bool Equals(ActiveAtEnd other) => Customers == other.Customers;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ActiveAtEnd other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Customers.GetHashCode();

    /// <summary>Whether two counts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ActiveAtEnd left, ActiveAtEnd right) => left.Equals(right);

    /// <summary>Whether two counts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ActiveAtEnd left, ActiveAtEnd right) => !(left == right);

    /// <summary>The count, such as <c>1000 at the end</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Customers} at the end");
}
