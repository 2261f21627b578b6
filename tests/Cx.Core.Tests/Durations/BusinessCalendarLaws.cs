using Cx.Core.Durations;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

/// <summary>Business time against its definition: the minutes at which the clock on the wall of the zone shows an open time.</summary>
public class BusinessCalendarLaws
{
    private static Gen<(BusinessCalendar Calendar, DateTimeOffset Start, DateTimeOffset End)> Stretch { get; } =
        from calendar in Times.Calendar
        from start in Times.Instant
        from minutes in Gen.OneOf(Gen.Choose(0, 3000), Gen.Choose(0, 300_000))
        select (calendar, start, start.AddMinutes(minutes));

    private static Gen<Pause[]> Pauses(DateTimeOffset start) => Gen.ArrayOf(
        from after in Gen.Choose(-2000, 20_000)
        from minutes in Gen.Choose(0, 5000)
        select new Pause(start.AddMinutes(after), start.AddMinutes(after + minutes)),
        4);

    [Fact]
    public void It_is_the_count_of_open_minutes() =>
        Law.Holds(from stretch in Stretch from pauses in Pauses(stretch.Start) select (stretch, pauses), given =>
        {
            var ((calendar, start, end), pauses) = given;
            var limit = start.AddDays(20);
            if (end > limit) end = limit;
            long open = 0;
            for (var minute = start; minute < end; minute = minute.AddMinutes(1))
            {
                if (calendar.IsOpen(minute) && !pauses.Any(pause => pause.From <= minute && minute < pause.Until)) open++;
            }

            Assert.Equal(open, calendar.Elapsed(start, end, pauses).TotalMinutes);
        });

    [Fact]
    public void An_instant_is_open_when_the_clock_on_the_wall_shows_open_hours() =>
        Law.Holds(from zone in Times.Zone from instant in Times.Instant select (zone, instant), given =>
        {
            var calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00", given.zone);
            var wall = TimeZoneInfo.ConvertTime(given.instant, given.zone);
            Assert.Equal(wall.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && wall.Hour is >= 9 and < 17, calendar.IsOpen(given.instant));
        });

    [Fact]
    public void It_is_at_least_nothing_and_at_most_calendar_time() => Law.Holds(Stretch, given =>
        Assert.InRange(given.Calendar.Elapsed(given.Start, given.End).TotalMinutes, 0, (given.End - given.Start).TotalMinutes));

    [Fact]
    public void A_calendar_that_never_closes_gives_calendar_time() => Law.Holds(Stretch, given =>
        Assert.Equal((given.End - given.Start).TotalHours, BusinessCalendar.AlwaysOpen(given.Calendar.Zone).Elapsed(given.Start, given.End).TotalHours));

    [Fact]
    public void The_parts_of_a_stretch_add_up() =>
        Law.Holds(from stretch in Stretch from part in Gen.Choose(0, 100) select (stretch, part), given =>
        {
            var (calendar, start, end) = given.stretch;
            var middle = start + ((end - start) * (given.part / 100.0));
            Assert.Equal(calendar.Elapsed(start, end), calendar.Elapsed(start, middle) + calendar.Elapsed(middle, end));
        });

    [Fact]
    public void What_is_open_and_what_is_closed_make_calendar_time_together() => Law.Holds(Stretch, given =>
    {
        // A night on Monday to Friday, whatever the zone does with it.
        var day = BusinessCalendar.Parse("Mon-Fri 03:00-22:00", given.Calendar.Zone);
        var rest = BusinessCalendar.Parse("Mon-Fri 00:00-03:00,22:00-24:00; Sat-Sun 00:00-24:00", given.Calendar.Zone);
        Assert.Equal((given.End - given.Start).TotalHours, (day.Elapsed(given.Start, given.End) + rest.Elapsed(given.Start, given.End)).TotalHours);
    });

    [Fact]
    public void The_due_instant_of_the_elapsed_time_is_the_end_when_that_lies_inside_hours() =>
        Law.Holds(from stretch in Stretch from pauses in Gen.OneOf(Gen.Constant(Array.Empty<Pause>()), Pauses(stretch.Start)) select (stretch, pauses), given =>
        {
            var ((calendar, start, end), pauses) = given;
            bool Runs(DateTimeOffset instant) => calendar.IsOpen(instant) && !pauses.Any(pause => pause.From <= instant && instant < pause.Until);
            // Inside: the minute before and the minute at the end are open, so the clock was running up to it.
            if (end == start || !Runs(end.AddMinutes(-1)) || !Runs(end)) return;
            Assert.Equal(end, calendar.Due(start, calendar.Elapsed(start, end, pauses), pauses));
        });

    [Fact]
    public void The_elapsed_time_until_the_due_instant_is_the_amount_and_no_earlier_instant_has_it() =>
        Law.Holds(from stretch in Stretch from minutes in Gen.Choose(1, 20_000) select (stretch, minutes), given =>
        {
            var (calendar, start, _) = given.stretch;
            var amount = BusinessDuration.FromMinutes(given.minutes);
            if (calendar.Due(start, amount) is not { } due) return;
            Assert.Equal(amount, calendar.Elapsed(start, due));
            Assert.True(calendar.Elapsed(start, due.AddTicks(-1)) < amount);
            Assert.Equal(calendar.Zone.GetUtcOffset(due), due.Offset);
        });

    [Fact]
    public void The_zone_an_instant_is_written_in_changes_nothing() =>
        Law.Holds(
            from stretch in Stretch
            from start in Times.Elsewhere(stretch.Start)
            from end in Times.Elsewhere(stretch.End)
            select (stretch, start, end),
            given =>
            {
                var (calendar, start, end) = given.stretch;
                Assert.Equal(calendar.Elapsed(start, end), calendar.Elapsed(given.start, given.end));
                Assert.Equal(calendar.IsOpen(start), calendar.IsOpen(given.start));
                Assert.Equal(calendar.Due(start, BusinessDuration.FromHours(7)), calendar.Due(given.start, BusinessDuration.FromHours(7)));
                Assert.Equal(CensoredDuration.From(start, end, end), CensoredDuration.From(given.start, given.end, given.end));
                Assert.Equal(CensoredDuration.From(start, null, end), CensoredDuration.From(given.start, null, given.end));
            });

    [Fact]
    public void The_text_of_a_calendar_gives_it_back() => Law.Holds(Times.Calendar, calendar =>
        Assert.Equal(calendar, BusinessCalendar.Parse(calendar.Hours, calendar.Zone)));
}
