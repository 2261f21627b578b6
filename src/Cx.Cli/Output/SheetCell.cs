using System.Globalization;

namespace Cx.Cli.Output;

/// <summary>A cell as people read it, and as a program does: unrounded.</summary>
internal readonly record struct SheetCell(string Shown, string Raw)
{
    private const double SecondsPerMinute = 60;
    private const double SecondsPerHour = 3600;
    private const double SecondsPerDay = 86400;

    public static SheetCell Of(string text) => new(text, text);

    public static SheetCell Of(long? count) => new(Display.Count(count), CsvCells.Of(count));

    /// <summary>A share 0…1.</summary>
    public static SheetCell Share(double? share) => new(share is { } known ? Display.Number(100 * known, 1) + " %" : string.Empty, CsvCells.Of(share));

    public static SheetCell Number(double? number, int digits) => new(number is { } known ? Display.Number(known, digits) : string.Empty, CsvCells.Of(number));

    public static SheetCell Signed(double? number, int digits) => new(number is { } known ? Display.Signed(known, digits) : string.Empty, CsvCells.Of(number));

    public static SheetCell PValue(double? p) => new(Display.PValue(p), CsvCells.Of(p));

    /// <summary>A time in seconds; people read it in the unit that fits.</summary>
    public static SheetCell Seconds(double? seconds) => new(seconds switch
    {
        null => string.Empty,
        < SecondsPerMinute => $"{Display.Number(seconds.Value, 1)} s",
        < SecondsPerHour => $"{Display.Number(seconds.Value / SecondsPerMinute, 1)} min",
        < SecondsPerDay => $"{Display.Number(seconds.Value / SecondsPerHour, 1)} h",
        _ => $"{Display.Number(seconds.Value / SecondsPerDay, 1)} d",
    }, CsvCells.Of(seconds));

    public static SheetCell Time(DateTimeOffset at) => Of(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
