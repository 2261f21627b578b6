using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>Rounding for display: half goes away from zero, as people expect (2.5 is shown as 3).</summary>
/// <remarks>
/// <para>The shortest decimal that stands for the number is rounded, the one a reader would see unrounded: 1.005 gives 1.01, although the
/// binary number is a trace below. Round once, at the very end; nothing else in this library rounds.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class DisplayRounding
{
    private const int MaxDigits = 15;

    // From 2^53 on every double is whole.
    private const double WholeFrom = 9007199254740992;

    /// <summary>Rounds a number for display.</summary>
    /// <param name="value">Any finite number.</param>
    /// <param name="digits">The decimal places, 0…15.</param>
    /// <returns>The rounded number; never −0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or <paramref name="digits"/> is outside 0…15.</exception>
    public static double AwayFromZero(double value, int digits)
    {
        Check(value, digits);
        return Math.Abs(value) >= WholeFrom ? value : (double)Rounded(value, digits);
    }

    /// <summary>Writes a number rounded for display, with exactly so many decimal places, in invariant culture.</summary>
    /// <param name="value">Any finite number.</param>
    /// <param name="digits">The decimal places, 0…15.</param>
    /// <returns>Text such as <c>-21.2</c>; never <c>-0</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite, or <paramref name="digits"/> is outside 0…15.</exception>
    public static string ToText(double value, int digits)
    {
        Check(value, digits);
        var format = "F" + digits.ToString(CultureInfo.InvariantCulture);
        return Math.Abs(value) >= WholeFrom
            ? value.ToString(format, CultureInfo.InvariantCulture)
            : Rounded(value, digits).ToString(format, CultureInfo.InvariantCulture);
    }

    private static decimal Rounded(double value, int digits)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var rounded = decimal.Round(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), digits, MidpointRounding.AwayFromZero);
        // A decimal keeps the sign of a zero.
        return rounded == 0 ? 0 : rounded;
    }

    private static void Check(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Only a finite number can be shown, and {DistributionArguments.Text(value)} is none. No data is null.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MaxDigits);
    }
}
