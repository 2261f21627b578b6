using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>When a business is open: weekly hours, holidays and other exceptional days, in a time zone. The only source of measured business time.</summary>
/// <remarks>
/// <para>It is open at an instant when the clock on the wall of its zone shows an open time. So business time is time that really passed: an open hour that the clock skips in spring does not count, one that it repeats in autumn counts twice.</para>
/// <para>Between two instants: 0 ≤ business time ≤ calendar time; a calendar that never closes gives calendar time; the parts of a stretch add up. The time zone an instant is written in changes nothing.</para>
/// <para>The work for a question grows with the logarithm of the number of exceptional days, and not with the days between the instants. The changes of the zone's clock are found once for each year asked about.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Changes give a new calendar. Equal when zone, week and exceptional days are equal. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
/// var calendar = BusinessCalendar.Parse("Mon-Fri 09:00-17:00; 2026-12-25 closed", zone);
/// var friday = new DateTimeOffset(2026, 9, 18, 14, 30, 0, TimeSpan.Zero);
/// BusinessDuration open = calendar.Elapsed(friday, friday.AddDays(3));                // 8:00:00 business
/// DateTimeOffset? due = calendar.Due(friday, BusinessDuration.FromHours(1.75));       // Monday, 10:15 in Berlin
/// </code>
/// </example>
[JsonConverter(typeof(BusinessCalendarJsonConverter))]
public sealed class BusinessCalendar : IEquatable<BusinessCalendar>
{
    private readonly LocalSchedule _schedule;

    // A cache that only grows: whoever comes second at the same time makes the same one again.
    private OpenTimeline? _timeline;

    private BusinessCalendar(TimeZoneInfo zone, LocalSchedule schedule)
    {
        Zone = zone;
        _schedule = schedule;
    }

    /// <summary>The zone whose clock the hours are read from.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The opening hours as text, such as <c>Mon-Fri 09:00-17:00; 2026-12-25 closed</c>; <see cref="Parse"/> reads it back.</summary>
    public string Hours => CalendarText.Write(_schedule);

    /// <summary>A calendar that is never open, to add hours to.</summary>
    /// <param name="zone">The zone; the library never guesses one.</param>
    /// <returns>The calendar.</returns>
    public static BusinessCalendar Closed(TimeZoneInfo zone) => Usual(zone, OpeningHours.Closed);

    /// <summary>A calendar that never closes: its business time is calendar time.</summary>
    /// <param name="zone">The zone, for the days that may be closed later.</param>
    /// <returns>The calendar.</returns>
    public static BusinessCalendar AlwaysOpen(TimeZoneInfo zone) => Usual(zone, OpeningHours.AllDay);

    /// <summary>Reads opening hours: days and times, parts apart by semicolons.</summary>
    /// <param name="hours">Text such as <c>Mon-Fri 09:00-12:00,13:00-17:00; Sat 10:00-14:00; 2026-12-25 closed; 2026-12-24 09:00-12:00</c>, in invariant culture. What is not named is closed.</param>
    /// <param name="zone">The zone of the hours; the library never guesses one.</param>
    /// <returns>The calendar.</returns>
    /// <exception cref="FormatException">A part is no day with hours.</exception>
    public static BusinessCalendar Parse(string hours, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(zone);
        return CalendarText.TryRead(hours, out var schedule, out var defect) ? new BusinessCalendar(zone, schedule) : throw new FormatException(defect);
    }

    /// <summary>Reads opening hours without throwing.</summary>
    /// <param name="hours">Text as for <see cref="Parse"/>.</param>
    /// <param name="zone">The zone of the hours.</param>
    /// <param name="result">The calendar, or <see langword="null"/> when the text is refused.</param>
    /// <returns>Whether the text is legal.</returns>
    public static bool TryParse([NotNullWhen(true)] string? hours, TimeZoneInfo zone, [NotNullWhen(true)] out BusinessCalendar? result)
    {
        ArgumentNullException.ThrowIfNull(zone);
        result = hours is not null && CalendarText.TryRead(hours, out var schedule, out _) ? new BusinessCalendar(zone, schedule) : null;
        return result is not null;
    }

    /// <summary>The calendar with further hours on a day of every week.</summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="opens">Since midnight by the clock on the wall, in whole minutes.</param>
    /// <param name="closes">Since midnight, after <paramref name="opens"/>, at most 24 hours; hours over midnight are two parts on two days.</param>
    /// <returns>A new calendar.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is none, or the times are no hours of one day.</exception>
    public BusinessCalendar WithHours(DayOfWeek day, TimeSpan opens, TimeSpan closes)
    {
        if (!Enum.IsDefined(day)) throw new ArgumentOutOfRangeException(nameof(day), day, $"{day} is no day of the week.");
        CheckHours(opens, closes);
        // Monday first, as the epoch is a Monday.
        var weekday = ((int)day + LocalSchedule.DaysPerWeek - 1) % LocalSchedule.DaysPerWeek;
        return new BusinessCalendar(Zone, _schedule.WithWeekday(weekday, _schedule.Week[weekday].With(opens.Ticks, closes.Ticks)));
    }

