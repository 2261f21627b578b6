using BenchmarkDotNet.Attributes;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Events of 1,024 series in order of time, a minute of them per call; results are read. Time is per event: what windows that overlap sixtyfold cost beside windows that do not, and beside System.Reactive.</summary>
[MemoryDiagnoser]
public class WindowBenchmarks : IDisposable
{
    private const int Events = 131_072;
    private const int PeerEvents = 8_192;
    private const int Series = 1_024;
    private const int Overlap = 60;

    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly int[] _series = new int[Events];
    private SeriesKey[] _keys = [];
    private Rating<Nps>[] _ratings = [];
    private byte[] _slots = [];
    private Run? _tumbling;
    private Run? _hopping;
    private Run? _sliding;
    private Run? _late;
    private ReactiveWindows? _reactive;
    private int _reactiveMinutes;

    [GlobalSetup]
    public void Setup()
    {
        var schema = SeriesSchema.Of(("touchpoint", 12));
        _keys = [.. Enumerable.Range(0, Series).Select(i => schema.Key(FormattableString.Invariant($"t{i}")))];
        _ratings = Answers.Nps(Events);
        _slots = Answers.Slots(Events);
        var random = new Random(20_260_101);
        for (var i = 0; i < Events; i++) _series[i] = random.Next(Series);
        _tumbling = new Run(schema, Window.Tumbling(Overlap * s_minute), TimeSpan.Zero);
        _hopping = new Run(schema, Window.Hopping(Overlap * s_minute, s_minute), TimeSpan.Zero);
        _sliding = new Run(schema, Window.Sliding(Overlap * s_minute, s_minute), TimeSpan.Zero);
        _late = new Run(schema, Window.Hopping(Overlap * s_minute, s_minute), 3 * s_minute);
        _reactive = new ReactiveWindows(Series, s_start, Overlap * s_minute, s_minute);
        CheckSame(schema);
        // Until windows leave as fast as they come, memory still grows.
        for (var minute = 0; minute < Overlap + 3; minute++)
        {
            Tumbling();
            Hopping60();
            Sliding60();
            Disordered60();
        }

        for (var minute = 0; minute < Overlap; minute++) Reactive60();
    }

    [GlobalCleanup]
    public void Cleanup() => Dispose();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long Tumbling() => Minute(_tumbling!, Events, disorder: 0);

    [Benchmark(OperationsPerInvoke = Events)]
    public long Hopping60() => Minute(_hopping!, Events, disorder: 0);

    [Benchmark(OperationsPerInvoke = Events)]
    public long Sliding60() => Minute(_sliding!, Events, disorder: 0);

    [Benchmark(OperationsPerInvoke = Events)]
    public long Disordered60() => Minute(_late!, Events, disorder: 3 * s_minute.Ticks);

    [Benchmark(OperationsPerInvoke = PeerEvents)]
    public long Reactive60()
    {
        for (var i = 0; i < PeerEvents; i++) _reactive!.Add(ReactiveWindows.Cell(_series[i], _slots[i]));
        _reactive!.AdvanceTo(s_start + (++_reactiveMinutes * s_minute));
        return _reactive.Ended?[1] ?? 0;
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _reactive?.Dispose();
    }

    private long Minute(Run run, int events, long disorder)
    {
        var from = (s_start + (run.Minutes++ * s_minute)).Ticks;
        var step = s_minute.Ticks / events;
        for (var i = 0; i < events; i++)
        {
            var ticks = from + (i * step);
            // Every other event comes from up to three slices before.
            if (disorder > 0 && (i & 1) == 0) ticks -= (i * 2_654_435_761L) % disorder;
            run.Windows.Add(new WindowEvent<Rating<Nps>>(_keys[_series[i]], _ratings[i], new DateTimeOffset(ticks, TimeSpan.Zero)));
        }

        long answered = 0;
        while (run.Windows.TryRead(out var result)) answered += result.State[10];
        return answered;
    }

    // The first whole hour, counted by both.
    private void CheckSame(SeriesSchema schema)
    {
        using var reactive = new ReactiveWindows(Series, s_start, Overlap * s_minute, s_minute);
        var run = new Run(schema, Window.Hopping(Overlap * s_minute, s_minute), TimeSpan.Zero);
        for (var minute = 0; minute < Overlap; minute++)
        {
            for (var i = 0; i < 64; i++) reactive.Add(ReactiveWindows.Cell(_series[i], _slots[i]));
            reactive.AdvanceTo(s_start + ((minute + 1) * s_minute));
            Minute(run, 64, disorder: 0);
        }

        run.Windows.AdvanceTo(s_start + (Overlap * s_minute));
        while (run.Windows.TryRead(out var result))
        {
            if (result.Start != s_start) continue;
            var series = Array.IndexOf(_keys, result.Series);
            for (var value = 0; value <= 10; value++)
                Same.Number(FormattableString.Invariant($"Series {series}, answer {value}"), reactive.Ended![ReactiveWindows.Cell(series, value + 1)], result.State[value]);
        }
    }

    private sealed class Run(SeriesSchema schema, Window window, TimeSpan delay)
    {
        public RatingWindows<Nps> Windows { get; } = new(schema, new WindowOptions([window], TimeSpan.Zero, maxSeries: Series) { Sources = [EventSource.Of("events", delay)] });

        public int Minutes { get; set; }
    }
}
