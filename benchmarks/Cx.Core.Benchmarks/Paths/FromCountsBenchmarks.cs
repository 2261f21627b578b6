using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>From counts to a score, over 64 groups. The peers are formulas by hand that keep nothing: no scale, no non-answers, no check. Time is per score.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class FromCountsBenchmarks
{
    public const int Groups = 64;

    private RatingCounts<Nps>[] _counts = [];
    private RatingCounts[] _runtime = [];
    private WeightedRatingCounts<Nps>[] _weighted = [];
    private RatingCounts<Ces7>[] _effort = [];
    private ThreeItemCounts[] _threeItems = [];
    private long[][] _levels = [];

    [GlobalSetup]
    public void Setup()
    {
        _counts = Answers.Groups(Groups);
        _runtime = Array.ConvertAll(_counts, counts => counts.ToRatingCounts());
        _levels = Array.ConvertAll(_counts, LevelsOf);
        _weighted = Array.ConvertAll(_levels, WeightedOf);
        _effort = Array.ConvertAll(_levels, EffortOf);
        _threeItems = Array.ConvertAll(_levels, ThreeItemsOf);
        Same.Number(nameof(NetPromoter), NetByHand(), NetPromoter());
        Same.Number(nameof(NetPromoterRuntime), NetByHand(), NetPromoterRuntime());
        Same.Number(nameof(NetBox), NetByHand(), NetBox());
        Same.Number(nameof(NetPromoterWeighted), 100 * _levels.Sum(row => ((2.0 * (row[9] + row[10])) - row[..7].Sum()) / ((2.0 * (row[9] + row[10])) + row[..9].Sum())), NetPromoterWeighted(1));
        Same.Number(nameof(Box), BoxByHand(), Box());
        Same.Number(nameof(Mean), MeanByHand(), Mean());
        Same.Number(nameof(Pomp), MeanByHand() * 10, Pomp());
        Same.Number(nameof(Effort), _levels.Sum(row => row.Select((count, value) => value < 4 ? 0.0 : (value - 3.0) * count).Sum() / row[4..].Sum()), Effort());
        Same.Number(nameof(ThreeItems), _levels.Sum(ThreeItemsByHand), ThreeItems());
    }

    [BenchmarkCategory("net"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double NetByHand()
    {
        var sum = 0.0;
        foreach (var levels in _levels) sum += ByHand.NetPoints(levels, out var error) + error;
        return sum;
    }

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetPromoter()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _counts.AsSpan())
        {
            var score = NetPromoterScore.From(in counts)!;
            sum += score.Points + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetPromoterRuntime()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _runtime.AsSpan())
        {
            var score = NetPromoterScore.From(in counts)!;
            sum += score.Points + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetBox()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _counts.AsSpan())
        {
            var score = NetBoxScore.Net(in counts, 2, 7)!;
            sum += score.Points + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetPromoterWeighted() => NetPromoterWeighted(0);

    [BenchmarkCategory("box"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double BoxByHand()
    {
        var sum = 0.0;
        foreach (var levels in _levels) sum += ByHand.TopBox(levels, 2, out var error) + error;
        return sum;
    }

    [BenchmarkCategory("box"), Benchmark(OperationsPerInvoke = Groups)]
    public double Box()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _counts.AsSpan())
        {
            var score = BoxScore.Box(in counts, 2)!;
            sum += score.Value + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("mean"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double MeanByHand()
    {
        var sum = 0.0;
        foreach (var levels in _levels) sum += ByHand.Mean(levels, out var error) + error;
        return sum;
    }

    [BenchmarkCategory("mean"), Benchmark(OperationsPerInvoke = Groups)]
    public double Mean()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _counts.AsSpan())
        {
            var score = MeanScore.From(in counts)!;
            sum += score.Mean + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("mean"), Benchmark(OperationsPerInvoke = Groups)]
    public double Pomp()
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _counts.AsSpan())
        {
            var score = PompScore.From(in counts)!;
            sum += score.Points + score.StandardError!.Value;
        }

        return sum;
    }

    [BenchmarkCategory("mean"), Benchmark(OperationsPerInvoke = Groups)]
    public double Effort()
    {
        var sum = 0.0;
#pragma warning disable CX2001 // the sum keeps the work from being left out; nobody reads it
        foreach (ref readonly var counts in _effort.AsSpan()) sum += EffortScore.From(in counts)!.Mean;
#pragma warning restore CX2001
        return sum;
    }

    [BenchmarkCategory("mean"), Benchmark(OperationsPerInvoke = Groups)]
    public double ThreeItems()
    {
        var sum = 0.0;
#pragma warning disable CX2001 // the sum keeps the work from being left out; nobody reads it
        foreach (ref readonly var counts in _threeItems.AsSpan()) sum += ThreeItemSatisfactionIndex.From(in counts)!.Points;
#pragma warning restore CX2001
        return sum;
    }

    private double NetPromoterWeighted(double points)
    {
        var sum = 0.0;
        foreach (ref readonly var counts in _weighted.AsSpan())
        {
            var score = NetPromoterScore.From(in counts)!;
            sum += score.Points + ((1 - points) * score.StandardError!.Value);
        }

        return sum;
    }

    // 100 (m1 + m2 + m3 - 3)/27 with the means of the three items, by the same answers as ThreeItemsOf.
    private static double ThreeItemsByHand(long[] levels)
    {
        double n = 0, sum = 0;
        for (var value = 1; value <= 10; value++)
        {
            n += levels[value];
            sum += (double)levels[value] * (value + Math.Max(1, value - 1) + ((value + 5) / 2));
        }

        return 100 * ((sum / n) - 3) / 27;
    }

    private static long[] LevelsOf(RatingCounts<Nps> counts)
    {
        var levels = new long[11];
        counts.CopyTo(levels);
        return levels;
    }

    // Promoters twice as heavy as the rest, so that the check needs no second table.
    private static WeightedRatingCounts<Nps> WeightedOf(long[] levels)
    {
        WeightedRatingCounts<Nps> counts = default;
        for (var value = 0; value < levels.Length; value++)
            for (var i = 0L; i < levels[value]; i++) counts.Add(Rating<Nps>.From(value), value >= 9 ? 2 : 1);
        return counts;
    }

    private static RatingCounts<Ces7> EffortOf(long[] levels)
    {
        RatingCounts<Ces7> counts = default;
        for (var value = 1; value <= 7; value++)
            for (var i = 0L; i < levels[value + 3]; i++) counts.AddValue(value);
        return counts;
    }

    private static ThreeItemCounts ThreeItemsOf(long[] levels)
    {
        ThreeItemCounts counts = default;
        for (var value = 1; value <= 10; value++)
            for (var i = 0L; i < levels[value]; i++)
                counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(value), Rating<Csat10>.From(Math.Max(1, value - 1)), Rating<Csat10>.From((value + 5) / 2)));
        return counts;
    }
}
