using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>The time by which a share of all cases has ended, with its limits; each of the three may not be reached yet.</summary>
/// <remarks>
/// <para>In the unit of the curve's times. <em>Not reached</em> is an answer, not missing data: fewer cases than asked for have ended within the time observed, so the quantile is later than that.</para>
/// <para>Level q: the smallest time t with S(t) ≤ 1 − q. The limits are those times at which the limits of S pass 1 − q (Brookmeyer and Crowley 1982).</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class SurvivalQuantile : IEquatable<SurvivalQuantile>
{
    internal SurvivalQuantile(QuantileLevel level, double? value, double? low, double? high, Confidence confidence, SurvivalInterval method)
    {
        Level = level;
        Value = value;
        Low = low;
        High = high;
        Confidence = confidence;
        Method = method;
    }

    /// <summary>The share of the cases that has ended by then.</summary>
    public QuantileLevel Level { get; }

    /// <summary>Whether so many cases have ended within the time observed.</summary>
    public bool IsReached => Value is not null;

    /// <summary>The time, in the unit of the curve; <c>null</c> when it is not reached.</summary>
    public double? Value { get; }

    /// <summary>The lower limit, in the unit of the curve; <c>null</c> when it is not reached.</summary>
    public double? Low { get; }

    /// <summary>The upper limit, in the unit of the curve; <c>null</c> when it is not reached: there is none within the time observed.</summary>
    public double? High { get; }

    /// <summary>The confidence of the limits.</summary>
    public Confidence Confidence { get; }

    /// <summary>The kind of interval that the limits come from.</summary>
    public SurvivalInterval Method { get; }

    /// <inheritdoc/>
    public bool Equals(SurvivalQuantile? other)
        => other is not null && Level == other.Level && Nullable.Equals(Value, other.Value) && Nullable.Equals(Low, other.Low)
            && Nullable.Equals(High, other.High) && Confidence == other.Confidence && Method == other.Method;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SurvivalQuantile);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, Value, Low, High, Confidence, Method);

    /// <summary>Whether two quantiles are equal.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether level, value, limits, confidence and method are equal.</returns>
    public static bool operator ==(SurvivalQuantile? left, SurvivalQuantile? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two quantiles differ.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether level, value, a limit, confidence or method differ.</returns>
    public static bool operator !=(SurvivalQuantile? left, SurvivalQuantile? right) => !(left == right);

    /// <summary>Level, value and limits as invariant text.</summary>
    /// <returns>Text such as <c>1/2: 23 [13, not reached]</c>.</returns>
    public override string ToString() => $"{Level}: {Text(Value)} [{Text(Low)}, {Text(High)}]";

    private static string Text(double? time) => time is { } number ? number.ToString("G6", CultureInfo.InvariantCulture) : "not reached";
}
