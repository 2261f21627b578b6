using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A point of a control chart with the limits that hold for it.</summary>
/// <remarks>
/// <para>In the unit of its chart: a share 0…1, points of a net score, the unit of the data. Limits depend on n, so they differ from point to point.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no point. Equal when everything is equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ChartPoint : IEquatable<ChartPoint>
{
    internal ChartPoint(double value, double centre, double sigma, double low, double high)
    {
        Value = value;
        Centre = centre;
        Sigma = sigma;
        Low = low;
        High = high;
    }

    /// <summary>The value, in the unit of the chart: share 0…1, points, or that of the data.</summary>
    public double Value { get; }

    /// <summary>The centre line, in the unit of the chart.</summary>
    public double Centre { get; }

    /// <summary>The standard deviation of the point while nothing has changed, in the unit of the chart.</summary>
    public double Sigma { get; }

    /// <summary>The lower limit, in the unit of the chart.</summary>
    public double Low { get; }

    /// <summary>The upper limit, in the unit of the chart.</summary>
    public double High { get; }

    /// <summary>The distance from the centre in standard deviations; <see langword="null"/> where that is 0.</summary>
    public double? Distance => Sigma > 0 ? (Value - Centre) / Sigma : null;

    /// <summary>Whether the value lies outside of the limits.</summary>
    public bool IsSignal => Value < Low || Value > High;

    /// <inheritdoc/>
    public bool Equals(ChartPoint? other)
        => other is not null && Value == other.Value && Centre == other.Centre && Sigma == other.Sigma && Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChartPoint);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Centre, Sigma, Low, High);

    /// <summary>Whether two points are the same.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChartPoint? left, ChartPoint? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two points differ.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChartPoint? left, ChartPoint? right) => !(left == right);

    /// <summary>The value with its limits, and whether it is a signal.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.####} [{Low:0.####} … {High:0.####}]{(IsSignal ? ", signal" : "")}");
}
