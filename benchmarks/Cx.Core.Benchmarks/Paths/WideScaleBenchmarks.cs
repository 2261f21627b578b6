using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>A slider of 0–100. Its counts stay a value by copying an array on each change, so single adds are dear and batches are not. Time is per event.</summary>
[MemoryDiagnoser]
public class WideScaleBenchmarks
{
    public const int Events = 4_096;

    private readonly long[] _row = new long[101];
    private int[] _values = [];
    private Rating<Slider100>[] _ratings = [];
    private RatingCounts<Slider100> _single;
    private RatingCounts<Slider100> _batch;

    [GlobalSetup]
    public void Setup()
    {
        _values = Answers.Sliders(Events);
        _ratings = Array.ConvertAll(_values, Rating<Slider100>.From);
        RawRow();
        Add();
        AddRange();
        var levels = new long[101];
        _single.CopyTo(levels);
        Same.Counts(nameof(Add), _row, levels);
        _batch.CopyTo(levels);
        Same.Counts(nameof(AddRange), _row, levels);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long RawRow()
    {
        var row = _row;
        foreach (var value in _values) row[value]++;
        return row[1];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Add()
    {
        foreach (var rating in _ratings) _single.Add(rating);
        return _single[0];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long AddRange()
    {
        _batch.AddRange(_ratings);
        return _batch[0];
    }
}
