namespace Cx.Core.Durations;

/// <summary>The open time between instants: a local schedule seen through the offsets of a zone.</summary>
/// <remarks>
/// A calendar is open at an instant when the clock on the wall shows an open time then. Between two changes of the offset the open ticks since the
/// start of the timeline are N(local) plus a constant, N being the schedule's own sum; at a change the constant takes up the jump, so that hours that the
/// clock skips do not count and hours that it repeats count twice. Covers a range of years and is made larger when somebody asks beyond it.
/// </remarks>
internal sealed class OpenTimeline
{
    private const int FirstYear = 1;
    private const int LastYear = 9999;

    // No zone changes its clock twice within half a day.
    private const long Probe = TimeSpan.TicksPerDay / 2;

    private readonly LocalSchedule _schedule;
    private readonly long[] _starts;
    private readonly long[] _offsets;
    private readonly long[] _constants;
    private readonly int _fromYear;
    private readonly int _toYear;
    private readonly long _end;

    private OpenTimeline(LocalSchedule schedule, TimeZoneInfo zone, int fromYear, int toYear)
    {
        _schedule = schedule;
        _fromYear = fromYear;
        _toYear = toYear;
        _end = toYear == LastYear ? DateTimeOffset.MaxValue.UtcTicks : StartOf(toYear + 1);
        var start = StartOf(fromYear);
        List<long> starts = [start], offsets = [OffsetAt(zone, start)], constants = [0];
        if (zone.GetAdjustmentRules().Length > 0)
        {
            for (var probe = start; probe < _end; probe = Math.Min(_end, probe + Probe))
            {
                var next = Math.Min(_end, probe + Probe);
                var (before, after) = (offsets[^1], OffsetAt(zone, next));
                if (before == after) continue;
                var change = ChangeBetween(zone, probe, next, before);
                starts.Add(change);
                offsets.Add(after);
                constants.Add(constants[^1] + schedule.OpenUntil(change + before) - schedule.OpenUntil(change + after));
            }
        }

        _starts = [.. starts];
        _offsets = [.. offsets];
        _constants = [.. constants];
    }

    /// <summary>A timeline that covers two instants, and at least what an earlier one covered.</summary>
    public static OpenTimeline Covering(OpenTimeline? known, LocalSchedule schedule, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        if (known is not null && known._starts[0] <= from.UtcTicks && to.UtcTicks <= known._end) return known;
        int first = from.ToUniversalTime().Year, last = to.ToUniversalTime().Year;
        return new OpenTimeline(
            schedule,
            zone,
            Math.Max(FirstYear, Math.Min(first - 1, known?._fromYear ?? first)),
            Math.Min(LastYear, Math.Max(last + 1, known?._toYear ?? last)));
    }

    /// <summary>A timeline that covers so many years more, or null when the calendar of the library ends.</summary>
    public OpenTimeline? Longer(TimeZoneInfo zone, int years)
        => _toYear == LastYear ? null : new OpenTimeline(_schedule, zone, _fromYear, (int)Math.Min(LastYear, _toYear + (long)years));

    /// <summary>The open ticks from the start of the timeline to an instant.</summary>
    public long OpenUntil(long instant)
    {
        var segment = SegmentOf(instant);
        return _schedule.OpenUntil(instant + _offsets[segment]) + _constants[segment];
    }

    /// <summary>The earliest instant by which the open ticks reach an amount above those at the given instant; null when this timeline ends before.</summary>
    public long? WhenReached(long amount, long after)
    {
        if (OpenUntil(_end) < amount) return null;
        int low = SegmentOf(after), high = _starts.Length - 1;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (OpenUntil(_starts[middle + 1]) >= amount) high = middle;
            else low = middle + 1;
        }

        var until = low + 1 < _starts.Length ? _starts[low + 1] : _end;
        return _schedule.WhenReached(amount - _constants[low], _starts[low] + _offsets[low], until + _offsets[low]) - _offsets[low];
    }

    private static long OffsetAt(TimeZoneInfo zone, long instant) => zone.GetUtcOffset(new DateTimeOffset(instant, TimeSpan.Zero)).Ticks;

    private static long StartOf(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).Ticks;

    private static long ChangeBetween(TimeZoneInfo zone, long low, long high, long before)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (OffsetAt(zone, middle) == before) low = middle;
            else high = middle;
        }

        return high;
    }

    private int SegmentOf(long instant) => Ascending.CountUpTo(_starts, instant) - 1;
}
