using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>The 95 % interval of a finished score, over 64 groups. Peers: the closed formulas by hand, the quantiles of MathNet.Numerics, a bootstrap that draws each answer. Time is per interval.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class IntervalBenchmarks
{
    public const int Groups = 64;
    public const int Replicates = 1_000;

    private BoxScore[] _boxes = [];
    private NetPromoterScore[] _nets = [];
    private MeanScore[] _means = [];
    private (long Hits, long N)[] _shares = [];
    private (long Detractors, long Passives, long Promoters)[] _classes = [];
    private (double Mean, double Error, long N)[] _moments = [];

    [GlobalSetup]
    public void Setup()
    {
        var groups = Answers.Groups(Groups);
        _boxes = Array.ConvertAll(groups, counts => BoxScore.Box(counts, 2)!);
        _nets = Array.ConvertAll(groups, counts => NetPromoterScore.From(counts)!);
        _means = Array.ConvertAll(groups, counts => MeanScore.From(counts)!);
        _shares = Array.ConvertAll(_nets, net => (net.Promoters, net.N));
        _classes = Array.ConvertAll(_nets, net => (net.Detractors, net.Passives, net.Promoters));
        _moments = Array.ConvertAll(_means, mean => (mean.Mean, mean.StandardError!.Value, mean.N));
        Same.Number(nameof(ShareWilson), WilsonByHand(), ShareWilson());
        Same.Number(nameof(ShareClopperPearson), ClopperPearsonMathNet(), ShareClopperPearson());
        Same.Number(nameof(ShareJeffreys), _shares.Sum(share => JeffreysMathNet(share, 0.975) - JeffreysMathNet(share, 0.025)), ShareJeffreys());
        Same.Number(nameof(NetAdjustedWald), AdjustedWaldByHand(), NetAdjustedWald());
        Same.Number(nameof(MeanT), MeanTMathNet(), MeanT());
        // Two random methods with different generators: they agree within their own noise, a few points on limits of −100…100.
        Same.Number(nameof(NetBootstrap), BootstrapByHand(), NetBootstrap(), 4);
    }

    [BenchmarkCategory("share"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double WilsonByHand()
    {
        var width = 0.0;
        foreach (var (hits, n) in _shares)
        {
            var (low, high) = ByHand.Wilson(hits, n);
            width += high - low;
        }

        return width;
    }

    [BenchmarkCategory("share"), Benchmark(OperationsPerInvoke = Groups)]
    public double ShareWilson() => Share(ShareIntervalMethod.Wilson);

    [BenchmarkCategory("share"), Benchmark(OperationsPerInvoke = Groups)]
    public double ShareAgrestiCoull() => Share(ShareIntervalMethod.AgrestiCoull);

    [BenchmarkCategory("share"), Benchmark(OperationsPerInvoke = Groups)]
    public double ShareWald() => Share(ShareIntervalMethod.Wald);

    [BenchmarkCategory("exact share"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double ClopperPearsonMathNet()
    {
        var width = 0.0;
        foreach (var (hits, n) in _shares)
            width += MathNet.Numerics.Distributions.Beta.InvCDF(hits + 1, n - hits, 0.975) - MathNet.Numerics.Distributions.Beta.InvCDF(hits, n - hits + 1, 0.025);
        return width;
    }

    [BenchmarkCategory("exact share"), Benchmark(OperationsPerInvoke = Groups)]
    public double ShareClopperPearson() => Share(ShareIntervalMethod.ClopperPearson);

    [BenchmarkCategory("exact share"), Benchmark(OperationsPerInvoke = Groups)]
    public double ShareJeffreys() => Share(ShareIntervalMethod.Jeffreys);

    [BenchmarkCategory("net"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double AdjustedWaldByHand()
    {
        var width = 0.0;
        foreach (var (detractors, passives, promoters) in _classes)
        {
            var (low, high) = ByHand.AdjustedWald(detractors, passives, promoters);
            width += high - low;
        }

        return width;
    }

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetAdjustedWald() => Net(NetIntervalMethod.AdjustedWald);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetAdjustedWaldZSquared() => Net(NetIntervalMethod.AdjustedWaldZSquared);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetWald() => Net(NetIntervalMethod.Wald);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetMoverWilson() => Net(NetIntervalMethod.MoverWilson);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetGoodman() => Net(NetIntervalMethod.GoodmanSimultaneous);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetScore() => Net(NetIntervalMethod.Score);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetTrinomialT() => Net(NetIntervalMethod.TrinomialT);

    [BenchmarkCategory("net"), Benchmark(OperationsPerInvoke = Groups)]
    public double NetDirichlet() => Net(NetIntervalMethod.DirichletJeffreys);

    [BenchmarkCategory("bootstrap"), Benchmark(Baseline = true)]
    public double BootstrapByHand()
    {
        var (detractors, passives, promoters) = _classes[0];
        var (low, high) = ByHand.Bootstrap(detractors, passives, promoters, 1, Replicates);
        return high - low;
    }

    [BenchmarkCategory("bootstrap"), Benchmark]
    public double NetBootstrap()
    {
        var interval = _nets[0].BootstrapInterval(1, default, Replicates);
        return interval.High - interval.Low;
    }

    [BenchmarkCategory("mean"), Benchmark(Baseline = true, OperationsPerInvoke = Groups)]
    public double MeanTMathNet()
    {
        var width = 0.0;
        foreach (var (mean, error, n) in _moments)
        {
            var half = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, n - 1, 0.975) * error;
            width += Math.Min(10, mean + half) - Math.Max(0, mean - half);
        }

        return width;
    }

    [BenchmarkCategory("mean"), Benchmark(OperationsPerInvoke = Groups)]
    public double MeanT()
    {
        var width = 0.0;
        foreach (var score in _means)
        {
            var interval = score.Interval()!;
            width += interval.High - interval.Low;
        }

        return width;
    }

    private static double JeffreysMathNet((long Hits, long N) share, double p) =>
        MathNet.Numerics.Distributions.Beta.InvCDF(share.Hits + 0.5, share.N - share.Hits + 0.5, p);

    private double Share(ShareIntervalMethod method)
    {
        var width = 0.0;
        foreach (var score in _boxes)
        {
            var interval = score.Interval(default, method)!;
            width += interval.High - interval.Low;
        }

        return width;
    }

    private double Net(NetIntervalMethod method)
    {
        var width = 0.0;
        foreach (var score in _nets)
        {
            var interval = score.Interval(default, method)!;
            width += interval.High - interval.Low;
        }

        return width;
    }
}
