using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A point of a <see cref="Cusum"/>.</summary>
/// <remarks>
/// <para>In the unit of the data. It is a class: <see langword="default"/> is <see langword="null"/>, no point. Equal when everything is equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class CusumPoint : IEquatable<CusumPoint>
{
    internal CusumPoint(double value, double high, double low, double threshold)
    {
        Value = value;
        HighSum = high;
        LowSum = low;
        Threshold = threshold;
    }

    /// <summary>The value, in the unit of the data.</summary>
    public double Value { get; }

    /// <summary>S⁺, the cumulated excess above target and slack, 0 or more, in the unit of the data.</summary>
    public double HighSum { get; }

    /// <summary>S⁻, the cumulated shortfall below target and slack, 0 or more, in the unit of the data.</summary>
    public double LowSum { get; }

    /// <summary>The threshold h, in the unit of the data.</summary>
    public double Threshold { get; }

    /// <summary>Whether the series has risen above the target.</summary>
    public bool IsHigh => HighSum > Threshold;

    /// <summary>Whether the series has fallen below the target.</summary>
    public bool IsLow => LowSum > Threshold;

    /// <summary>Whether it has risen or fallen.</summary>
    public bool IsSignal => IsHigh || IsLow;

    /// <inheritdoc/>
    public bool Equals(CusumPoint? other)
        => other is not null && Value == other.Value && HighSum == other.HighSum && LowSum == other.LowSum && Threshold == other.Threshold;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CusumPoint);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, HighSum, LowSum, Threshold);

    /// <summary>Whether two points are the same.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CusumPoint? left, CusumPoint? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two points differ.</summary>
    /// <param name="left">One point.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CusumPoint? left, CusumPoint? right) => !(left == right);

    /// <summary>Both sums, and which is a signal.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"S+ {HighSum:0.####}{(IsHigh ? " signal" : "")}, S- {LowSum:0.####}{(IsLow ? " signal" : "")}");
}
