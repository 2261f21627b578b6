using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Rolling 1,024 groups up into one total. Time is per merge.</summary>
[MemoryDiagnoser]
public class MergeBenchmarks
{
    public const int Groups = 1_024;

    private RatingCounts<Nps>[] _groups = [];
    private long[][] _rows = [];
    private Dictionary<int, long>[] _dictionaries = [];

    [GlobalSetup]
    public void Setup()
    {
        _groups = Answers.Groups(Groups);
        _rows = Array.ConvertAll(_groups, RowOf);
        _dictionaries = Array.ConvertAll(_rows, row => row.Select((count, slot) => (count, slot)).Where(cell => cell.count > 0).ToDictionary(cell => cell.slot, cell => cell.count));
        var expected = RawRows();
        Same.Counts(nameof(Merge), expected, RowOf(Merge()));
        var dictionary = Dictionaries();
        Same.Counts(nameof(Dictionaries), expected, [.. Enumerable.Range(0, 16).Select(slot => dictionary.GetValueOrDefault(slot))]);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public long[] RawRows()
    {
        var total = new long[16];
        foreach (var row in _rows)
            for (var slot = 0; slot < total.Length; slot++) total[slot] += row[slot];
        return total;
    }

    [Benchmark(OperationsPerInvoke = Groups)]
    public Dictionary<int, long> Dictionaries()
    {
        Dictionary<int, long> total = [];
        foreach (var group in _dictionaries)
            foreach (var (slot, count) in group) total[slot] = total.GetValueOrDefault(slot) + count;
        return total;
    }

    [Benchmark(OperationsPerInvoke = Groups)]
    public RatingCounts<Nps> Merge()
    {
        RatingCounts<Nps> total = default;
        foreach (ref readonly var group in _groups.AsSpan()) total.Merge(in group);
        return total;
    }

    private static long[] RowOf(RatingCounts<Nps> counts)
    {
        var row = new long[16];
        counts.CopyTo(row.AsSpan(1, 11));
        (row[0], row[13], row[14], row[15]) = (counts.NotAnswered, counts.Invalid, counts.Skipped, counts.NotApplicable);
        return row;
    }
}
