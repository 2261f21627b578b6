using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Statistics;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>One duration and one id at a time, and a quantile. The peers: buckets by a logarithm, as sketches with floating-point parameters take them, the exponential histogram of OpenTelemetry, and a set that keeps every id. Time is per event.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SketchBenchmarks : IDisposable
{
    public const int Events = 4_096;

    private const int Buckets = 8_192;

    // (1 + a)/(1 − a) with a = 2^−8, the bound of the subject at its finest precision.
    private static readonly double Multiplier = 1 / Math.Log((1 + (1.0 / 256)) / (1 - (1.0 / 256)));

    private readonly long[] _byLog = new long[Buckets];
    private readonly HashSet<ulong> _set = [];
    private readonly TelemetryHistogram _telemetry = new();
    private TimeSpan[] _durations = [];
    private ulong[] _ids = [];
    private ulong _next;
    private DurationSketch _sketch;
    private DistinctCounter _counter;

    [GlobalSetup]
    public void Setup()
    {
        // From a second to a month, as many in each doubling.
        var random = new Random(20_261);
        _durations = [.. Enumerable.Range(0, Events).Select(_ => TimeSpan.FromSeconds(Math.Exp(random.NextDouble() * Math.Log(30 * 86_400))))];
        _ids = [.. Enumerable.Range(0, Events).Select(_ => (ulong)random.NextInt64())];
        LogIndex();
        Sketch();
        Array.Sort(_durations);
        var exact = _durations[(int)Math.Ceiling(Events * 0.95) - 1];
        var estimate = _sketch.Quantile(QuantileLevel.P95)!;
        if (exact < estimate.Low || exact > estimate.High) throw new InvalidOperationException($"The quantile is {exact}, and the sketch says {estimate}. Repair the benchmark before timing it.");
        random.Shuffle(_durations);
        OpenTelemetryHistogram();
        Same.Number(nameof(OpenTelemetryHistogram), Events, _telemetry.Total());
        Set();
        Distinct();
        Same.Number(nameof(Distinct), _set.Count, _counter.Estimate().Value, 0.1);
    }

    [BenchmarkCategory("duration"), Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long LogIndex()
    {
        foreach (var duration in _durations) _byLog[(int)Math.Ceiling(Math.Log(duration.TotalMilliseconds) * Multiplier) & (Buckets - 1)]++;
        return _byLog[1];
    }

    [BenchmarkCategory("duration"), Benchmark(OperationsPerInvoke = Events)]
    public long Sketch()
    {
        foreach (var duration in _durations) _sketch.Add(duration);
        return _sketch.N;
    }

    [BenchmarkCategory("duration"), Benchmark(OperationsPerInvoke = Events)]
    public long OpenTelemetryHistogram()
    {
        foreach (var duration in _durations) _telemetry.Add(duration);
        return _durations.Length;
    }

    // New ids each time, in a set that is full: what a set of customers looks like.
    [BenchmarkCategory("distinct"), Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public int Set()
    {
        if (_set.Count > 100 * Events) _set.Clear();
        _next++;
        foreach (var id in _ids) _set.Add(unchecked(id + _next));
        return _set.Count;
    }

    [BenchmarkCategory("distinct"), Benchmark(OperationsPerInvoke = Events)]
    public bool Distinct()
    {
        _next++;
        foreach (var id in _ids) _counter.Add(unchecked(id + _next));
        return _counter.Missing == 0;
    }

    [BenchmarkCategory("quantile"), Benchmark(Baseline = true)]
    public TimeSpan SortForQuantile()
    {
        var sorted = (TimeSpan[])_durations.Clone();
        Array.Sort(sorted);
        return sorted[(int)Math.Ceiling(Events * 0.99) - 1];
    }

    [BenchmarkCategory("quantile"), Benchmark]
    public object Quantile() => _sketch.Quantile(QuantileLevel.P99)!;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _telemetry.Dispose();
    }
}
