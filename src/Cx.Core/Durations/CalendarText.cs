using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Cx.Core.Durations;

/// <summary>The text of opening hours: <c>Mon-Fri 09:00-12:00,13:00-17:00; Sat 10:00-14:00; 2026-12-25 closed</c>.</summary>
internal static class CalendarText
{
    private const string ClosedWord = "closed";

    // Monday first, as in LocalSchedule.
    private static readonly string[] Names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static string Write(LocalSchedule schedule)
    {
        var text = new StringBuilder();
        var week = schedule.Week;
        for (var first = 0; first < week.Length;)
        {
            var last = first;
            while (last + 1 < week.Length && week[last + 1].Equals(week[first])) last++;
            if (!week[first].IsClosed) Append(text, first == last ? Names[first] : $"{Names[first]}-{Names[last]}", week[first]);
            first = last + 1;
        }

        for (var i = 0; i < schedule.Days.Length; i++) Append(text, Day((int)schedule.Days[i]), schedule.Hours[i]);
        return text.Length == 0 ? ClosedWord : text.ToString();
    }

    /// <summary>Reads the text; what is wrong with it comes back as a sentence.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out LocalSchedule? schedule, [NotNullWhen(false)] out string? defect)
    {
        OpeningHours[] week = [.. Names.Select(_ => OpeningHours.Closed)];
        var days = new SortedDictionary<int, OpeningHours>();
        foreach (var part in text == ClosedWord ? [] : text.Split(';', StringSplitOptions.TrimEntries))
        {
            if (TryPart(part, week, days)) continue;
            schedule = null;
            defect = Refusal(part);
            return false;
        }

        schedule = new LocalSchedule(week, [.. days.Keys], [.. days.Values]);
        defect = null;
        return true;
    }

    private static bool TryPart(string part, OpeningHours[] week, SortedDictionary<int, OpeningHours> days)
    {
        var space = part.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return false;
        string when = part[..space], hours = part[(space + 1)..].Trim();
        if (TryDay(when, out var day))
        {
            var read = TryHours(hours, days.GetValueOrDefault(day, OpeningHours.Closed), out var ofDay);
            days[day] = ofDay;
            return read;
        }

        if (!TryWeekdays(when, out var weekdays)) return false;
        foreach (var weekday in weekdays)
        {
            if (!TryHours(hours, week[weekday], out week[weekday])) return false;
        }

        return true;
    }

    private static string Refusal(string part)
    {
        var shown = part.Length > 40 ? part[..40] + "…" : part;
        return $"\"{shown}\" is no part of opening hours. Write days and hours, parts apart by semicolons: \"Mon-Fri 09:00-12:00,13:00-17:00; Sat 10:00-14:00; 2026-12-25 closed\". Hours lie within one day and end at 24:00 at the latest.";
    }

    private static void Append(StringBuilder text, string when, OpeningHours hours)
    {
        if (text.Length > 0) text.Append("; ");
        text.Append(when).Append(' ');
        if (hours.IsClosed) text.Append(ClosedWord);
        var separator = "";
        foreach (var (opens, closes) in hours.Intervals)
        {
            text.Append(separator).Append(Time(opens)).Append('-').Append(Time(closes));
            separator = ",";
        }
    }

    private static string Time(long ticks)
        => string.Create(CultureInfo.InvariantCulture, $"{ticks / TimeSpan.TicksPerHour:00}:{ticks / TimeSpan.TicksPerMinute % 60:00}");

    private static string Day(int day)
        => new DateTimeOffset(day * TimeSpan.TicksPerDay, TimeSpan.Zero).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryWeekdays(string text, out List<int> weekdays)
    {
        weekdays = [];
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            int first = IndexOf(ends[0]), last = IndexOf(ends[^1]);
            if (first < 0 || last < 0 || ends.Length > 2) return false;
            // Sat-Mon goes over the end of the week.
            for (var day = first; ; day = (day + 1) % Names.Length)
            {
                weekdays.Add(day);
                if (day == last) break;
            }
        }

        return true;
    }

    private static int IndexOf(string name) => Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    private static bool TryDay(string text, out int day)
    {
        var read = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date);
        day = (int)(date.Ticks / TimeSpan.TicksPerDay);
        return read;
    }

    private static bool TryHours(string text, OpeningHours known, out OpeningHours hours)
    {
        hours = known;
        if (text == ClosedWord) return true;
        foreach (var part in text.Split(','))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0 || !TryTime(part.AsSpan(0, dash).Trim(), out var opens) || !TryTime(part.AsSpan(dash + 1).Trim(), out var closes) || opens >= closes) return false;
            hours = hours.With(opens, closes);
        }

        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text is not [_, _, ':', _, _]
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            || minute > 59) return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        return ticks <= TimeSpan.TicksPerDay;
    }
}
