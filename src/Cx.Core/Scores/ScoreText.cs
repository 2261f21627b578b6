using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>How scores show themselves: rounded here and only here, away from zero at the midpoint, the same in every culture.</summary>
internal static class ScoreText
{
    public static string Signed(string name, double points, Interval? interval, string basis) =>
        Text(name, SignedNumber(points), interval, SignedNumber, basis);

    public static string Tenths(string name, double points, Interval? interval, string basis) =>
        Text(name, Number(points, 1), interval, static x => Number(x, 1), basis);

    public static string Plain(string name, double value, Interval? interval, string basis) =>
        Text(name, Number(value, 2), interval, static x => Number(x, 2), basis);

    public static string Percent(string name, double share, Interval? interval, string basis) =>
        Text(name, Number(100 * share, 1) + " %", interval, static x => Number(100 * x, 1), basis);

    public static string SignedNumber(double value) => SignedNumber(value, 1);

    public static string SignedNumber(double value, int digits)
    {
        var text = Number(value, digits);
        return text[0] == '-' || text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text : "+" + text;
    }

    public static string Number(double value, int digits) => DisplayRounding.ToText(value, digits);

    /// <summary>The value alone, rounded, with its unit.</summary>
    public static string OfValue(IScore score) => score switch
    {
        BoxScore => Number(100 * score.Value, 1) + " %",
        NetPromoterScore or NetBoxScore => SignedNumber(score.Value) + " points",
        PompScore => Number(score.Value, 1) + " of 100",
        _ => Number(score.Value, 2),
    };

    private static string Text(string name, string value, Interval? interval, Func<double, string> format, string basis) =>
        interval is null ? $"{name} {value}, {basis}" : $"{name} {value} [{format(interval.Low)} … {format(interval.High)}], {basis}";
}
