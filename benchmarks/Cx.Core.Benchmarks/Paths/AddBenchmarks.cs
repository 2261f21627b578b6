using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>One event at a time into a state that lives in a field, as a consumer of a queue does it. Time is per event.</summary>
[MemoryDiagnoser]
public class AddBenchmarks
{
    public const int Events = 4_096;

    private readonly long[] _row = new long[16];
    private readonly Dictionary<int, long> _dictionary = [];
    private byte[] _slots = [];
    private int?[] _numbers = [];
    private Rating<Nps>[] _ratings = [];
    private Rating[] _runtimeRatings = [];
    private RatingCounts<Nps> _counts;
    private RatingCounts<Nps> _valueCounts;
    private RatingCounts _runtimeCounts;

    [GlobalSetup]
    public void Setup()
    {
        _slots = Answers.Slots(Events);
        _numbers = Answers.Numbers(Events);
        _ratings = Answers.Nps(Events);
        _runtimeRatings = Array.ConvertAll(_ratings, rating => rating.ToRating());
        RawRow();
        DictionaryOfCounts();
        Add();
        AddValue();
        AddRuntime();
        CheckLevels(nameof(DictionaryOfCounts), [.. Enumerable.Range(1, 11).Select(slot => _dictionary[slot])]);
        CheckLevels(nameof(Add), Levels(_counts));
        CheckLevels(nameof(AddValue), Levels(_valueCounts));
        CheckLevels(nameof(AddRuntime), Levels(_runtimeCounts));
        Same.Number("Non-answers", _row[0] + _row[12] + _row[13], _counts.NonResponses);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long RawRow()
    {
        var row = _row;
        foreach (var slot in _slots) row[slot]++;
        return row[1];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long DictionaryOfCounts()
    {
        foreach (var slot in _slots) _dictionary[slot] = _dictionary.GetValueOrDefault(slot) + 1;
        return _dictionary[1];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Add()
    {
        foreach (var rating in _ratings) _counts.Add(rating);
        return _counts[0];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long AddValue()
    {
        foreach (var number in _numbers) _valueCounts.AddValue(number);
        return _valueCounts[0];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long AddRuntime()
    {
        foreach (var rating in _runtimeRatings) _runtimeCounts.Add(rating);
        return _runtimeCounts[0];
    }

    private void CheckLevels(string what, ReadOnlySpan<long> actual) => Same.Counts(what, _row.AsSpan(1, 11), actual);

    private static long[] Levels(in RatingCounts<Nps> counts)
    {
        var levels = new long[11];
        counts.CopyTo(levels);
        return levels;
    }

    private static long[] Levels(in RatingCounts counts)
    {
        var levels = new long[11];
        counts.CopyTo(levels);
        return levels;
    }
}
