using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>From ten million ratings in memory to the score. Time is per rating.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    public const int Ratings = 10_000_000;

    private Rating<Nps>[] _ratings = [];
    private int?[] _numbers = [];

    [GlobalSetup]
    public void Setup()
    {
        _ratings = Answers.Nps(Ratings);
        _numbers = Answers.Numbers(Ratings);
        var expected = LoopOverRatings();
        Same.Number(nameof(LoopOverNumbers), expected, LoopOverNumbers());
        Same.Number(nameof(LinqThreeCounts), expected, LinqThreeCounts());
        Same.Number(nameof(AddOneByOne), expected, AddOneByOne());
        Same.Number(nameof(AddRange), expected, AddRange());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public double LoopOverRatings()
    {
        long n = 0, promoters = 0, detractors = 0;
        foreach (var rating in _ratings)
        {
            if (rating.Value is not { } value) continue;
            n++;
            if (value >= 9) promoters++;
            else if (value <= 6) detractors++;
        }

        return 100.0 * (promoters - detractors) / n;
    }

    [Benchmark(OperationsPerInvoke = Ratings)]
    public double LoopOverNumbers()
    {
        long n = 0, promoters = 0, detractors = 0;
        foreach (var number in _numbers)
        {
            if (number is not { } value) continue;
            n++;
            if (value >= 9) promoters++;
            else if (value <= 6) detractors++;
        }

        return 100.0 * (promoters - detractors) / n;
    }

    [Benchmark(OperationsPerInvoke = Ratings)]
    public double LinqThreeCounts()
    {
        var n = _ratings.Count(r => r.IsAnswered);
        var promoters = _ratings.Count(r => r.Value >= 9);
        var detractors = _ratings.Count(r => r.Value <= 6);
#pragma warning disable CX2008 // the peer: what one would write without the library
        return 100.0 * (promoters - detractors) / n;
#pragma warning restore CX2008
    }

    [Benchmark(OperationsPerInvoke = Ratings)]
    public double AddOneByOne()
    {
        RatingCounts<Nps> counts = default;
        foreach (var rating in _ratings) counts.Add(rating);
        return NetPromoterScore.From(counts)!.Points;
    }

    [Benchmark(OperationsPerInvoke = Ratings)]
    public double AddRange()
    {
        RatingCounts<Nps> counts = default;
        counts.AddRange(_ratings);
        return NetPromoterScore.From(counts)!.Points;
    }
}
