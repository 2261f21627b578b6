using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>The business time by which a share of all cases has ended, open ones included, with its limits; each of the three may not be reached yet.</summary>
/// <remarks>
/// <para><em>Not reached</em> is an answer, not missing data: fewer cases than asked for have ended within the time observed, so the quantile is later than that. A median that is not reached is no median of 0, and not the median of those that ended.</para>
/// <para>The smallest time at which at most 1 − q of the cases are still open; the limits likewise, from the limits of the curve (Brookmeyer and Crowley 1982).</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class BusinessDurationQuantile : IEquatable<BusinessDurationQuantile>
{
    private readonly SurvivalQuantile _quantile;

    internal BusinessDurationQuantile(SurvivalQuantile quantile) => _quantile = quantile;

    /// <summary>The share of the cases that has ended by then.</summary>
    public QuantileLevel Level => _quantile.Level;

    /// <summary>Whether so many cases have ended within the time observed.</summary>
    public bool IsReached => _quantile.IsReached;

    /// <summary>The time; <see langword="null"/> when it is not reached.</summary>
    public BusinessDuration? Value => Time(_quantile.Value);

    /// <summary>The lower limit; <see langword="null"/> when it is not reached.</summary>
    public BusinessDuration? Low => Time(_quantile.Low);

    /// <summary>The upper limit; <see langword="null"/> when it is not reached: there is none within the time observed.</summary>
    public BusinessDuration? High => Time(_quantile.High);

    /// <summary>The confidence of the limits.</summary>
    public Confidence Confidence => _quantile.Confidence;

    /// <summary>The kind of interval that the limits come from.</summary>
    public SurvivalInterval Method => _quantile.Method;

    /// <inheritdoc/>
    public bool Equals(BusinessDurationQuantile? other) => other is not null && _quantile.Equals(other._quantile);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BusinessDurationQuantile);

    /// <inheritdoc/>
    public override int GetHashCode() => _quantile.GetHashCode();

    /// <summary>Whether two quantiles are equal.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether level, value, limits, confidence and method are equal.</returns>
    public static bool operator ==(BusinessDurationQuantile? left, BusinessDurationQuantile? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two quantiles differ.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether level, value, a limit, confidence or method differ.</returns>
    public static bool operator !=(BusinessDurationQuantile? left, BusinessDurationQuantile? right) => !(left == right);

    /// <summary>Level, value and limits, such as <c>1/2: 6:00:00 business [2:00:00 business, not reached]</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Level}: {Text(Value)} [{Text(Low)}, {Text(High)}]";

    private static BusinessDuration? Time(double? ticks) => ticks is { } known ? new BusinessDuration(DurationTicks.Of(known)) : null;

    private static string Text(BusinessDuration? time) => time is { } known ? known.ToString() : "not reached";
}
