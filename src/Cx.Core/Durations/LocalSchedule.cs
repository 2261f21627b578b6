namespace Cx.Core.Durations;

/// <summary>Opening hours by the clock on the wall: a week that repeats, and days that differ from it. Knows no zone.</summary>
/// <remarks>
/// Local time is ticks since 0001-01-01T00:00 of the local calendar, a Monday. The open time since then has a closed form: whole weeks, days of the
/// broken week, what the exceptional days before added or took away (prefix sums, found by binary search), and the hours of the day itself.
/// </remarks>
internal sealed class LocalSchedule : IEquatable<LocalSchedule>
{
    public const int DaysPerWeek = 7;

    private readonly OpeningHours[] _week;
    // Days as the search wants them, in 64 bits.
    private readonly long[] _days;
    private readonly OpeningHours[] _hours;
    private readonly long[] _weekBefore = new long[DaysPerWeek + 1];
    private readonly long[] _extraBefore;

    /// <summary>Takes over a week from Monday on, and exceptional days in ascending order with their hours.</summary>
    public LocalSchedule(OpeningHours[] week, long[] days, OpeningHours[] hours)
    {
        _week = week;
        _days = days;
        _hours = hours;
        for (var i = 0; i < DaysPerWeek; i++) _weekBefore[i + 1] = _weekBefore[i] + week[i].Total;
        _extraBefore = new long[days.Length + 1];
        for (var i = 0; i < days.Length; i++) _extraBefore[i + 1] = _extraBefore[i] + hours[i].Total - week[WeekdayOf((int)days[i])].Total;
    }

    public ReadOnlySpan<OpeningHours> Week => _week;

    public ReadOnlySpan<long> Days => _days;

    public ReadOnlySpan<OpeningHours> Hours => _hours;

    public long PerWeek => _weekBefore[DaysPerWeek];

    public LocalSchedule WithWeekday(int weekday, OpeningHours hours)
    {
        OpeningHours[] week = [.. _week];
        week[weekday] = hours;
        return new LocalSchedule(week, _days, _hours);
    }

    public LocalSchedule WithDay(int day, OpeningHours hours)
    {
        var found = Array.BinarySearch<long>(_days, day);
        if (found >= 0)
        {
            OpeningHours[] changed = [.. _hours];
            changed[found] = hours;
            return new LocalSchedule(_week, _days, changed);
        }

        return new LocalSchedule(_week, [.. _days[..~found], day, .. _days[~found..]], [.. _hours[..~found], hours, .. _hours[~found..]]);
    }

    /// <summary>The hours of a local day.</summary>
    public OpeningHours On(int day) => On(day, Ascending.CountUpTo(_days, day));

    /// <summary>The hours of a day that differs from its week; null for a usual day.</summary>
    public OpeningHours? ExceptionOn(int day)
    {
        var exceptions = Ascending.CountUpTo(_days, day);
        return IsException(day, exceptions) ? _hours[exceptions - 1] : null;
    }

    public bool IsOpen(long local)
    {
        var day = DayOf(local);
        return On(day).Contains(local - (day * TimeSpan.TicksPerDay));
    }

    /// <summary>The open ticks from the epoch to a local time; before the epoch they are negative.</summary>
    public long OpenUntil(long local)
    {
        var day = DayOf(local);
        var exceptions = Ascending.CountUpTo(_days, day);
        return OpenBefore(day, exceptions) + On(day, exceptions).Until(local - (day * TimeSpan.TicksPerDay));
    }

    /// <summary>The earliest local time in a stretch by which the open ticks since the epoch reach an amount that lies above those at its start and at most those at its end.</summary>
    public long WhenReached(long amount, long from, long to)
    {
        int low = DayOf(from), high = DayOf(to);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (OpenBefore(middle + 1) >= amount) high = middle;
            else low = middle + 1;
        }

        return (low * TimeSpan.TicksPerDay) + On(low).WhenReached(amount - OpenBefore(low));
    }

    public bool Equals(LocalSchedule? other)
        => other is not null && _week.AsSpan().SequenceEqual(other._week) && _days.AsSpan().SequenceEqual(other._days) && _hours.AsSpan().SequenceEqual(other._hours);

    public override bool Equals(object? obj) => Equals(obj as LocalSchedule);

    public override int GetHashCode() => HashCode.Combine(PerWeek, _days.Length, _extraBefore[^1]);

    private static int WeekdayOf(int day) => ((day % DaysPerWeek) + DaysPerWeek) % DaysPerWeek;

    private static int DayOf(long local) => (int)Floor(local, TimeSpan.TicksPerDay);

    // A zone west of Greenwich has local times before the epoch.
    private static long Floor(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);

    private bool IsException(int day, int exceptions) => exceptions > 0 && _days[exceptions - 1] == day;

    private OpeningHours On(int day, int exceptions) => IsException(day, exceptions) ? _hours[exceptions - 1] : _week[WeekdayOf(day)];

    private long OpenBefore(int day) => OpenBefore(day, Ascending.CountUpTo(_days, day));

    // Of the exceptions up to a day, those before it.
    private long OpenBefore(int day, int exceptions)
        => (Floor(day, DaysPerWeek) * PerWeek) + _weekBefore[WeekdayOf(day)] + _extraBefore[IsException(day, exceptions) ? exceptions - 1 : exceptions];
}