    /// <summary>The calendar with a day on which it does not open.</summary>
    /// <param name="year">The year, 1…9999.</param>
    /// <param name="month">The month, 1…12.</param>
    /// <param name="day">The day of the month.</param>
    /// <returns>A new calendar.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public BusinessCalendar WithHoliday(int year, int month, int day) => new(Zone, _schedule.WithDay(DayNumber(year, month, day), OpeningHours.Closed));

    /// <summary>The calendar with hours of their own on one day, in place of those of the week. Called again for the same day it adds further hours.</summary>
    /// <param name="year">The year, 1…9999.</param>
    /// <param name="month">The month, 1…12.</param>
    /// <param name="day">The day of the month.</param>
    /// <param name="opens">Since midnight by the clock on the wall, in whole minutes.</param>
    /// <param name="closes">Since midnight, after <paramref name="opens"/>, at most 24 hours.</param>
    /// <returns>A new calendar.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day, or the times are no hours of one day.</exception>
    public BusinessCalendar WithException(int year, int month, int day, TimeSpan opens, TimeSpan closes)
    {
        CheckHours(opens, closes);
        var number = DayNumber(year, month, day);
        return new BusinessCalendar(Zone, _schedule.WithDay(number, (_schedule.ExceptionOn(number) ?? OpeningHours.Closed).With(opens.Ticks, closes.Ticks)));
    }

    /// <summary>Whether it is open at an instant; the instant of opening belongs to the hours, that of closing does not.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Whether it is open.</returns>
    public bool IsOpen(DateTimeOffset instant) => _schedule.IsOpen(instant.UtcTicks + Zone.GetUtcOffset(instant).Ticks);

    /// <summary>The business time between two instants, without the pauses.</summary>
    /// <param name="start">The earlier instant.</param>
    /// <param name="end">The later instant.</param>
    /// <param name="pauses">Stretches during which the clock stood still; one that lasts is taken until <paramref name="end"/>.</param>
    /// <returns>The business time, 0 up to the calendar time between them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    public BusinessDuration Elapsed(DateTimeOffset start, DateTimeOffset end, params ReadOnlySpan<Pause> pauses)
    {
        if (end < start)
        {
            throw new ArgumentOutOfRangeException(
                nameof(end), end, string.Create(CultureInfo.InvariantCulture, $"The end lies before the start, {start:O}. Count such a case as invalid: the two are swapped, or of different zones."));
        }

        var timeline = Covering(start, end);
        var open = timeline.OpenUntil(end.UtcTicks) - timeline.OpenUntil(start.UtcTicks);
        if (pauses.IsEmpty) return new BusinessDuration(open);
        foreach (var (from, until) in PauseList.Merged(pauses))
        {
            long first = Math.Max(from, start.UtcTicks), last = Math.Min(until ?? long.MaxValue, end.UtcTicks);
            if (first < last) open -= timeline.OpenUntil(last) - timeline.OpenUntil(first);
        }

        return new BusinessDuration(open);
    }

    /// <summary>The instant at which so much business time has passed: when an agreement falls due.</summary>
    /// <param name="start">The instant from which it runs.</param>
    /// <param name="after">The business time.</param>
    /// <param name="pauses">Stretches during which the clock stood still.</param>
    /// <returns>The earliest such instant, in the calendar's zone: the closing time rather than the opening after it. <see langword="null"/> when it lies after a pause that still lasts, or the calendar never opens for so long.</returns>
    public DateTimeOffset? Due(DateTimeOffset start, BusinessDuration after, params ReadOnlySpan<Pause> pauses)
    {
        var cursor = start.UtcTicks;
        var left = after.Ticks;
        if (left == 0) return InZone(cursor);
        foreach (var (from, until) in PauseList.Merged(pauses))
        {
            if (until <= cursor) continue;
            if (from > cursor)
            {
                var timeline = Covering(start, new DateTimeOffset(from, TimeSpan.Zero));
                var before = timeline.OpenUntil(from) - timeline.OpenUntil(cursor);
                if (left <= before) break;
                left -= before;
            }

            if (until is not { } goesOn) return null;
            cursor = goesOn;
        }

        return Reached(cursor, left) is { } instant ? InZone(instant) : null;
    }

