using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>How recurring revenue moved within a period, by kind: lost with customers, lost and won with those who stay, won with new ones.</summary>
/// <remarks>
/// <para>Amounts in one currency, 0 or more; what is lost is at most what was there at the start. start − churned − contraction + expansion + new = end.</para>
/// <para><see cref="RevenueRetention"/> makes rates of it. Amounts merge, rates do not.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all amounts. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var movement = RevenueMovement.From([new CustomerRevenue(500, 0), new CustomerRevenue(300, 450), new CustomerRevenue(0, 90)]);
/// Console.WriteLine(movement);   // 800 - 500 churned - 0 contraction + 150 expansion + 90 new = 540
/// </code>
/// </example>
[JsonConverter(typeof(RevenueMovementJsonConverter))]
public sealed class RevenueMovement : IEquatable<RevenueMovement>
{
    private RevenueMovement(decimal start, decimal churned, decimal contraction, decimal expansion, decimal fresh)
    {
        Start = start;
        Churned = churned;
        Contraction = contraction;
        Expansion = expansion;
        New = fresh;
        // Here and not in a property: a sum that does not fit must not surprise who prints it.
        End = start - churned - contraction + expansion + fresh;
    }

    /// <summary>The revenue at the start, in currency units.</summary>
    public decimal Start { get; }

    /// <summary>The revenue at the start of those who left, in currency units.</summary>
    public decimal Churned { get; }

    /// <summary>What those who stayed pay less than at the start, in currency units.</summary>
    public decimal Contraction { get; }

    /// <summary>What those who stayed pay more than at the start, in currency units.</summary>
    public decimal Expansion { get; }

    /// <summary>What those pay who were not there at the start, in currency units. Part of no rate.</summary>
    public decimal New { get; }

    /// <summary>The revenue at the end, in currency units.</summary>
    public decimal End { get; }

    /// <summary>Makes a movement of known sums.</summary>
    /// <param name="start">The revenue at the start, 0 or more.</param>
    /// <param name="churned">The revenue at the start of those who left: per customer at most what they paid at the start, whatever they paid when they left.</param>
    /// <param name="contraction">What those who stayed pay less.</param>
    /// <param name="expansion">What those who stayed pay more.</param>
    /// <param name="new">What new customers pay.</param>
    /// <returns>The movement.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, more is lost than was there at the start, or revenue grows from nothing.</exception>
    /// <exception cref="OverflowException">The revenue at the end is more than a <see cref="decimal"/> holds.</exception>
    public static RevenueMovement Of(decimal start, decimal churned, decimal contraction, decimal expansion, decimal @new = 0)
        => Defect(start, churned, contraction, expansion, @new) is { } defect
            ? throw new ArgumentOutOfRangeException(nameof(start), start, defect)
            : new RevenueMovement(start, churned, contraction, expansion, @new);

    /// <summary>Makes the movement of customers: each of them is new, churned, or pays less, more or the same.</summary>
    /// <param name="customers">Every customer who paid at the start, at the end, or both.</param>
    /// <returns>The movement.</returns>
    /// <exception cref="OverflowException">A sum is more than a <see cref="decimal"/> holds.</exception>
    public static RevenueMovement From(IEnumerable<CustomerRevenue> customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        decimal start = 0, churned = 0, contraction = 0, expansion = 0, fresh = 0;
        foreach (var customer in customers)
        {
            start += customer.AtStart;
            if (customer.AtStart == 0) fresh += customer.AtEnd;
            else if (customer.AtEnd == 0) churned += customer.AtStart;
            else if (customer.AtEnd < customer.AtStart) contraction += customer.AtStart - customer.AtEnd;
            else expansion += customer.AtEnd - customer.AtStart;
        }

        return new RevenueMovement(start, churned, contraction, expansion, fresh);
    }

    /// <summary>The movement of the customers of two separate groups in the same period.</summary>
    /// <param name="other">The other movement, in the same currency.</param>
    /// <returns>The sum of the amounts.</returns>
    /// <exception cref="OverflowException">A sum is more than a <see cref="decimal"/> holds.</exception>
    public RevenueMovement Merge(RevenueMovement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new RevenueMovement(Start + other.Start, Churned + other.Churned, Contraction + other.Contraction, Expansion + other.Expansion, New + other.New);
    }

    /// <inheritdoc/>
    public bool Equals(RevenueMovement? other) => other is not null && Start == other.Start && Churned == other.Churned && Contraction == other.Contraction && Expansion == other.Expansion && New == other.New;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RevenueMovement);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Churned, Contraction, Expansion, New);

    /// <summary>Whether two movements are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(RevenueMovement? left, RevenueMovement? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two movements differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(RevenueMovement? left, RevenueMovement? right) => !(left == right);

    /// <summary>All amounts, such as <c>800 - 500 churned - 0 contraction + 150 expansion + 90 new = 540</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Start} - {Churned} churned - {Contraction} contraction + {Expansion} expansion + {New} new = {End}");

    internal static string? Defect(decimal start, decimal churned, decimal contraction, decimal expansion, decimal fresh)
    {
        if (start < 0 || churned < 0 || contraction < 0 || expansion < 0 || fresh < 0) return "The amounts of a movement of revenue are 0 or more.";
        // Compared one by one, so that the sum of two huge amounts is never made.
        if (churned > start || contraction > start - churned)
            return string.Create(CultureInfo.InvariantCulture, $"More revenue is lost ({churned} churned, {contraction} contraction) than was there at the start ({start}). A customer can lose at most what they paid at the start, whatever they upgraded to since.");
        if (expansion > 0 && churned == start) return "Revenue of those who stayed grows, but nobody who paid at the start stayed. Count it as new.";
        return null;
    }
}
