using System.Globalization;

namespace Cx.Core.Journeys.Formats;

/// <summary>Instants as ISO 8601 writes them.</summary>
internal static class LogTime
{
    private const int DigitsOfTicks = 7;

    /// <summary>Reads <c>yyyy-MM-dd[T ]HH:mm[:ss[.f]][Z|±HH:mm|±HHmm|±HH]</c>, or a date alone where there is a zone.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, TimeZoneInfo? zone, out DateTimeOffset instant, out LogDiagnosticKind kind)
    {
        instant = default;
        kind = LogDiagnosticKind.BadTime;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(year, month)) return false;
        long ticks = 0;
        var rest = text[10..];
        if (rest.Length > 0)
        {
            if (rest[0] is not ('T' or 't' or ' ') || rest.Length < 6 || rest[3] != ':' || !Digits(rest[1..3], out var hour) || !Digits(rest[4..6], out var minute) || hour > 23 || minute > 59) return false;
            ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
            rest = rest[6..];
            if (rest.Length > 0 && rest[0] == ':')
            {
                if (rest.Length < 3 || !Digits(rest[1..3], out var second) || second > 59) return false;
                ticks += second * TimeSpan.TicksPerSecond;
                rest = rest[3..];
                if (rest.Length > 0 && rest[0] is '.' or ',' && !Fraction(ref rest, ref ticks)) return false;
            }
        }

        var local = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).Ticks + ticks;
        if (rest.Length > 0) return Offset(rest, out var offset) && Of(local, offset, out instant);
        if (zone is not null) return InZone(local, zone, out instant);
        kind = LogDiagnosticKind.NoTime;
        return false;
    }

    /// <summary>The shortest form that is read back as the same instant with the same offset.</summary>
    public static string Write(DateTimeOffset instant)
    {
        var text = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return instant.Offset == TimeSpan.Zero ? text + "Z" : text + instant.ToString("zzz", CultureInfo.InvariantCulture);
    }

    // The clock on the wall says "local". The offsets of a zone that can apply are those of a day before and a day after: where both fit, the hour is repeated, and the first is taken.
    private static bool InZone(long local, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        if (local < TimeSpan.TicksPerDay || local > DateTimeOffset.MaxValue.Ticks - TimeSpan.TicksPerDay) return false;
        var before = zone.GetUtcOffset(new DateTimeOffset(local - TimeSpan.TicksPerDay, TimeSpan.Zero));
        var after = zone.GetUtcOffset(new DateTimeOffset(local + TimeSpan.TicksPerDay, TimeSpan.Zero));
        foreach (var offset in before >= after ? [before, after] : (ReadOnlySpan<TimeSpan>)[after, before])
        {
            if (Of(local, offset, out instant) && zone.GetUtcOffset(instant) == offset) return true;
        }

        return false;
    }

    private static bool Of(long local, TimeSpan offset, out DateTimeOffset instant)
    {
        var ticks = local - offset.Ticks;
        var isInRange = ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks && Math.Abs(offset.Ticks) <= 14 * TimeSpan.TicksPerHour;
        instant = isInRange ? new DateTimeOffset(local, offset) : default;
        return isInRange;
    }

    private static bool Fraction(ref ReadOnlySpan<char> rest, ref long ticks)
    {
        var length = 1;
        long scale = TimeSpan.TicksPerSecond;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            // Beyond ticks digits are cut off: no clock of ours holds them.
            scale /= 10;
            if (length <= DigitsOfTicks) ticks += (rest[length] - '0') * scale;
            length++;
        }

        rest = rest[length..];
        return length > 1;
    }

    private static bool Offset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z") return true;
        if (text[0] is not ('+' or '-')) return false;
        var (hours, minutes) = (0, 0);
        var isRead = text.Length switch
        {
            3 => Digits(text[1..3], out hours),
            5 => Digits(text[1..3], out hours) && Digits(text[3..5], out minutes),
            6 => text[3] == ':' && Digits(text[1..3], out hours) && Digits(text[4..6], out minutes),
            _ => false,
        };
        offset = TimeSpan.FromMinutes((text[0] == '-' ? -1 : 1) * ((hours * 60L) + minutes));
        return isRead && minutes < 60;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
