using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Two threads that count into one series, beside the ways one would take without shards. Time is the processor time of one thread per rating that it adds while the other does the same, so shards that do not disturb each other take as long beside another thread as alone, and a neighbour who takes a core away does not show. Where threads sleep before a lock (as with the dictionary), that is not counted: it flatters the peer.</summary>
[MemoryDiagnoser]
public class ThreadsBenchmarks : IDisposable
{
    /// <summary>Per thread. Enough for the start of the second thread not to count.</summary>
    public const int Events = 1_000_000;

    private const int Cycle = 4_096;

    private readonly ShardedRatings<Nps> _shards = new();
    private readonly ConcurrentDictionary<int, long> _concurrent = [];
    private readonly MetricsCounter _metrics = new();
    private readonly long[] _interlocked = new long[16];
    private readonly string[] _names = [.. Enumerable.Range(0, 12).Select(level => $"level-{level}")];
    private readonly Companion _companion = new();
    private Rating<Nps>[] _ratings = [];
    private int[] _levels = [];

    [GlobalSetup]
    public void Setup()
    {
        _ratings = Answers.Nps(Cycle);
        _levels = Array.ConvertAll(_ratings, rating => rating.Value is { } value ? value : 11);
        Shards();
        Interlock();
        Concurrent();
        Metrics();
        const int Both = 2 * Events;
        Same.Number(nameof(Shards), Both, _shards.Read().Offered);
        Same.Number(nameof(Interlock), Both, _interlocked.Sum());
        Same.Number(nameof(Concurrent), Both, _concurrent.Values.Sum());
        Same.Number(nameof(Metrics), Both, _metrics.Total);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long Interlock() => _companion.Both(() =>
    {
        for (var i = 0; i < Events; i++) Interlocked.Increment(ref _interlocked[_levels[i & (Cycle - 1)]]);
    });

    [Benchmark(OperationsPerInvoke = Events)]
    public long Concurrent() => _companion.Both(() =>
    {
        for (var i = 0; i < Events; i++) _concurrent.AddOrUpdate(_levels[i & (Cycle - 1)], 1, static (_, count) => count + 1);
    });

    [Benchmark(OperationsPerInvoke = Events)]
    public long Metrics() => _companion.Both(() =>
    {
        for (var i = 0; i < Events; i++) _metrics.Add(_names[_levels[i & (Cycle - 1)]]);
    });

    [Benchmark(OperationsPerInvoke = Events)]
    public long Shards() => _companion.Both(AddAll);

    [Benchmark(OperationsPerInvoke = Events)]
    public long ShardsAlone()
    {
        AddAll();
        return Events;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _companion.Dispose();
        _metrics.Dispose();
        _shards.Dispose();
    }

    private void AddAll()
    {
        for (var i = 0; i < Events; i++) _shards.Add(_ratings[i & (Cycle - 1)]);
    }
}
