using System.Globalization;

namespace Cx.Core.Retention;

/// <summary>How much of the revenue at the start of a period is lost and kept, without and with what the customers who stayed pay more.</summary>
/// <remarks>
/// <para>Shares of the revenue at the start. Gross churn = (churned + contraction)/start, 0…1 whatever the upgrades; net churn = (churned + contraction − expansion)/start, which may be negative. Retention is 1 minus either: gross at most 1, and at most net.</para>
/// <para>New customers are part of none of them. Without revenue at the start there is no rate: <see cref="From"/> gives <see langword="null"/>. There is no interval: one large customer is most of the variance, and no sums tell who is large.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: the movement. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var rates = RevenueRetention.From(RevenueMovement.Of(start: 100_000, churned: 3_000, contraction: 2_000, expansion: 6_000));
/// Console.WriteLine(rates);   // gross retention 0.95, net retention 1.01
/// </code>
/// </example>
public sealed class RevenueRetention : IEquatable<RevenueRetention>
{
    private RevenueRetention(RevenueMovement movement) => Movement = movement;

    /// <summary>The amounts behind.</summary>
    public RevenueMovement Movement { get; }

    /// <summary>(churned + contraction)/start, a share 0…1.</summary>
    public double GrossRevenueChurn => (double)((Movement.Churned + Movement.Contraction) / Movement.Start);

    /// <summary>(churned + contraction − expansion)/start, as a share of the start; negative where the customers who stayed grow by more than was lost.</summary>
    public double NetRevenueChurn => (double)((Movement.Churned + Movement.Contraction - Movement.Expansion) / Movement.Start);

    /// <summary>Gross revenue retention (GRR): 1 − gross churn, a share 0…1.</summary>
    public double GrossRetention => (double)((Movement.Start - Movement.Churned - Movement.Contraction) / Movement.Start);

    /// <summary>Net revenue retention (NRR): 1 − net churn, as a share of the start, 0 or more, and above 1 where revenue grows without new customers.</summary>
    public double NetRetention => (double)((Movement.Start - Movement.Churned - Movement.Contraction + Movement.Expansion) / Movement.Start);

    /// <summary>Makes the rates of a movement.</summary>
    /// <param name="movement">The movement.</param>
    /// <returns>The rates, or <see langword="null"/> without revenue at the start.</returns>
    public static RevenueRetention? From(RevenueMovement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        return movement.Start == 0 ? null : new RevenueRetention(movement);
    }

    /// <inheritdoc/>
    public bool Equals(RevenueRetention? other) => other is not null && Movement == other.Movement;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RevenueRetention);

    /// <inheritdoc/>
    public override int GetHashCode() => Movement.GetHashCode();

    /// <summary>Whether two results are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(RevenueRetention? left, RevenueRetention? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(RevenueRetention? left, RevenueRetention? right) => !(left == right);

    /// <summary>Both retentions, such as <c>gross retention 0.95, net retention 1.01</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"gross retention {GrossRetention:G6}, net retention {NetRetention:G6}");
}
