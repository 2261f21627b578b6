using Cx.Core.Durations;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

/// <summary>Generators of what the durations take.</summary>
internal static class Times
{
    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Clock changes at 2:00, at midnight, by half an hour, at other seasons, and none.
    private static readonly string[] ZoneNames = ["Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "UTC"];

    public static Gen<TimeZoneInfo> Zone { get; } = Gen.Elements(ZoneNames).Select(TimeZoneInfo.FindSystemTimeZoneById);

    /// <summary>Whole minutes of the years 2024 to 2027.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        Gen.Choose(0, 4 * 365 * 24 * 60).Select(minutes => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    /// <summary>The same moment, written in some other zone.</summary>
    public static Gen<DateTimeOffset> Elsewhere(DateTimeOffset instant) =>
        Gen.Choose(-14 * 60, 14 * 60).Select(minutes => instant.ToOffset(TimeSpan.FromMinutes(minutes)));

    /// <summary>Calendars with split days, nights, closed weekdays and exceptional days, in zones that change their clock.</summary>
    public static Gen<BusinessCalendar> Calendar { get; } =
        from zone in Zone
        from week in Gen.ArrayOf(Gen.Two(Gen.Choose(0, 1440)), 9)
        from days in Gen.ArrayOf(Gen.Choose(0, 6), 9)
        from holidays in Gen.ArrayOf(Instant, 12)
        from hours in Gen.ArrayOf(Gen.Two(Gen.Choose(0, 1440)), 12)
        select Made(zone, week, days, holidays, hours);

    /// <summary>Cases that ended and cases that did not, with ties, and with late entries.</summary>
    public static Gen<CensoredDuration[]> Cases { get; } = Gen.ArrayOf(Case).Where(cases => cases.Length > 0);

    public static Gen<CensoredDuration[]> EndedCases { get; } = Cases.Select(cases => cases.Select(one => CensoredDuration.Resolved(one.Elapsed)).ToArray());

    private static Gen<CensoredDuration> Case =>
        from minutes in Gen.OneOf(Gen.Choose(0, 12), Gen.Choose(0, 5000))
        from ended in Gen.Elements(true, true, false)
        from entry in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 12))
        let plain = ended ? CensoredDuration.Resolved(TimeSpan.FromMinutes(minutes)) : CensoredDuration.StillOpen(TimeSpan.FromMinutes(minutes))
        select entry > 0 && entry < minutes ? plain.WithEntry(TimeSpan.FromMinutes(entry)) : plain;

    private static BusinessCalendar Made(TimeZoneInfo zone, (int A, int B)[] week, int[] days, DateTimeOffset[] holidays, (int A, int B)[] hours)
    {
        var calendar = BusinessCalendar.Closed(zone);
        for (var i = 0; i < week.Length; i++)
        {
            var (a, b) = (Math.Min(week[i].A, week[i].B), Math.Max(week[i].A, week[i].B));
            if (a < b) calendar = calendar.WithHours((DayOfWeek)days[i], TimeSpan.FromMinutes(a), TimeSpan.FromMinutes(b));
        }

        for (var i = 0; i < holidays.Length; i++)
        {
            var (a, b) = (Math.Min(hours[i].A, hours[i].B), Math.Max(hours[i].A, hours[i].B));
            var day = holidays[i];
            calendar = i % 2 == 0 || a == b
                ? calendar.WithHoliday(day.Year, day.Month, day.Day)
                : calendar.WithException(day.Year, day.Month, day.Day, TimeSpan.FromMinutes(a), TimeSpan.FromMinutes(b));
        }

        return calendar;
    }
}
