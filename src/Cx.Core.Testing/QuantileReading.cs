using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Cx.Core.Testing;

/// <summary>What a state says of a quantile: an estimate, and limits that must contain the value of that rank.</summary>
/// <remarks>
/// <para>In the unit of the values. The <see langword="default"/> is 0 within 0…0. A quantile that is exact has equal limits.</para>
/// <para>Equal when all three are equal. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct QuantileReading : IEquatable<QuantileReading>
{
    /// <summary>Makes a reading.</summary>
    /// <param name="low">The lower limit.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="high">The upper limit.</param>
    public QuantileReading(double low, double estimate, double high)
    {
        Low = low;
        Estimate = estimate;
        High = high;
    }

    /// <summary>The lower limit, in the unit of the values.</summary>
    public double Low { get; }

    /// <summary>The estimate, in the unit of the values.</summary>
    public double Estimate { get; }

    /// <summary>The upper limit, in the unit of the values.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public bool Equals(QuantileReading other) => Low == other.Low && Estimate == other.Estimate && High == other.High;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is QuantileReading other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, Estimate, High);

    /// <summary>Whether two readings are the same.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(QuantileReading left, QuantileReading right) => left.Equals(right);

    /// <summary>Whether two readings differ.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(QuantileReading left, QuantileReading right) => !left.Equals(right);
}
