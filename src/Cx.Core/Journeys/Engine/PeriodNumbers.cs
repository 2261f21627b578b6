using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>The numbers of calendar periods of instants, remembered by the hour: zones and their changes are slow to ask.</summary>
internal sealed class PeriodNumbers(CalendarPeriod periods)
{
    private readonly Dictionary<long, long> _byHour = [];
    private long _hour = -1;
    private long _number;

    public long Of(long ticks)
    {
        var hour = ticks / TimeSpan.TicksPerHour;
        if (hour == _hour) return _number;
        if (!_byHour.TryGetValue(hour, out var number))
        {
            var first = periods.NumberOf(new DateTimeOffset(hour * TimeSpan.TicksPerHour, TimeSpan.Zero));
            var last = periods.NumberOf(new DateTimeOffset(Math.Min(DateTimeOffset.MaxValue.Ticks, ((hour + 1) * TimeSpan.TicksPerHour) - 1), TimeSpan.Zero));
            // A zone that is not whole hours from UTC changes its day within an hour.
            if (first != last) return periods.NumberOf(new DateTimeOffset(ticks, TimeSpan.Zero));
            _byHour.Add(hour, number = first);
        }

        (_hour, _number) = (hour, number);
        return number;
    }
}
