using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Two limits, the confidence they were made with, and the name of the method.</summary>
/// <remarks>
/// <para>The unit is that of the number it belongs to: a share 0…1, points, or scale units.</para>
/// <para><see cref="Low"/> ≤ <see cref="High"/>, both finite. Both limits belong to the interval.</para>
/// <para>Equal when limits, confidence and method are equal. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(IntervalJsonConverter))]
public sealed class Interval : IEquatable<Interval>
{
    private Interval(double low, double high, Confidence confidence, string method)
    {
        // Adding zero turns the -0 of a negated limit into 0, so that equal limits print alike.
        Low = low + 0.0;
        High = high + 0.0;
        Confidence = confidence;
        Method = method;
    }

    /// <summary>The lower limit.</summary>
    public double Low { get; }

    /// <summary>The upper limit, never below <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>The confidence of the interval.</summary>
    public Confidence Confidence { get; }

    /// <summary>The name of the method, such as <c>Wilson</c>.</summary>
    public string Method { get; }

    /// <summary>The upper limit minus the lower one, 0 or more.</summary>
    public double Width => High - Low;

    /// <summary>Whether both limits are the same number: the method saw no variation and says nothing about uncertainty.</summary>
    public bool IsDegenerate => Low == High;

    /// <summary>Makes an interval of known limits.</summary>
    /// <param name="low">The lower limit.</param>
    /// <param name="high">The upper limit.</param>
    /// <param name="confidence">The confidence the limits were made with.</param>
    /// <param name="method">The name of the method that made them.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">A limit is not finite, the lower limit is above the upper one, or the method has no name.</exception>
    public static Interval Of(double low, double high, Confidence confidence, string method)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        return Defect(low, high) is { } defect
            ? throw new ArgumentException(defect, nameof(low))
            : new Interval(low, high, confidence, method);
    }

    /// <summary>Whether a number lies within the limits, which belong to the interval.</summary>
    /// <param name="value">A number in the unit of the limits.</param>
    /// <returns>Whether it lies within; false for NaN.</returns>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <inheritdoc/>
    public bool Equals(Interval? other)
        => other is not null && Low.Equals(other.Low) && High.Equals(other.High)
            && Confidence.Equals(other.Confidence) && string.Equals(Method, other.Method, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Interval);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High, Confidence, Method);

    /// <summary>Whether two intervals are equal.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether limits, confidence and method are equal.</returns>
    public static bool operator ==(Interval? left, Interval? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two intervals differ.</summary>
    /// <param name="left">One interval.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether limits, confidence or method differ.</returns>
    public static bool operator !=(Interval? left, Interval? right) => !(left == right);

    /// <summary>The limits, the confidence and the method as invariant text.</summary>
    /// <returns>Text such as <c>[0.604151, 0.781051] at 0.95 (Wilson)</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"[{Low:G6}, {High:G6}] at {Confidence} ({Method})");

    /// <summary>Why the limits are refused, or <c>null</c> when they are fine.</summary>
    internal static string? Defect(double low, double high)
    {
        if (double.IsFinite(low) && double.IsFinite(high) && low <= high)
        {
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"The limits {low:R} and {high:R} make no interval. Both must be finite, and the lower one at most the upper one.");
    }

    /// <summary>The interval in another unit: both limits times a factor above 0.</summary>
    internal Interval Scale(double factor) => new(Low * factor, High * factor, Confidence, Method);

    /// <summary>An estimate, give or take a quantile of Student's t times its standard error.</summary>
    internal static Interval AroundByStudentT(double estimate, double standardError, double degreesOfFreedom, Confidence confidence, string method)
    {
        var half = standardError * StudentT.Quantile(1 - (confidence.Alpha / 2), degreesOfFreedom);
        return Of(estimate - half, estimate + half, confidence, method);
    }

    /// <summary>The interval cut to a range.</summary>
    internal Interval Clamp(double min, double max)
        => new(Math.Clamp(Low, min, max), Math.Clamp(High, min, max), Confidence, Method);

    /// <summary>The interval of the number with the opposite sign.</summary>
    internal Interval Negate() => new(-High, -Low, Confidence, Method);
}
