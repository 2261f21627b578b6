using System.Globalization;
using System.Text.Json;
using Cx.Core.Durations;

namespace Cx.Core.Tests.Conformance;

internal static class DurationAnswers
{
    // Any Tuesday will do for times without a date.
    private const string Day = "2026-09-15T";
    private const string NextDay = "2026-09-16T";

    public static Answers Of(Vector vector)
    {
        if (vector.Has("resolvedHours")) return OpenCases(vector);
        if (vector.Has("arrived")) return FirstResponse(vector);
        if (vector.Has("contacts")) return Contacts(vector);
        if (vector.Has("startLocal"))
        {
            var zone = Zone(vector);
            return new Answers { ["hours"] = CensoredDuration.From(Instant(vector.Text("startLocal"), zone), Instant(vector.Text("endLocal"), zone), DateTimeOffset.MaxValue).Elapsed.TotalHours };
        }

        return vector.Has("end") ? Elapsed(vector) : Due(vector);
    }

    private static Answers Elapsed(Vector vector)
    {
        var calendar = Calendar(vector);
        DateTimeOffset start = Instant(vector.Text("start"), calendar.Zone), end = Instant(vector.Text("end"), calendar.Zone);
        return new Answers
        {
            ["businessHours"] = calendar.Elapsed(start, end, Pauses(vector, calendar.Zone)).TotalHours,
            ["calendarHours"] = CensoredDuration.From(start, end, end).Elapsed.TotalHours,
        };
    }

    private static Answers Due(Vector vector)
    {
        var calendar = Calendar(vector);
        var due = calendar.Due(Instant(vector.Text("start"), calendar.Zone), BusinessDuration.FromHours(vector.Number("businessHours")), Pauses(vector, calendar.Zone));
        return new Answers { ["due"] = due?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) };
    }

    private static Answers FirstResponse(Vector vector)
    {
        string arrived = vector.Text("arrived"), replied = vector.Text("replied");
        var schedule = vector.Has("schedule") ? vector.Input("schedule").GetString() : null;
        if (arrived == "off hours")
        {
            // Night, by any usual hours.
            (arrived, replied, schedule) = ("20:00", "22:00", "opens 07:00 next day, closed from 18:00");
        }

        var opened = Instant(Day + arrived, TimeZoneInfo.Utc);
        var answered = Instant((replied.EndsWith(" next day", StringComparison.Ordinal) ? NextDay : Day) + replied[..5], TimeZoneInfo.Utc);
        var calendar = schedule is null
            ? BusinessCalendar.AlwaysOpen(TimeZoneInfo.Utc)
            : BusinessCalendar.Parse($"Mon-Sun {schedule.Split(' ')[1]}-{schedule.Split(' ')[^1]}", TimeZoneInfo.Utc);
        return new Answers { ["hours"] = calendar.Measure(opened, answered, answered).Elapsed.TotalHours };
    }

    private static Answers Contacts(Vector vector)
    {
        var rate = ContactRate.Of((long)vector.Number("contacts"), vector.Number("customerTime"))!;
        return new Answers { ["rate"] = rate.Value, ["low"] = rate.Interval().Low, ["high"] = rate.Interval().High };
    }

    private static Answers OpenCases(Vector vector)
    {
        var cases = DurationDistribution.From(
            vector.Numbers("resolvedHours").Select(hours => CensoredDuration.Resolved(TimeSpan.FromHours(hours)))
                .Concat(vector.Numbers("openHours").Select(hours => CensoredDuration.StillOpen(TimeSpan.FromHours(hours)))))!;
        return new Answers
        {
            ["naiveMean"] = cases.ResolvedOnly!.Mean.TotalHours,
            ["naiveMedian"] = cases.ResolvedOnly!.Median.TotalHours,
            ["survivalAt5"] = cases.OpenAfter(TimeSpan.FromHours(5)),
            ["median"] = cases.Median.Value?.TotalHours,
            ["restrictedMean"] = cases.RestrictedMean(TimeSpan.FromHours(vector.Number("horizonHours")))?.TotalHours,
        };
    }

    private static BusinessCalendar Calendar(Vector vector)
        => BusinessCalendar.Parse(vector.Text("calendar").Replace(", no holidays", "", StringComparison.Ordinal), Zone(vector));

    private static TimeZoneInfo Zone(Vector vector) => TimeZoneInfo.FindSystemTimeZoneById(vector.Text("zone"));

    private static Pause[] Pauses(Vector vector, TimeZoneInfo zone)
        => vector.Has("pauses")
            ? [.. vector.Input("pauses").EnumerateArray().Select(pause => new Pause(Instant(pause[0].GetString()!, zone), pause[1].ValueKind == JsonValueKind.Null ? null : Instant(pause[1].GetString()!, zone)))]
            : [];

    private static DateTimeOffset Instant(string local, TimeZoneInfo zone)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, zone.GetUtcOffset(time));
    }
}
