using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>The mean number of customers over the days of a period, as the customer-periods of a <see cref="ChurnHazard"/>.</summary>
/// <remarks>
/// <para>Customer-days divided by days, in customers; over the period of those days the same number of customer-periods.</para>
/// <para>The default value is of no day. Equality: customer-days and days. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct AverageDaily : IEquatable<AverageDaily>
{
    /// <summary>Makes the mean of sums.</summary>
    /// <param name="customerDays">The customers of all days added up, 0 or more.</param>
    /// <param name="days">How many days they were counted on, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are customer-days without days.</exception>
    [JsonConstructor]
    public AverageDaily(long customerDays, long days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customerDays);
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0 && customerDays > 0) throw new ArgumentOutOfRangeException(nameof(days), days, "Customers were counted, so there was a day on which they were.");
        CustomerDays = customerDays;
        Days = days;
    }

    /// <summary>The customers of all days added up.</summary>
    public long CustomerDays { get; }

    /// <summary>How many days they were counted on.</summary>
    public long Days { get; }

    /// <summary>The mean of the daily counts, 0 or more; <see langword="null"/> without days.</summary>
    [JsonIgnore]
    public double? Customers => Days == 0 ? null : (double)CustomerDays / Days;

    /// <summary>Makes the mean of daily counts.</summary>
    /// <param name="customersByDay">How many customers there were on each day, 0 or more; a day without a count must not be left out as 0.</param>
    /// <returns>The mean.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">The customer-days are more than 64 bits hold.</exception>
    public static AverageDaily Of(params ReadOnlySpan<long> customersByDay)
    {
        long sum = 0;
        foreach (var customers in customersByDay)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(customers, nameof(customersByDay));
            sum += customers;
        }

        return new AverageDaily(sum, customersByDay.Length);
    }

    /// <inheritdoc/>
    public bool Equals(AverageDaily other) => CustomerDays == other.CustomerDays && Days == other.Days;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is AverageDaily other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CustomerDays, Days);

    /// <summary>Whether two means are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(AverageDaily left, AverageDaily right) => left.Equals(right);

    /// <summary>Whether two means differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(AverageDaily left, AverageDaily right) => !(left == right);

    /// <summary>The sums, such as <c>30250 customer-days in 28 days</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CustomerDays} customer-days in {Days} days");
}
