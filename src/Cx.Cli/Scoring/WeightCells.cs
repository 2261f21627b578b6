using System.Globalization;
using System.Runtime.CompilerServices;

namespace Cx.Cli.Scoring;

/// <summary>Reads weights, exactly as <see cref="double.Parse(string, IFormatProvider)"/> would.</summary>
internal static class WeightCells
{
    // A whole number below 2^53 and a power of ten up to 10^22 are exact, so their quotient is rounded once
    // (Clinger, How to Read Floating Point Numbers Accurately, 1990).
    private const int ExactDigits = 15;
    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Whether the library counts a row with this weight: 2^-32 to 2^20.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWeight(double weight) => weight is >= 1.0 / (1L << 32) and <= 1 << 20;

    /// <summary>The number in a cell; NaN, which is no weight, for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Read(ReadOnlySpan<byte> text)
    {
        long digits = 0;
        var decimals = -1;
        if (text.IsEmpty || text.Length > ExactDigits + 1) return ReadOther(text);
        for (var i = 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if (digit is >= 0 and <= 9) digits = (10 * digits) + digit;
            else if (text[i] == '.' && decimals < 0) decimals = text.Length - 1 - i;
            else return ReadOther(text);
        }

        if (text.Length == 1 && decimals == 0) return double.NaN;
        return decimals <= 0 ? digits : digits <= 1L << 53 ? digits / PowersOfTen[decimals] : ReadOther(text);
    }

    private static double ReadOther(ReadOnlySpan<byte> text) =>
        double.TryParse(text.Trim(" \t"u8), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : double.NaN;
}
