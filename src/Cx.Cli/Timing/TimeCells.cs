using System.Globalization;
using System.Text;

namespace Cx.Cli.Timing;

/// <summary>Reads instants: ISO 8601 with an offset, or local times of a zone that was said.</summary>
internal sealed class TimeCells(TimeZoneInfo? zone)
{
    private const int DigitsOfTicks = 7;
    private static readonly int[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    // Local times cross the day at most once in either direction.
    private static readonly TimeSpan Around = TimeSpan.FromDays(1);

    /// <summary>What a cell is.</summary>
    internal enum Kind
    {
        /// <summary>No time at all.</summary>
        Wrong = 0,

        /// <summary>Nothing: the end of what has not ended.</summary>
        Empty,

        /// <summary>An instant.</summary>
        Instant,

        /// <summary>A local time, and no zone was said.</summary>
        Naive,

        /// <summary>A local time that the clock of the zone skipped.</summary>
        Skipped,
    }

    public const string Expected = "a time such as 2026-03-02T12:00:00Z or, with --zone, 2026-03-02 12:00";

    public Kind Read(ReadOnlySpan<byte> cell, out DateTimeOffset instant)
    {
        instant = default;
        cell = cell.Trim(" \t"u8);
        if (cell.IsEmpty) return Kind.Empty;
        if (!TryLocal(cell, out var ticks, out var rest)) return Kind.Wrong;
        if (rest.IsEmpty) return FromLocal(ticks, out instant);
        return TryOffset(rest, out var offset) && TryInstant(ticks, offset, out instant) ? Kind.Instant : Kind.Wrong;
    }

    /// <summary>A time of the command line.</summary>
    public DateTimeOffset ReadOption(string option, string text) => Read(Encoding.UTF8.GetBytes(text), out var instant) switch
    {
        Kind.Instant => instant,
        Kind.Naive => throw CxException.Usage($"{option} {text} has no offset from UTC. Write one, such as 2026-03-02T12:00:00Z, or say --zone."),
        _ => throw CxException.Usage($"{option} {text} is no time. Write {Expected}."),
    };

    // yyyy-MM-dd, T or a space, HH:mm, and if there are any :ss and a fraction.
    private static bool TryLocal(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> rest)
    {
        ticks = 0;
        rest = default;
        if (text.Length < 16 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':') return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day) || !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute)) return false;
        rest = text[16..];
        var second = 0;
        long fraction = 0;
        if (rest.Length >= 3 && rest[0] == ':')
        {
            if (!Digits(rest[1..3], out second)) return false;
            rest = rest[3..];
            if (!rest.IsEmpty && rest[0] == '.' && !TryFraction(ref rest, out fraction)) return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        ticks = (DayNumber(year, month, day) * TimeSpan.TicksPerDay) + (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond) + fraction;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out long ticks)
    {
        ticks = 0;
        var digits = 0;
        for (rest = rest[1..]; !rest.IsEmpty && rest[0] is >= (byte)'0' and <= (byte)'9'; rest = rest[1..])
        {
            // Beyond 100 ns a digit says nothing that could be kept.
            if (digits < DigitsOfTicks) ticks = (10 * ticks) + rest[0] - '0';
            digits++;
        }

        for (var i = digits; i < DigitsOfTicks; i++) ticks *= 10;
        return digits > 0;
    }

    // Z, +HH:mm, +HHmm or +HH.
    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text is [(byte)'Z' or (byte)'z']) return true;
        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || !Digits(text[1..3], out var hours)) return false;
        var minutes = 0;
        if (text.Length == 6 && text[3] != ':') return false;
        if (text.Length > 3 && !Digits(text[^2..], out minutes)) return false;
        ticks = (text[0] == '-' ? -1 : 1) * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return minutes < 60 && Math.Abs(ticks) <= 14 * TimeSpan.TicksPerHour;
    }

    private Kind FromLocal(long local, out DateTimeOffset instant)
    {
        instant = default;
        if (zone is null) return Kind.Naive;
        // Of a time that the clock shows twice, the first.
        var (before, after) = (OffsetNear(local - Around.Ticks), OffsetNear(local + Around.Ticks));
        foreach (var offset in (ReadOnlySpan<TimeSpan>)[before > after ? before : after, before > after ? after : before])
        {
            if (TryInstant(local, offset.Ticks, out instant) && zone.GetUtcOffset(instant) == offset) return Kind.Instant;
        }

        instant = default;
        return Kind.Skipped;
    }

    private TimeSpan OffsetNear(long local) => zone!.GetUtcOffset(new DateTimeOffset(Math.Clamp(local, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));

    private static bool TryInstant(long local, long offset, out DateTimeOffset instant)
    {
        var utc = local - offset;
        var fits = utc >= 0 && utc <= DateTimeOffset.MaxValue.Ticks;
        instant = fits ? new DateTimeOffset(utc, TimeSpan.Zero) : default;
        return fits;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysIn(int year, int month) => DaysBefore[month] - DaysBefore[month - 1] + (month == 2 && IsLeap(year) ? 1 : 0);

    private static long DayNumber(int year, int month, int day)
    {
        var before = year - 1;
        return (365L * before) + (before / 4) - (before / 100) + (before / 400) + DaysBefore[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1;
    }
}
