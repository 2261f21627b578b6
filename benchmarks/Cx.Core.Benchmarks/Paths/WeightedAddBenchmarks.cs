using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>One weighted response at a time. The peer adds doubles, whose sum depends on the order; the subject adds 128-bit integers, whose sum does not. Time is per event.</summary>
[MemoryDiagnoser]
public class WeightedAddBenchmarks
{
    public const int Events = 4_096;

    private readonly long[] _row = new long[16];
    private readonly double[] _sums = new double[16];
    private readonly double[] _squares = new double[16];
    private byte[] _slots = [];
    private double[] _weights = [];
    private Rating<Nps>[] _ratings = [];
    private WeightedRatingCounts<Nps> _counts;

    [GlobalSetup]
    public void Setup()
    {
        _slots = Answers.Slots(Events);
        _weights = Answers.Weights(Events);
        _ratings = Answers.Nps(Events);
        Doubles();
        WeightedAdd();
        double sum = 0, net = 0;
        for (var level = 1; level <= 11; level++)
        {
            sum += _sums[level];
            net += level >= 10 ? _sums[level] : level <= 7 ? -_sums[level] : 0;
        }

        Same.Number(nameof(WeightedAdd), 100 * net / sum, NetPromoterScore.From(_counts)?.Points);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public double Doubles()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            var weight = _weights[i];
            _row[slot]++;
            _sums[slot] += weight;
            _squares[slot] += weight * weight;
        }

        return _sums[1];
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long WeightedAdd()
    {
        for (var i = 0; i < _ratings.Length; i++) _counts.Add(_ratings[i], _weights[i]);
        return _counts.Unweighted[0];
    }
}
