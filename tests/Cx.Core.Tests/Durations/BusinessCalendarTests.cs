using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Durations;

public class BusinessCalendarTests
{
    private static readonly BusinessCalendar Office = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc);

    // A Friday.
    private static readonly DateTimeOffset Friday = new(2026, 9, 18, 16, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Hours_that_are_built_and_hours_that_are_read_are_the_same()
    {
        var built = BusinessCalendar.Closed(Times.Berlin)
            .WithHours(DayOfWeek.Sunday, TimeSpan.FromHours(13), TimeSpan.FromHours(24))
            .WithHours(DayOfWeek.Monday, TimeSpan.FromHours(13), TimeSpan.FromHours(17))
            .WithHours(DayOfWeek.Monday, TimeSpan.FromHours(9), TimeSpan.FromHours(12))
            .WithException(2026, 12, 24, TimeSpan.FromHours(9), TimeSpan.FromHours(12))
            .WithException(2026, 12, 24, TimeSpan.FromHours(11), TimeSpan.FromHours(13))
            .WithHoliday(2026, 12, 25);

        Assert.Equal(BusinessCalendar.Parse("Sun 13:00-24:00; Mon 09:00-12:00,13:00-17:00; 2026-12-25 closed; 2026-12-24 09:00-13:00", Times.Berlin), built);
        Assert.Equal("Mon 09:00-12:00,13:00-17:00; Sun 13:00-24:00; 2026-12-24 09:00-13:00; 2026-12-25 closed", built.Hours);
        Assert.Equal(built.Hours + " (Europe/Berlin)", built.ToString());
    }

    [Theory]
    [InlineData("mon-fri 09:00-17:00", "Mon-Fri 09:00-17:00")]
    [InlineData("Sat-Mon 09:00-17:00", "Mon 09:00-17:00; Sat-Sun 09:00-17:00")]
    [InlineData("Mon,Wed 09:00-10:00", "Mon 09:00-10:00; Wed 09:00-10:00")]
    [InlineData("Mon 09:00-10:00,10:00-12:00", "Mon 09:00-12:00")]
    [InlineData("Mon closed", "closed")]
    [InlineData("closed", "closed")]
    [InlineData("Mon-Sun 00:00-24:00", "Mon-Sun 00:00-24:00")]
    public void Equal_hours_have_one_text(string given, string text) =>
        Assert.Equal(text, BusinessCalendar.Parse(given, TimeZoneInfo.Utc).Hours);

    [Theory]
    [InlineData("")]
    [InlineData("Mon")]
    [InlineData("Mon-Fri")]
    [InlineData("Mon 9:00-17:00")]
    [InlineData("Mon 09:00")]
    [InlineData("Mon 17:00-09:00")]
    [InlineData("Mon 09:00-24:01")]
    [InlineData("Mon 09:00-10:60")]
    [InlineData("Mon 09:0x-10:00")]
    [InlineData("Mo 09:00-17:00")]
    [InlineData("Mon-Wed-Fri 09:00-17:00")]
    [InlineData("2026-02-30 closed")]
    [InlineData("2026-02-28 open")]
    [InlineData("Mon 09:00-17:00;")]
    [InlineData("a part that is much longer than anything that a message should repeat")]
    public void A_text_that_is_no_hours_is_refused_with_an_example(string text)
    {
        var refusal = Assert.Throws<FormatException>(() => BusinessCalendar.Parse(text, TimeZoneInfo.Utc));
        Assert.Contains("Mon-Fri 09:00-12:00", refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal.Message.Length < 300);
        Assert.False(BusinessCalendar.TryParse(text, TimeZoneInfo.Utc, out var result));
        Assert.Null(result);
    }

    [Fact]
    public void Trying_reads_what_parsing_reads()
    {
        Assert.True(BusinessCalendar.TryParse("Mon-Fri 09:00-17:00", TimeZoneInfo.Utc, out var result));
        Assert.Equal(Office, result);
        Assert.False(BusinessCalendar.TryParse(null, TimeZoneInfo.Utc, out _));
    }

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(60, 60)]
    [InlineData(120, 60)]
    [InlineData(60, 1441)]
    [InlineData(60, 60.5)]
    [InlineData(59.5, 60)]
    public void Hours_that_are_none_are_refused_with_what_to_do(double opens, double closes)
    {
        TimeSpan from = TimeSpan.FromMinutes(opens), to = TimeSpan.FromMinutes(closes);
        Assert.Contains("two parts on two days", Assert.Throws<ArgumentOutOfRangeException>(() => Office.WithHours(DayOfWeek.Monday, from, to)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.WithException(2026, 1, 1, from, to));
    }

    [Fact]
    public void A_day_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.WithHoliday(2026, 2, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.WithHours((DayOfWeek)7, TimeSpan.Zero, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_change_leaves_the_calendar_as_it_was()
    {
        Office.WithHoliday(2026, 9, 21);
        Assert.Equal("Mon-Fri 09:00-17:00", Office.Hours);
    }

    [Fact]
    public void The_instant_of_opening_belongs_to_the_hours_and_that_of_closing_does_not()
    {
        Assert.True(Office.IsOpen(new DateTimeOffset(2026, 9, 18, 9, 0, 0, TimeSpan.Zero)));
        Assert.True(Office.IsOpen(new DateTimeOffset(2026, 9, 18, 17, 0, 0, TimeSpan.Zero).AddTicks(-1)));
        Assert.False(Office.IsOpen(new DateTimeOffset(2026, 9, 18, 17, 0, 0, TimeSpan.Zero)));
        Assert.False(Office.IsOpen(new DateTimeOffset(2026, 9, 18, 9, 0, 0, TimeSpan.Zero).AddTicks(-1)));
    }

    [Fact]
    public void An_end_before_the_start_is_refused_and_says_so()
    {
        Assert.Contains("before the start", Assert.Throws<ArgumentOutOfRangeException>(() => Office.Elapsed(Friday, Friday.AddTicks(-1))).Message, StringComparison.Ordinal);
        Assert.Contains("before it began", Assert.Throws<ArgumentOutOfRangeException>(() => Office.Measure(Friday, Friday.AddTicks(-1), Friday)).Message, StringComparison.Ordinal);
        Assert.Contains("not there yet", Assert.Throws<ArgumentOutOfRangeException>(() => Office.Measure(Friday, null, Friday.AddTicks(-1))).Message, StringComparison.Ordinal);
        Assert.False(Office.TryMeasure(Friday, Friday.AddTicks(-1), Friday, out var result));
        Assert.Equal(default, result);
    }

    [Fact]
    public void A_case_is_measured_until_its_end_or_until_the_look()
    {
        var monday = Friday.AddDays(3);
        Assert.Equal(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(0.5)), Office.Measure(Friday, Friday.AddHours(2), monday));
        Assert.Equal(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(8)), Office.Measure(Friday, null, monday));
        Assert.Equal(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(8)), Office.Measure(Friday, monday.AddTicks(1), monday));
        Assert.True(Office.TryMeasure(Friday, null, monday, out var result, new Pause(Friday, Friday.AddMinutes(15))));
        Assert.Equal(CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(7.75)), result);
    }

    [Fact]
    public void A_pause_that_lasts_stops_the_clock_until_the_end() =>
        Assert.Equal(BusinessDuration.FromMinutes(15), Office.Elapsed(Friday, Friday.AddDays(9), new Pause(Friday.AddMinutes(15), null), new Pause(Friday.AddDays(3), Friday.AddDays(4))));

    [Fact]
    public void An_empty_pause_changes_nothing() => Assert.Equal(BusinessDuration.FromHours(8), Office.Elapsed(Friday, Friday.AddDays(3), default(Pause)));

    [Fact]
    public void No_time_is_due_at_once() => Assert.Equal(Friday.AddHours(9), Office.Due(Friday.AddHours(9), BusinessDuration.Zero));

    [Fact]
    public void A_pause_before_the_start_changes_nothing() =>
        Assert.Equal(Friday.AddMinutes(20), Office.Due(Friday, BusinessDuration.FromMinutes(20), new Pause(Friday.AddDays(-2), Friday)));

    [Fact]
    public void A_pause_at_the_start_moves_the_due_instant() =>
        Assert.Equal(Friday.AddMinutes(25), Office.Due(Friday, BusinessDuration.FromMinutes(20), new Pause(Friday.AddDays(-2), Friday.AddMinutes(5))));

    [Fact]
    public void A_pause_after_the_due_instant_does_not_move_it() =>
        Assert.Equal(Friday.AddMinutes(20), Office.Due(Friday, BusinessDuration.FromMinutes(20), new Pause(Friday.AddMinutes(20), null)));

    [Fact]
    public void A_far_due_instant_is_found_and_one_beyond_the_calendar_is_null()
    {
        // 52 178.5 weeks of 7 days are a thousand years; 40 hours each.
        var far = Office.Due(Friday, BusinessDuration.FromHours(40 * 52_178))!.Value;
        Assert.Equal(Friday.AddDays(7 * 52_178), far);
        Assert.Null(Office.Due(Friday, BusinessDuration.FromHours(40 * 52_178.0 * 8)));
        Assert.Null(BusinessCalendar.Closed(TimeZoneInfo.Utc).Due(Friday, BusinessDuration.FromMinutes(1)));
    }

    [Fact]
    public void The_first_and_the_last_instant_of_all_are_no_trouble()
    {
        var utc = BusinessCalendar.AlwaysOpen(TimeZoneInfo.Utc);
        Assert.Equal((DateTimeOffset.MaxValue - DateTimeOffset.MinValue).TotalHours, utc.Elapsed(DateTimeOffset.MinValue, DateTimeOffset.MaxValue).TotalHours);
        // West of Greenwich the first instant of all is still the day before the first day.
        var west = BusinessCalendar.AlwaysOpen(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        Assert.Equal(24, west.Elapsed(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddDays(1)).TotalHours);
    }

    [Fact]
    public void Another_zone_or_another_hour_makes_another_calendar() => Assert.NotEqual(Office, BusinessCalendar.Parse(Office.Hours, Times.Berlin));

    public class Equality : EqualityContract<BusinessCalendar>
    {
        protected override IReadOnlyList<Func<BusinessCalendar>> Makers =>
        [
            () => BusinessCalendar.Closed(TimeZoneInfo.Utc),
            () => BusinessCalendar.AlwaysOpen(TimeZoneInfo.Utc),
            () => BusinessCalendar.Parse("Mon 09:00-17:00", TimeZoneInfo.Utc),
            () => BusinessCalendar.Parse("Mon 09:00-17:00", Times.Berlin),
            () => BusinessCalendar.Parse("Tue 09:00-17:00", TimeZoneInfo.Utc),
            () => BusinessCalendar.Parse("Mon 09:00-17:00; 2026-12-25 closed", TimeZoneInfo.Utc),
            () => BusinessCalendar.Parse("Mon 09:00-17:00; 2026-12-26 closed", TimeZoneInfo.Utc),
        ];
    }

    public class JsonForm : JsonContract<BusinessCalendar>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(BusinessCalendar Value, string Json)> Written =>
            [(BusinessCalendar.Parse("Mon-Fri 09:00-17:00; 2026-12-25 closed", Times.Berlin), """{"zone":"Europe/Berlin","hours":"Mon-Fri 09:00-17:00; 2026-12-25 closed"}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("[]", "A business calendar"),
            ("{}", "\"zone\""),
            ("""{"zone":"UTC"}""", "\"hours\""),
            ("""{"zone":"Mars/Olympus","hours":"closed"}""", "Mars/Olympus"),
            ("""{"zone":"UTC","hours":"never"}""", "never"),
            ("""{"zone":"UTC","hours":"closed","colour":"red"}""", "no member \"colour\""),
        ];
    }

    public class PauseEquality : EqualityContract<Pause>
    {
        protected override IReadOnlyList<Func<Pause>> Makers =>
            [() => default, () => new Pause(Friday, null), () => new Pause(Friday, Friday), () => new Pause(Friday, Friday.AddHours(1)), () => new Pause(Friday.AddHours(1), null)];
    }

    [Fact]
    public void A_pause_says_whether_it_lasts_and_refuses_to_end_before_it_begins()
    {
        Assert.Equal("2026-09-18T16:30:00.0000000+00:00 … lasts", new Pause(Friday, null).ToString());
        Assert.Equal("2026-09-18T16:30:00.0000000+00:00 … 2026-09-18T17:30:00.0000000+00:00", new Pause(Friday, Friday.AddHours(1)).ToString());
        Assert.Contains("ends when it began or later", Assert.Throws<ArgumentOutOfRangeException>(() => new Pause(Friday, Friday.AddTicks(-1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_moment_in_another_zone_is_the_same_pause() =>
        Assert.Equal(new Pause(Friday, null), new Pause(Friday.ToOffset(TimeSpan.FromHours(2)), null));
}
