using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>AddRange beside a loop of Add, at the sizes of batches that a queue or a reader hands over: a batch must never be the slower way. Time is per rating.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class BatchBenchmarks
{
    public const int Small = 64;
    public const int Middle = 512;
    public const int Large = 4_096;

    private Rating<Nps>[] _ratings = [];
    private RatingCounts<Nps> _loop;
    private RatingCounts<Nps> _batch;

    [GlobalSetup]
    public void Setup()
    {
        _ratings = Answers.Nps(Large);
        foreach (var size in new[] { Small, Middle, Large }) Same.Number($"Batch of {size}", OneByOne(size), AddRange(size));
        if (_loop != _batch) throw new InvalidOperationException($"One by one counts {_loop}, batches {_batch}.");
    }

    [BenchmarkCategory("64"), Benchmark(Baseline = true, OperationsPerInvoke = Small)]
    public long OneByOneSmall() => OneByOne(Small);

    [BenchmarkCategory("64"), Benchmark(OperationsPerInvoke = Small)]
    public long AddRangeSmall() => AddRange(Small);

    [BenchmarkCategory("512"), Benchmark(Baseline = true, OperationsPerInvoke = Middle)]
    public long OneByOneMiddle() => OneByOne(Middle);

    [BenchmarkCategory("512"), Benchmark(OperationsPerInvoke = Middle)]
    public long AddRangeMiddle() => AddRange(Middle);

    [BenchmarkCategory("4096"), Benchmark(Baseline = true, OperationsPerInvoke = Large)]
    public long OneByOneLarge() => OneByOne(Large);

    [BenchmarkCategory("4096"), Benchmark(OperationsPerInvoke = Large)]
    public long AddRangeLarge() => AddRange(Large);

    private long OneByOne(int size)
    {
        foreach (var rating in _ratings.AsSpan(0, size)) _loop.Add(rating);
        return _loop[9];
    }

    private long AddRange(int size)
    {
        _batch.AddRange(_ratings.AsSpan(0, size));
        return _batch[9];
    }
}
