using BenchmarkDotNet.Attributes;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Durations;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>The business time of a million intervals of up to five weeks, with 200 holidays in five years. Peer: a loop over the days, in UTC. Time is per interval.</summary>
[MemoryDiagnoser]
public class BusinessTimeBenchmarks
{
    public const int Intervals = 1_000_000;

    private (DateTimeOffset Start, DateTimeOffset End)[] _intervals = [];
    private BusinessTimeByDay _byDay = new([]);
    private BusinessCalendar _utc = BusinessCalendar.Closed(TimeZoneInfo.Utc);
    private BusinessCalendar _berlin = BusinessCalendar.Closed(TimeZoneInfo.Utc);

    [GlobalSetup]
    public void Setup()
    {
        _intervals = Cases.Intervals(Intervals);
        var holidays = Cases.Holidays();
        _byDay = new BusinessTimeByDay(holidays);
        _utc = Calendar(TimeZoneInfo.Utc, holidays);
        _berlin = Calendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), holidays);
        Same.Number(nameof(Calendar), LoopOverDays(), CalendarInUtc());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Intervals)]
    public long LoopOverDays()
    {
        long ticks = 0;
        foreach (var (start, end) in _intervals) ticks += _byDay.Elapsed(start, end).Ticks;
        return ticks;
    }

    [Benchmark(OperationsPerInvoke = Intervals)]
    public long CalendarInUtc() => Total(_utc);

    [Benchmark(OperationsPerInvoke = Intervals)]
    public long CalendarInBerlin() => Total(_berlin);

    private static BusinessCalendar Calendar(TimeZoneInfo zone, IEnumerable<DateOnly> holidays)
        => holidays.Aggregate(BusinessCalendar.Parse("Mon-Fri 09:00-17:00", zone), (calendar, day) => calendar.WithHoliday(day.Year, day.Month, day.Day));

    private long Total(BusinessCalendar calendar)
    {
        long ticks = 0;
        foreach (var (start, end) in _intervals) ticks += calendar.Elapsed(start, end).Ticks;
        return ticks;
    }
}
