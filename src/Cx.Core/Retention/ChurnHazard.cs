using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>How many customers leave per unit of customer-time, those who joined within the period included.</summary>
/// <remarks>
/// <para>Leavers divided by customer-time, 0 or more; above 1 where customers stay for less than a unit of time. It is no share, and 1 minus it is no retention: <see cref="LostWithin"/> makes a share of it.</para>
/// <para><see cref="MidPoint"/> and <see cref="AverageDaily"/> stand for the customer-time of one period, so the hazard is per period; with <see cref="CustomerTime"/> it is per unit of that time.</para>
/// <para>The interval is that of a Poisson rate (Garwood, <em>Fiducial Limits for the Poisson Distribution</em>, 1936). Without customer-time there is no hazard: the factories give <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: leavers, customer-time and base. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var lost = new LostCustomers(ofActiveAtStart: 40, joinedInPeriod: 10);
/// var hazard = ChurnHazard.Of(lost, new MidPoint(new ActiveAtStart(1000), new ActiveAtEnd(1150)));
/// double? perMonth = hazard?.Value;   // 50/1075 = 0.0465
/// </code>
/// </example>
[JsonConverter(typeof(ChurnHazardJsonConverter))]
public sealed class ChurnHazard : IEquatable<ChurnHazard>
{
    internal ChurnHazard(long lost, double customerTime, ChurnBase @base)
    {
        Lost = lost;
        CustomerTime = customerTime;
        Base = @base;
    }

    /// <summary>All who left, 0 or more.</summary>
    public long Lost { get; }

    /// <summary>The customer-time they were counted over, above 0, in the unit of the caller: periods, or what was given.</summary>
    public double CustomerTime { get; }

    /// <summary>Where the customer-time comes from.</summary>
    public ChurnBase Base { get; }

    /// <summary>Leavers per unit of customer-time, 0 or more.</summary>
    public double Value => Lost / CustomerTime;

    /// <summary>The hazard per unit of customer-time.</summary>
    /// <param name="lost">Who left.</param>
    /// <param name="time">The time that customers were customers, those who left included until they did.</param>
    /// <returns>The hazard, or <see langword="null"/> without customer-time.</returns>
    public static ChurnHazard? Of(LostCustomers lost, CustomerTime time) => Of(lost.Total, time.Total, ChurnBase.CustomerTime);

    /// <summary>The hazard per period, over the mean of start and end.</summary>
    /// <param name="lost">Who left within the period.</param>
    /// <param name="customers">The customers at its start and its end.</param>
    /// <returns>The hazard, or <see langword="null"/> when there was nobody at either.</returns>
    public static ChurnHazard? Of(LostCustomers lost, MidPoint customers) => Of(lost.Total, customers.Customers, ChurnBase.MidPoint);

    /// <summary>The hazard per period, over the mean of its days.</summary>
    /// <param name="lost">Who left within the period.</param>
    /// <param name="customers">The customers by day.</param>
    /// <returns>The hazard, or <see langword="null"/> when there was nobody on any day.</returns>
    public static ChurnHazard? Of(LostCustomers lost, AverageDaily customers) => Of(lost.Total, customers.Customers ?? 0, ChurnBase.AverageDaily);

    /// <summary>The exact interval of the hazard, where customers leave independently of each other.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in leavers per unit of customer-time.</returns>
    public Interval Interval(Confidence confidence = default) => PoissonIntervals.Garwood(Lost, CustomerTime, confidence);

    /// <summary>The share of customers who have left after a time, if the hazard stays as it is: 1 − exp(−h t).</summary>
    /// <param name="time">The time t, 0 or more, in the unit of the hazard.</param>
    /// <returns>A share 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, infinite or NaN.</exception>
    public double LostWithin(double time)
        => time >= 0 && double.IsFinite(time)
            ? 1 - Math.Exp(-Value * time)
            : throw new ArgumentOutOfRangeException(nameof(time), time, "A time is a finite number, 0 or more.");

    /// <inheritdoc/>
    public bool Equals(ChurnHazard? other) => other is not null && Lost == other.Lost && CustomerTime.Equals(other.CustomerTime) && Base == other.Base;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChurnHazard);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lost, CustomerTime, Base);

    /// <summary>Whether two hazards are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChurnHazard? left, ChurnHazard? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two hazards differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChurnHazard? left, ChurnHazard? right) => !(left == right);

    /// <summary>The hazard and what it was made of, such as <c>0.0465116 (50 in 1075, MidPoint)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({Lost} in {CustomerTime:G6}, {Base})");

    internal static ChurnHazard? Of(long lost, double customerTime, ChurnBase @base) => customerTime == 0 ? null : new ChurnHazard(lost, customerTime, @base);
}