    /// <summary>The case between two instants in business time, as it was known at a third.</summary>
    /// <param name="opened">When it began.</param>
    /// <param name="resolved">When it ended; <see langword="null"/> when it has not.</param>
    /// <param name="asOf">The instant of the look: a case that ended later was still open then.</param>
    /// <param name="pauses">Stretches during which the clock stood still.</param>
    /// <returns>The case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It ended before it began, or it began after the look.</exception>
    public CensoredBusinessDuration Measure(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf, params ReadOnlySpan<Pause> pauses)
        => CaseInstants.Defect(opened, resolved, asOf) is { } defect
            ? throw new ArgumentOutOfRangeException(resolved < opened ? nameof(resolved) : nameof(opened), resolved < opened ? resolved : opened, defect)
            : Between(opened, resolved, asOf, pauses);

    /// <summary>The case between two instants in business time, as it was known at a third, without throwing.</summary>
    /// <param name="opened">When it began.</param>
    /// <param name="resolved">When it ended; <see langword="null"/> when it has not.</param>
    /// <param name="asOf">The instant of the look: a case that ended later was still open then.</param>
    /// <param name="result">The case, or the default when the instants are refused.</param>
    /// <param name="pauses">Stretches during which the clock stood still.</param>
    /// <returns>Whether the instants make a case; one that does not is invalid: count it.</returns>
    public bool TryMeasure(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf, out CensoredBusinessDuration result, params ReadOnlySpan<Pause> pauses)
    {
        var legal = CaseInstants.Defect(opened, resolved, asOf) is null;
        result = legal ? Between(opened, resolved, asOf, pauses) : default;
        return legal;
    }

    /// <inheritdoc/>
    public bool Equals(BusinessCalendar? other) => ReferenceEquals(this, other) || (other is not null && Zone.Equals(other.Zone) && _schedule.Equals(other._schedule));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BusinessCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, _schedule);

    /// <summary>Whether two calendars have the same zone, week and exceptional days.</summary>
    /// <param name="left">One calendar.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(BusinessCalendar? left, BusinessCalendar? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two calendars differ in zone, week or exceptional days.</summary>
    /// <param name="left">One calendar.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(BusinessCalendar? left, BusinessCalendar? right) => !(left == right);

    /// <summary>The opening hours and the zone, such as <c>Mon-Fri 09:00-17:00 (Europe/Berlin)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Hours} ({Zone.Id})";

    private static BusinessCalendar Usual(TimeZoneInfo zone, OpeningHours everyDay)
    {
        ArgumentNullException.ThrowIfNull(zone);
        OpeningHours[] week = new OpeningHours[LocalSchedule.DaysPerWeek];
        Array.Fill(week, everyDay);
        return new BusinessCalendar(zone, new LocalSchedule(week, [], []));
    }

    private static int DayNumber(int year, int month, int day)
        => (int)(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).Ticks / TimeSpan.TicksPerDay);

    private static void CheckHours(TimeSpan opens, TimeSpan closes)
    {
        if (opens < TimeSpan.Zero || closes > TimeSpan.FromDays(1) || opens >= closes || opens.Ticks % TimeSpan.TicksPerMinute != 0 || closes.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(opens), opens, $"Hours are whole minutes within one day, 0:00 to 24:00, and close after they open; {DurationText.Calendar(opens)} to {DurationText.Calendar(closes)} does not. Write hours over midnight as two parts on two days.");
        }
    }

    private CensoredBusinessDuration Between(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf, ReadOnlySpan<Pause> pauses)
    {
        var hasEnded = resolved <= asOf;
        return new CensoredBusinessDuration(hasEnded, Elapsed(opened, hasEnded ? resolved!.Value : asOf, pauses).Ticks, entry: 0);
    }

    private OpenTimeline Covering(DateTimeOffset from, DateTimeOffset to)
    {
        var timeline = OpenTimeline.Covering(Volatile.Read(ref _timeline), _schedule, Zone, from, to);
        Volatile.Write(ref _timeline, timeline);
        return timeline;
    }

    private long? Reached(long start, long amount)
    {
        var from = new DateTimeOffset(start, TimeSpan.Zero);
        var timeline = Covering(from, from);
        for (var years = 1; ; years = Math.Min(2 * years, 10_000))
        {
            // Counted anew each time: a longer timeline need not begin at the same instant.
            if (timeline.WhenReached(timeline.OpenUntil(start) + amount, start) is { } instant) return instant;
            if (timeline.Longer(Zone, years) is not { } longer) return null;
            timeline = longer;
            Volatile.Write(ref _timeline, timeline);
        }
    }

    private DateTimeOffset InZone(long instant) => TimeZoneInfo.ConvertTime(new DateTimeOffset(instant, TimeSpan.Zero), Zone);
}
