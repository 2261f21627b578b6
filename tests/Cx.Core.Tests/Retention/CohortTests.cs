using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class CohortTests
{
    private static readonly CalendarPeriod Months = CalendarPeriod.Months(TimeZoneInfo.Utc);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static Gen<((DateTimeOffset Birth, DateTimeOffset[] Activity)[] Customers, CalendarPeriod Cohorts, RetentionPeriod Period, DateTimeOffset AsOf)> Given { get; } =
        from customers in Customers.Some
        from cohorts in Customers.Calendar
        from period in Customers.Period
        from asOf in Customers.Instant
        select (customers, cohorts, period, asOf);

    private static DateTimeOffset Day(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    // The definition, customer by customer, with the calendar of the invariant culture instead of ours.
    [Fact]
    public void Cells_are_those_of_the_definition() => Law.Holds(from given in Given from mode in Gen.Elements(Enum.GetValues<RetentionMode>()) select (given, mode), pair =>
    {
        var ((customers, cohorts, period, asOf), mode) = pair;
        var known = customers.Where(one => one.Birth <= asOf).ToList();
        var triangle = Customers.Triangle(customers, cohorts, period, mode, asOf);
        if (triangle is null)
        {
            Assert.Empty(known);
            return;
        }

        Assert.Equal(known.Sum(one => one.Activity.Count(at => at < one.Birth)), triangle.BeforeBirth);
        Assert.Equal(known.Select(one => Slow(cohorts, one.Birth)).Distinct().Count(), triangle.Cohorts.Count);
        foreach (var cohort in triangle.Cohorts)
        {
            var members = known.Where(one => Slow(cohorts, one.Birth) == Slow(cohorts, cohort.Start)).ToList();
            Assert.Equal(members.Count, cohort.Size);
            Assert.Equal(members.Max(one => Age(period, one.Birth, asOf)) + 1, cohort.Cells.Count);
            foreach (var cell in cohort.Cells)
            {
                var retained = members.Count(one =>
                {
                    var ages = one.Activity.Where(at => at >= one.Birth && at <= asOf).Select(at => Age(period, one.Birth, at)).ToHashSet();
                    return mode switch
                    {
                        RetentionMode.On => ages.Contains(cell.Age),
                        RetentionMode.OnOrAfter => ages.Any(age => age >= cell.Age),
                        // An age that this customer has not reached is not counted.
                        RetentionMode.OnOrBefore => ages.Any(age => age <= cell.Age) && cell.Age <= Age(period, one.Birth, asOf),
                        _ => Enumerable.Range(0, cell.Age + 1).All(age => ages.Contains(age)),
                    };
                });
                Assert.Equal(retained, cell.Retained);
                var isOver = members.All(one => Age(period, one.Birth, asOf) > cell.Age) && Slow(cohorts, cohort.Start) < Slow(cohorts, asOf);
                Assert.Equal(isOver, cell.IsComplete);
                Assert.Equal(isOver ? Share.Of(retained, members.Count) : null, cell.Share);
            }
        }
    });

    [Fact]
    public void A_looser_mode_retains_no_fewer_and_every_cell_at_most_the_cohort() => Law.Holds(Given, given =>
    {
        var (customers, cohorts, period, asOf) = given;
        if (Customers.Triangle(customers, cohorts, period, RetentionMode.On, asOf) is not { } on) return;
        var after = Customers.Triangle(customers, cohorts, period, RetentionMode.OnOrAfter, asOf)!;
        var streak = Customers.Triangle(customers, cohorts, period, RetentionMode.Streak, asOf)!;
        for (var row = 0; row < on.Cohorts.Count; row++)
        {
            for (var age = 0; age < on.Cohorts[row].Cells.Count; age++)
            {
                var (strict, plain, loose) = (streak.Cohorts[row].Cells[age].Retained, on.Cohorts[row].Cells[age].Retained, after.Cohorts[row].Cells[age].Retained);
                Assert.True(strict <= plain && plain <= loose && loose <= on.Cohorts[row].Size, $"{strict} <= {plain} <= {loose} <= {on.Cohorts[row].Size}");
                // Active at an age or later never rises with the age.
                if (age > 0) Assert.True(loose <= after.Cohorts[row].Cells[age - 1].Retained);
            }
        }
    });

    [Fact]
    public void The_offset_in_which_an_instant_is_written_changes_nothing() =>
        Law.Holds(from given in Given from hours in Gen.Choose(-12, 12) select (given, hours), pair =>
        {
            var ((customers, cohorts, period, asOf), hours) = pair;
            var offset = TimeSpan.FromHours(hours);
            var elsewhere = customers.Select(one => (one.Birth.ToOffset(offset), one.Activity.Select(at => at.ToOffset(offset)).ToArray())).ToArray();
            Assert.Equal(Customers.Triangle(customers, cohorts, period, RetentionMode.On, asOf), Customers.Triangle(elsewhere, cohorts, period, RetentionMode.On, asOf.ToOffset(offset)));
        });

    [Fact]
    public void A_complete_cell_stays_as_it_is_when_time_goes_on() =>
        Law.Holds(from given in Given from days in Gen.Choose(0, 90) select (given, days), pair =>
        {
            var ((customers, cohorts, period, asOf), days) = pair;
            if (Customers.Triangle(customers, cohorts, period, RetentionMode.On, asOf) is not { } now) return;
            var later = Customers.Triangle(customers, cohorts, period, RetentionMode.On, asOf.AddDays(days))!;
            foreach (var cohort in now.Cohorts)
            {
                var same = later.Cohorts.Single(other => other.Start == cohort.Start);
                Assert.All(cohort.Cells.Where(cell => cell.IsComplete), cell => Assert.Equal(cell, same.Cells[cell.Age]));
            }
        });

    [Fact]
    public void A_column_is_the_share_of_all_customers_of_the_cohorts_in_which_it_is_complete() => Law.Holds(Given, given =>
    {
        var (customers, cohorts, period, asOf) = given;
        if (Customers.Triangle(customers, cohorts, period, RetentionMode.On, asOf) is not { } triangle) return;
        for (var age = 0; age <= triangle.Cohorts.Max(cohort => cohort.Cells.Count); age++)
        {
            var cells = triangle.Cohorts.SelectMany(cohort => cohort.Cells).Where(cell => cell.Age == age && cell.IsComplete).ToList();
            Assert.Equal(Share.Of(cells.Sum(cell => cell.Retained), cells.Sum(cell => cell.Size)), triangle.At(age));
        }
    });

    [Fact]
    public void A_cohort_that_retained_nobody_is_part_of_the_column()
    {
        // January: one of one came in February; February: nobody of one came in March.
        var triangle = CohortTriangle.From([(Day(1, 5), [Day(2, 5)]), (Day(2, 5), [])], Months, RetentionPeriod.Calendar(Months), RetentionMode.On, Day(4, 5))!;
        Assert.Equal(Share.Of(1, 2), triangle.At(1));
        Assert.Equal(Share.Of(0, 1), triangle.At(2));
        Assert.Null(triangle.At(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => triangle.At(-1));
    }

    [Fact]
    public void A_cell_that_is_not_over_has_no_share_and_is_not_compared()
    {
        var triangle = CohortTriangle.From([(Day(1, 5), [Day(1, 6), Day(2, 6)]), (Day(2, 5), [Day(2, 6)])], Months, RetentionPeriod.Calendar(Months), RetentionMode.On, Day(3, 15))!;
        var (older, younger) = (triangle.Cohorts[0], triangle.Cohorts[1]);

        Assert.Equal((true, false), (older.Cells[1].IsComplete, younger.Cells[1].IsComplete));
        Assert.Null(younger.Cells[1].Share);
        Assert.Equal(0, younger.Cells[1].Retained);
        var refusal = Assert.Throws<InvalidOperationException>(() => older.Cells[1].CompareWith(younger.Cells[1]));
        Assert.Contains("not over", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => younger.Cells[1].CompareWith(older.Cells[1]));
        Assert.Contains("same age", Assert.Throws<InvalidOperationException>(() => older.Cells[0].CompareWith(older.Cells[1])).Message, StringComparison.Ordinal);
        Assert.Equal(ShareDifferences.Of(1, 1, 1, 1), older.Cells[0].CompareWith(younger.Cells[0]));
        Assert.Equal(ShareDifferences.Of(1, 1, 1, 1, ShareTestMethod.PooledZ), older.Cells[0].CompareWith(younger.Cells[0], ShareTestMethod.PooledZ));
    }

    [Fact]
    public void Without_customers_at_the_look_there_is_no_triangle()
    {
        Assert.Null(CohortTriangle.From([], Months, RetentionPeriod.Calendar(Months), RetentionMode.On, Day(1, 1)));
        Assert.Null(CohortTriangle.From([(Day(2, 1), [])], Months, RetentionPeriod.Calendar(Months), RetentionMode.On, Day(1, 1)));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionPeriod.Rolling(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => RetentionPeriod.Rolling(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarPeriod.Of((CalendarUnit)3, TimeZoneInfo.Utc));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohortTriangle.From([], Months, RetentionPeriod.Calendar(Months), (RetentionMode)4, Day(1, 1)));
        var tooShort = Assert.Throws<ArgumentOutOfRangeException>(() => CohortTriangle.From([(Day(1, 1), [])], Months, RetentionPeriod.Rolling(TimeSpan.FromSeconds(1)), RetentionMode.On, Day(2, 1)));
        Assert.Contains("Take longer ones", tooShort.Message, StringComparison.Ordinal);
    }

    // The clock of Berlin skips an hour on 29 March 2026; that of Beirut skipped midnight itself on 26 March 2023.
    [Fact]
    public void A_day_begins_at_the_midnight_of_its_zone_or_when_a_skipped_midnight_is_over()
    {
        var days = CalendarPeriod.Days(Berlin);
        Assert.Equal("2026-03-29T00:00:00+01:00", Text(days.StartOf(new DateTimeOffset(2026, 3, 29, 21, 59, 0, TimeSpan.Zero))));
        Assert.Equal("2026-03-30T00:00:00+02:00", Text(days.StartOf(new DateTimeOffset(2026, 3, 29, 22, 0, 0, TimeSpan.Zero))));
        Assert.Equal("2026-10-25T00:00:00+02:00", Text(days.StartOf(new DateTimeOffset(2026, 10, 25, 22, 59, 0, TimeSpan.Zero))));
        Assert.Equal("2026-03-23T00:00:00+01:00", Text(CalendarPeriod.Weeks(Berlin).StartOf(new DateTimeOffset(2026, 3, 29, 21, 59, 0, TimeSpan.Zero))));
        Assert.Equal("2026-04-01T00:00:00+02:00", Text(CalendarPeriod.Months(Berlin).StartOf(new DateTimeOffset(2026, 4, 30, 21, 59, 0, TimeSpan.Zero))));
        var beirut = CalendarPeriod.Days(TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));
        Assert.Equal("2024-03-31T01:00:00+03:00", Text(beirut.StartOf(new DateTimeOffset(2024, 3, 31, 12, 0, 0, TimeSpan.Zero))));
    }

    [Fact]
    public void Texts_are_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        var triangle = CohortTriangle.From([(Day(1, 5), [Day(1, 6)]), (Day(1, 7), [])], Months, RetentionPeriod.Calendar(Months), RetentionMode.On, Day(2, 5))!;
        Assert.Equal("2026-01-01 (2): 0.5, -", triangle.ToString());
        Assert.Equal("age 0: 1 of 2", triangle.Cohorts[0].Cells[0].ToString());
        Assert.Equal("age 1: 0 of 2 so far", triangle.Cohorts[0].Cells[1].ToString());
        Assert.Equal("weeks (Europe/Berlin)", CalendarPeriod.Weeks(Berlin).ToString());
        Assert.Equal("days (UTC)", RetentionPeriod.Calendar(CalendarPeriod.Days(TimeZoneInfo.Utc)).ToString());
        Assert.Equal("rolling 30.00:00:00", RetentionPeriod.Rolling(TimeSpan.FromDays(30)).ToString());
    });

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static int Slow(CalendarPeriod period, DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, period.Zone).DateTime;
        return period.Unit switch
        {
            CalendarUnit.Day => DateOnly.FromDateTime(local).DayNumber,
            CalendarUnit.Week => (ISOWeek.ToDateTime(ISOWeek.GetYear(local), ISOWeek.GetWeekOfYear(local), DayOfWeek.Monday) - new DateTime(2020, 1, 6)).Days / 7,
            _ => (local.Year * 12) + local.Month,
        };
    }

    private static int Age(RetentionPeriod period, DateTimeOffset birth, DateTimeOffset instant)
        => period.CalendarPeriod is { } calendar
            ? Slow(calendar, instant) - Slow(calendar, birth)
            : (int)Math.Floor((instant - birth) / period.Length!.Value);

    public class TriangleJson : JsonContract<CohortTriangle>
    {
        private const string Form = """{"cohortPeriod":{"calendar":"month","zone":"UTC"},"period":PERIOD,"mode":"MODE","asOf":"2026-02-05T12:00:00+00:00","beforeBirth":1,"cohorts":[{"start":"2026-01-01T00:00:00+00:00","size":2,"retained":[1,0],"complete":1}]}""";

        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(CohortTriangle Value, string Json)> Written =>
        [
            (Made(RetentionPeriod.Calendar(Months), RetentionMode.On), Filled("""{"calendar":"month","zone":"UTC"}""", "on")),
            (Made(RetentionPeriod.Rolling(TimeSpan.FromDays(20)), RetentionMode.OnOrAfter), Filled("""{"rolling":"20.00:00:00"}""", "onOrAfter")),
            (Made(RetentionPeriod.Rolling(TimeSpan.FromDays(20)), RetentionMode.Streak), Filled("""{"rolling":"20.00:00:00"}""", "streak")),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            (Filled("""{"rolling":"20.00:00:00"}""", "always"), "always"),
            (Filled("""{"rolling":"20 days"}""", "on"), "20 days"),
            (Filled("""{"rolling":"20.00:00:00","zone":"UTC"}""", "on"), "not both"),
            (Filled("""{"rolling":"00:00:00"}""", "on"), "longer than no time"),
            (Filled("""{"calendar":"year","zone":"UTC"}""", "on"), "year"),
            (Filled("""{"calendar":"month","zone":"Europe/Nowhere"}""", "on"), "Europe/Nowhere"),
            (Filled("""{"calendar":"month"}""", "on"), "zone"),
            (Plain.Replace("\"retained\":[1,0]", "\"retained\":[3,0]", StringComparison.Ordinal), "from none to all"),
            (Plain.Replace("\"complete\":1", "\"complete\":3", StringComparison.Ordinal), "no more ages are complete"),
            (Plain.Replace("\"size\":2", "\"size\":0", StringComparison.Ordinal), "has customers"),
            (Plain.Replace("\"size\":2", "\"size\":-2", StringComparison.Ordinal), "0 or more"),
            (Plain.Replace("2026-02-05T12:00:00+00:00", "soon", StringComparison.Ordinal), "asOf"),
            (Plain.Replace("\"beforeBirth\":1,", "", StringComparison.Ordinal), "beforeBirth"),
            (Plain.Replace("\"beforeBirth\":1", "\"afterBirth\":1", StringComparison.Ordinal), "afterBirth"),
            (Plain.Replace("\"complete\"", "\"over\"", StringComparison.Ordinal), "over"),
            (Plain.Replace("}]}", "},{\"start\":\"2025-01-01T00:00:00Z\",\"size\":1,\"retained\":[1],\"complete\":0}]}", StringComparison.Ordinal), "order of their starts"),
            (Plain[..Plain.IndexOf("\"cohorts\"", StringComparison.Ordinal)] + "\"cohorts\":[]}", "Write null"),
            (Plain[..Plain.IndexOf("\"cohorts\"", StringComparison.Ordinal)] + "\"cohorts\":{}}", "array"),
            (Plain.Replace("""{"calendar":"month","zone":"UTC"},"period":""", """{"rolling":"1.00:00:00"},"period":""", StringComparison.Ordinal), "by day, week or month"),
        ];

        private static string Plain => Filled("""{"calendar":"month","zone":"UTC"}""", "on");

        private static string Filled(string period, string mode) => Form.Replace("PERIOD", period, StringComparison.Ordinal).Replace("MODE", mode, StringComparison.Ordinal);

        private static CohortTriangle Made(RetentionPeriod period, RetentionMode mode)
            => CohortTriangle.From([(Day(1, 5), [Day(1, 6), Day(1, 4)]), (Day(1, 7), [])], Months, period, mode, Day(2, 5))!;
    }

    public class CalendarJson : JsonContract<CalendarPeriod>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(CalendarPeriod Value, string Json)> Written =>
        [
            (CalendarPeriod.Days(Berlin), """{"calendar":"day","zone":"Europe/Berlin"}"""),
            (CalendarPeriod.Weeks(TimeZoneInfo.Utc), """{"calendar":"week","zone":"UTC"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"rolling":"1.00:00:00"}""", "not a rolling period"),
            ("""{"calendar":"day","zone":"UTC","from":1}""", "from"),
            ("[]", "JSON object"),
        ];
    }

    public class CellEquality : EqualityContract<CohortCell>
    {
        protected override IReadOnlyList<Func<CohortCell>> Makers =>
        [
            () => new CohortCell(0, 2, 1, isComplete: true),
            () => new CohortCell(1, 2, 1, isComplete: true),
            () => new CohortCell(0, 3, 1, isComplete: true),
            () => new CohortCell(0, 2, 2, isComplete: true),
            () => new CohortCell(0, 2, 1, isComplete: false),
        ];
    }

    public class CohortEquality : EqualityContract<Cohort>
    {
        protected override IReadOnlyList<Func<Cohort>> Makers =>
        [
            () => new Cohort(Day(1, 1), 2, [1, 0], 1),
            () => new Cohort(Day(2, 1), 2, [1, 0], 1),
            () => new Cohort(Day(1, 1), 3, [1, 0], 1),
            () => new Cohort(Day(1, 1), 2, [1, 1], 1),
            () => new Cohort(Day(1, 1), 2, [1, 0], 2),
        ];
    }
}
