namespace Cx.Core.Benchmarks.Peers;

/// <summary>Business hours between two instants as one writes it first: a loop over the days, in one zone whose offset never changes.</summary>
internal sealed class BusinessTimeByDay(IEnumerable<DateOnly> holidays)
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(17);

    private readonly HashSet<DateOnly> _holidays = [.. holidays];

    public TimeSpan Elapsed(DateTimeOffset start, DateTimeOffset end)
    {
        var elapsed = TimeSpan.Zero;
        for (var day = DateOnly.FromDateTime(start.UtcDateTime); day <= DateOnly.FromDateTime(end.UtcDateTime); day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || _holidays.Contains(day)) continue;
            var midnight = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
            var from = midnight + Opens > start ? midnight + Opens : start;
            var until = midnight + Closes < end ? midnight + Closes : end;
            if (until > from) elapsed += until - from;
        }

        return elapsed;
    }
}
