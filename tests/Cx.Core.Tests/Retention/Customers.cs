using Cx.Core.Retention;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

/// <summary>Generators of customers, their activity and the periods they are looked at by.</summary>
internal static class Customers
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"];

    /// <summary>Whole minutes of half a year.</summary>
    public static Gen<DateTimeOffset> Instant { get; } = Gen.Choose(0, 180 * 24 * 60).Select(minutes => Start.AddMinutes(minutes));

    /// <summary>Customers whose activity may lie before their birth and after any look.</summary>
    public static Gen<(DateTimeOffset Birth, DateTimeOffset[] Activity)[]> Some { get; } =
        Gen.ArrayOf(from birth in Instant from activity in Gen.ArrayOf(Instant, 6) select (birth, activity)).Where(customers => customers.Length > 0);

    public static Gen<CalendarPeriod> Calendar { get; } =
        from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
        from zone in Gen.Elements(Zones)
        select CalendarPeriod.Of(unit, TimeZoneInfo.FindSystemTimeZoneById(zone));

    public static Gen<RetentionPeriod> Period { get; } = Gen.OneOf(
        Calendar.Select(RetentionPeriod.Calendar),
        Gen.Choose(1, 60 * 24).Select(hours => RetentionPeriod.Rolling(TimeSpan.FromHours(hours))));

    public static CohortTriangle? Triangle((DateTimeOffset Birth, DateTimeOffset[] Activity)[] customers, CalendarPeriod cohorts, RetentionPeriod period, RetentionMode mode, DateTimeOffset asOf)
        => CohortTriangle.From(customers.Select(customer => (customer.Birth, customer.Activity.AsEnumerable())), cohorts, period, mode, asOf);
}
