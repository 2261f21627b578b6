namespace Cx.Core.Streaming;

/// <summary>The days of a zone, by number of days since 0001-01-01.</summary>
/// <remarks>
/// A day begins when the clock on the wall first shows it. Where the clock is set back over midnight the day before goes on until midnight comes again;
/// a day that a zone left out is empty.
/// </remarks>
internal sealed class CalendarGrid(TimeZoneInfo zone, SliceClock clock) : WindowGrid
{
    private const long LastDay = 3_652_058;

    // An offset is at most 14 hours, so a day's beginning lies within one day of midnight in UTC.
    private const long Around = TimeSpan.TicksPerDay;

    // Days are asked about over and over; those remembered are few and near each other.
    private const int Remembered = 64;
    private readonly (long Day, long Slice)[] _starts = NoDays();

    public override long Start(long window)
    {
        ref var known = ref _starts[(int)(((window % Remembered) + Remembered) % Remembered)];
        if (known.Day != window) known = (window, FirstSliceOf(window));
        return known.Slice;
    }

    public override long End(long window) => Start(window + 1);

    public override long FirstCovering(long slice)
    {
        var day = DayOf(slice);
        while (End(day) <= slice) day++;
        while (End(day - 1) > slice) day--;
        return day;
    }

    public override long LastCovering(long slice)
    {
        var day = DayOf(slice);
        while (Start(day) > slice) day--;
        while (Start(day + 1) <= slice) day++;
        return day;
    }

    private static (long Day, long Slice)[] NoDays()
    {
        var days = new (long Day, long Slice)[Remembered];
        days.AsSpan().Fill((long.MinValue, 0));
        return days;
    }

    // The clock on the wall may have been changed since the day began, but never by more than a day.
    private long DayOf(long slice)
    {
        var ticks = Math.Clamp(clock.StartOf(slice), 0, DateTimeOffset.MaxValue.Ticks);
        return (ticks + OffsetAt(ticks)) / TimeSpan.TicksPerDay;
    }

    // Days beyond the calendar of the library follow in steps of 24 hours, so that numbers keep rising.
    private long FirstSliceOf(long day)
    {
        if (day < 0 || day > LastDay) return clock.NumberOf(clock.BorderFrom(Math.Max(0, day) * TimeSpan.TicksPerDay)) + Math.Min(0, day);
        return clock.NumberOf(clock.BorderFrom(Math.Max(0, StartOf(day * TimeSpan.TicksPerDay))));
    }

    private long StartOf(long midnight)
    {
        long low = midnight - Around, high = midnight + Around;
        long before = OffsetAt(low), after = OffsetAt(high);
        if (before == after) return midnight - before;
        var change = ChangeBetween(low, high, before);
        return midnight - before < change ? midnight - before : Math.Max(change, midnight - after);
    }

    private long ChangeBetween(long low, long high, long before)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (OffsetAt(middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }

    private long OffsetAt(long ticks) => zone.GetUtcOffset(new DateTimeOffset(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero)).Ticks;
}
