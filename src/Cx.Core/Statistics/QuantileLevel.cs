using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>The level of a quantile as a ratio of whole numbers: 9/10 is the value that nine of ten do not exceed.</summary>
/// <remarks>
/// <para>A share, strictly between 0 and 1. A ratio and no <see cref="double"/>, because .55·100 is 55.000000000000007 in binary, and its ceiling is a rank too far.</para>
/// <para>The default value is 1/2, the median. Kept in lowest terms: 50/100 is 1/2.</para>
/// <para>Equal when the ratios are equal; ordered by size. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// QuantileLevel median = default;
/// QuantileLevel p999 = QuantileLevel.Of(999, 1000);
/// </code>
/// </example>
[JsonConverter(typeof(QuantileLevelJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly struct QuantileLevel : IEquatable<QuantileLevel>, IComparable<QuantileLevel>
{
    // Stored less 1 and less 2, so that zero bits are 1/2.
    private readonly int _numeratorLess1;
    private readonly int _denominatorLess2;

    private QuantileLevel(int numerator, int denominator)
    {
        _numeratorLess1 = numerator - 1;
        _denominatorLess2 = denominator - 2;
    }

    /// <summary>1/2: the median, which is also the default.</summary>
    public static QuantileLevel Median => default;

    /// <summary>9/10.</summary>
    public static QuantileLevel P90 => new(9, 10);

    /// <summary>19/20.</summary>
    public static QuantileLevel P95 => new(19, 20);

    /// <summary>99/100.</summary>
    public static QuantileLevel P99 => new(99, 100);

    /// <summary>The upper number of the ratio in lowest terms, 1 or more.</summary>
    public int Numerator => _numeratorLess1 + 1;

    /// <summary>The lower number of the ratio in lowest terms, 2 or more.</summary>
    public int Denominator => _denominatorLess2 + 2;

    /// <summary>The level as a share, strictly between 0 and 1.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>Makes a level of a ratio.</summary>
    /// <param name="numerator">The upper number, 1 or more.</param>
    /// <param name="denominator">The lower number, above <paramref name="numerator"/>.</param>
    /// <returns>The level, in lowest terms.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not strictly between 0 and 1.</exception>
    public static QuantileLevel Of(int numerator, int denominator)
        => TryOf(numerator, denominator, out var level)
            ? level
            : throw new ArgumentOutOfRangeException(nameof(numerator), numerator, Refusal(numerator, denominator));

    /// <inheritdoc/>
    public bool Equals(QuantileLevel other) => _numeratorLess1 == other._numeratorLess1 && _denominatorLess2 == other._denominatorLess2;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is QuantileLevel other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numeratorLess1, _denominatorLess2);

    /// <inheritdoc/>
    public int CompareTo(QuantileLevel other) => ((long)Numerator * other.Denominator).CompareTo((long)other.Numerator * Denominator);

    /// <summary>Whether two levels are the same.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(QuantileLevel left, QuantileLevel right) => left.Equals(right);

    /// <summary>Whether two levels differ.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(QuantileLevel left, QuantileLevel right) => !left.Equals(right);

    /// <summary>Whether a level is lower than another.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is lower.</returns>
    public static bool operator <(QuantileLevel left, QuantileLevel right) => left.CompareTo(right) < 0;

    /// <summary>Whether a level is higher than another.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is higher.</returns>
    public static bool operator >(QuantileLevel left, QuantileLevel right) => left.CompareTo(right) > 0;

    /// <summary>Whether a level is at most another.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is lower or the same.</returns>
    public static bool operator <=(QuantileLevel left, QuantileLevel right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a level is at least another.</summary>
    /// <param name="left">One level.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is higher or the same.</returns>
    public static bool operator >=(QuantileLevel left, QuantileLevel right) => left.CompareTo(right) >= 0;

    /// <summary>The ratio, such as <c>9/10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    internal static string Refusal(int numerator, int denominator) => string.Create(
        CultureInfo.InvariantCulture,
        $"The level of a quantile lies strictly between 0 and 1, and {numerator}/{denominator} does not. Write 9 and 10 for the value that nine of ten do not exceed.");

    internal static bool TryOf(int numerator, int denominator, out QuantileLevel level)
    {
        level = default;
        if (numerator < 1 || denominator <= numerator)
        {
            return false;
        }

        int a = denominator, b = numerator;
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        level = new QuantileLevel(numerator / a, denominator / a);
        return true;
    }
}
