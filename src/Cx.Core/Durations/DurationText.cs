using System.Globalization;

namespace Cx.Core.Durations;

/// <summary>How amounts of time are written: calendar time as <see cref="TimeSpan"/> writes itself, business time in hours and with the word, so that neither is read as the other.</summary>
internal static class DurationText
{
    private const string BusinessSuffix = " business";

    public static string Calendar(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    public static bool TryCalendar(string text, out TimeSpan time)
        => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time);

    /// <summary>Hours without days, because a business day has as many hours as its calendar says.</summary>
    public static string Business(long ticks)
    {
        var (hours, rest) = Math.DivRem(ticks, TimeSpan.TicksPerHour);
        var minutes = TimeSpan.FromTicks(rest).ToString(rest % TimeSpan.TicksPerSecond == 0 ? @"mm\:ss" : @"mm\:ss\.fffffff", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes}{BusinessSuffix}");
    }

    public static bool TryBusiness(string text, out long ticks)
    {
        ticks = 0;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !text.EndsWith(BusinessSuffix, StringComparison.Ordinal)
            || !long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || hours > long.MaxValue / TimeSpan.TicksPerHour - 1
            || !TimeSpan.TryParseExact(text.AsSpan(colon + 1, text.Length - colon - 1 - BusinessSuffix.Length), [@"mm\:ss", @"mm\:ss\.fffffff"], CultureInfo.InvariantCulture, out var minutes))
        {
            return false;
        }

        ticks = (hours * TimeSpan.TicksPerHour) + minutes.Ticks;
        return true;
    }
}
