using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>The share of the customers at the start of a period who left within it.</summary>
/// <remarks>
/// <para>Lost of those active at the start / <see cref="ActiveAtStart"/>, a share 0…1 of one period, whose length the caller knows. Customers who joined within the period are in neither number.</para>
/// <para>The interval is Wilson's; a rate of a month is turned into that of a year by compounding, never by multiplying. Without customers at the start there is no rate: <see cref="Of"/> gives <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: both counts. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var churn = ChurnRate.Of(new LostCustomers(ofActiveAtStart: 3, joinedInPeriod: 0), new ActiveAtStart(100));
/// double? month = churn?.Value;                  // 0.03
/// double? year = churn?.Annualised(12);          // 0.306, not 0.36
/// </code>
/// </example>
[JsonConverter(typeof(ChurnRateJsonConverter))]
public sealed class ChurnRate : IEquatable<ChurnRate>
{
    private ChurnRate(Share lost) => Lost = lost;

    /// <summary>Those who left of those who were there at the start.</summary>
    public Share Lost { get; }

    /// <summary>Those who stayed of those who were there at the start: 1 − churn.</summary>
    public Share Retained => Share.Of(Lost.N - Lost.Hits, Lost.N)!;

    /// <summary>The rate of one period, a share 0…1.</summary>
    public double Value => Lost.Value;

    /// <summary>Makes the rate of a period.</summary>
    /// <param name="lost">Who left; those who joined within the period are left out by this rate.</param>
    /// <param name="active">The customers at the start.</param>
    /// <returns>The rate, or <see langword="null"/> without customers at the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More left than were there.</exception>
    public static ChurnRate? Of(LostCustomers lost, ActiveAtStart active)
        => Defect(lost.OfActiveAtStart, active.Customers) is { } defect
            ? throw new ArgumentOutOfRangeException(nameof(lost), lost.OfActiveAtStart, defect)
            : Share.Of(lost.OfActiveAtStart, active.Customers) is { } share ? new ChurnRate(share) : null;

    /// <summary>What a rate of one period comes to over several, if it stays as it is: 1 − (1 − m)^k.</summary>
    /// <param name="rate">The rate m of one period, 0…1.</param>
    /// <param name="periodsPerYear">How many periods k make a year, above 0: 12 for months, 365.25/7 for weeks.</param>
    /// <returns>The rate of a year, a share 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a share, or the number of periods is not above 0 and finite.</exception>
    public static double Annualise(double rate, double periodsPerYear)
    {
        if (rate is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "A churn rate is a share 0…1.");
        if (!(periodsPerYear > 0) || !double.IsFinite(periodsPerYear)) throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "A year has more than 0 periods.");
        return 1 - Math.Pow(1 - rate, periodsPerYear);
    }

    /// <summary>The confidence interval of the rate.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; Wilson by default.</param>
    /// <returns>Limits as shares, within 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public Interval Interval(Confidence confidence = default, ShareIntervalMethod method = ShareIntervalMethod.Wilson) => Lost.Interval(confidence, method);

    /// <summary>The rate of a year, if that of this period stays as it is: 1 − (1 − m)^k.</summary>
    /// <param name="periodsPerYear">How many periods of this length make a year, above 0.</param>
    /// <returns>A share 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is not above 0 and finite.</exception>
    public double Annualised(double periodsPerYear) => Annualise(Value, periodsPerYear);

    /// <summary>The interval of the rate of a year: the compounded limits of this one.</summary>
    /// <param name="periodsPerYear">How many periods of this length make a year, above 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; Wilson by default.</param>
    /// <returns>Limits as shares, within 0…1. They know the uncertainty of this period, not whether the year will be like it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is not above 0 and finite, or the method is none.</exception>
    public Interval AnnualisedInterval(double periodsPerYear, Confidence confidence = default, ShareIntervalMethod method = ShareIntervalMethod.Wilson)
    {
        var limits = Interval(confidence, method);
        return Statistics.Interval.Of(Annualise(limits.Low, periodsPerYear), Annualise(limits.High, periodsPerYear), confidence, limits.Method);
    }

    /// <inheritdoc/>
    public bool Equals(ChurnRate? other) => other is not null && Lost == other.Lost;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChurnRate);

    /// <inheritdoc/>
    public override int GetHashCode() => Lost.GetHashCode();

    /// <summary>Whether two rates are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChurnRate? left, ChurnRate? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two rates differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChurnRate? left, ChurnRate? right) => !(left == right);

    /// <summary>The rate and its counts, such as <c>0.04 (40 of 1000)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Lost.ToString();

    internal static string? Defect(long lost, long active)
        => lost > active
            ? string.Create(CultureInfo.InvariantCulture, $"{lost} of {active} customers cannot have left. Count who joined within the period as joinedInPeriod.")
            : null;
}
