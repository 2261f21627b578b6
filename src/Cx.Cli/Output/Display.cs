using System.Globalization;
using Cx.Cli.Scoring;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>Numbers for people: rounded here, and nowhere else.</summary>
internal static class Display
{
    public const string NoData = "no data";
    public const string Hidden = "hidden";

    /// <summary>A score: points with their sign, percent with theirs, means with two decimals.</summary>
    public static string Value(double? value, Frame frame) => value is not { } number ? NoData : frame.Method.Kind switch
    {
        MethodKind.NetPromoter or MethodKind.NetBox => Signed(number, 1),
        MethodKind.TopBox => Number(number, 1) + " %",
        MethodKind.Pomp => Number(number, 1),
        _ => Number(number, 2),
    };

    public static string Interval(Interval? interval, Frame frame)
    {
        if (interval is null) return string.Empty;
        return frame.Method.Kind switch
        {
            MethodKind.NetPromoter or MethodKind.NetBox => $"{Signed(interval.Low, 1)} to {Signed(interval.High, 1)}",
            MethodKind.TopBox or MethodKind.Pomp => $"{Number(interval.Low, 1)} to {Number(interval.High, 1)}",
            _ => $"{Number(interval.Low, 2)} to {Number(interval.High, 2)}",
        };
    }

    public static string Count(long? count) => count is { } number ? number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal) : string.Empty;

    /// <summary>A key cell; an empty one must not look lost.</summary>
    public static string Key(string cell) => cell.Length == 0 ? "(none)" : cell;

    public static string Signed(double value, int digits)
    {
        var rounded = Round(value, digits);
        return (rounded > 0 ? "+" : string.Empty) + rounded.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    public static string Number(double value, int digits) => Round(value, digits).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Percent(double share) => Number(100 * share, share is > 0.99 and < 1 ? 1 : 0) + " %";

    public static string PValue(double? p) => p switch
    {
        null => string.Empty,
        < 0.0001 => "< 0.0001",
        { } value => value.ToString("F4", CultureInfo.InvariantCulture),
    };

    // Half goes away from zero, as people round; adding zero turns a negative zero into zero.
    private static double Round(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero) + 0.0;
}
