using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class LifecycleTests
{
    private static readonly CalendarPeriod Months = CalendarPeriod.Months(TimeZoneInfo.Utc);

    private static Gen<(DateTimeOffset[][] Customers, CalendarPeriod Periods, DateTimeOffset AsOf)> Given { get; } =
        from customers in Gen.ArrayOf(Gen.ArrayOf(Customers.Instant, 5))
        from periods in Customers.Calendar
        from asOf in Customers.Instant
        select (customers, periods, asOf);

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_period_counts_the_sets_of_the_definition_and_the_customers_balance() => Law.Holds(Given, given =>
    {
        var (customers, periods, asOf) = given;
        var lines = CustomerLifecycle.From(customers, periods, asOf);
        // For each customer the starts of the periods with activity.
        var active = customers.Select(one => one.Where(at => at <= asOf).Select(periods.StartOf).ToHashSet()).Where(starts => starts.Count > 0).ToList();
        if (active.Count == 0)
        {
            Assert.Empty(lines);
            return;
        }

        Assert.Equal(active.Min(starts => starts.Min()), lines[0].Start);
        Assert.Equal(periods.StartOf(asOf), lines[^1].Start);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var now = active.Where(starts => starts.Contains(line.Start)).ToList();
            var before = i == 0 ? [] : active.Where(starts => starts.Contains(lines[i - 1].Start)).ToList();
            Assert.Equal(now.Count(starts => starts.Min() == line.Start), line.New);
            Assert.Equal(now.Count(before.Contains), line.Returning);
            Assert.Equal(now.Count(starts => starts.Min() < line.Start && !before.Contains(starts)), line.Resurrected);
            Assert.Equal(now.Count, line.Active);
            Assert.Equal(i < lines.Count - 1, line.IsComplete);
            if (line.Dormant is not { } dormant) continue;
            Assert.Equal(before.Count(starts => !now.Contains(starts)), dormant);
            Assert.Equal(line.Active, before.Count - dormant + line.New + line.Resurrected);
        }
    });

    [Fact]
    public void A_period_without_anybody_has_its_line()
    {
        var lines = CustomerLifecycle.From([[Day(1, 5), Day(4, 5)]], Months, Day(4, 20));
        Assert.Equal(["2026-01-01: 1 new, 0 returning, 0 resurrected, 0 dormant", "2026-02-01: 0 new, 0 returning, 0 resurrected, 1 dormant", "2026-03-01: 0 new, 0 returning, 0 resurrected, 0 dormant", "2026-04-01: 0 new, 0 returning, 1 resurrected, not over"], lines.Select(line => line.ToString()));
    }

    [Fact]
    public void Periods_that_are_far_too_many_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerLifecycle.From([[DateTimeOffset.UnixEpoch.AddYears(-300)]], CalendarPeriod.Days(TimeZoneInfo.Utc), Day(1, 1)));

    public class PeriodJson : JsonContract<LifecyclePeriod>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(LifecyclePeriod Value, string Json)> Written =>
        [
            (CustomerLifecycle.From([[Day(1, 5)]], Months, Day(2, 1))[0], """{"start":"2026-01-01T00:00:00+00:00","new":1,"returning":0,"resurrected":0,"dormant":0}"""),
            (CustomerLifecycle.From([[Day(1, 5)]], Months, Day(2, 1))[1], """{"start":"2026-02-01T00:00:00+00:00","new":0,"returning":0,"resurrected":0,"dormant":null}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"start":"2026-01-01T00:00:00+00:00","new":-1,"returning":0,"resurrected":0,"dormant":0}""", "0 or more"),
            ("""{"start":"2026-01-01T00:00:00+00:00","new":9223372036854775807,"returning":1,"resurrected":0,"dormant":0}""", "2^63"),
            ("""{"start":"January","new":1,"returning":0,"resurrected":0,"dormant":0}""", "start"),
            ("""{"new":1,"returning":0,"resurrected":0,"dormant":0}""", "start"),
            ("""{"start":"2026-01-01T00:00:00+00:00","lost":1}""", "lost"),
            ("1", "JSON object"),
        ];
    }
}
