using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Five million cases in memory, a fifth of them open, to a curve and to the test of two groups. Peers: grouping, sorting and scanning with LINQ. Time is per case.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SurvivalBenchmarks
{
    public const int Tickets = 5_000_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private CensoredDuration[] _cases = [];
    private CensoredDuration[] _first = [];
    private CensoredDuration[] _second = [];

    [GlobalSetup]
    public void Setup()
    {
        _cases = Cases.Tickets(Tickets);
        _first = Cases.Tickets(Tickets / 2, seed: 10);
        _second = Cases.Tickets(Tickets / 2, seed: 20, meanHours: 30.05);
        Same.Number(nameof(KaplanMeier), KaplanMeierByLinq(), KaplanMeier());
        Same.Number(nameof(LogRankTest), LogRankByLinq(), LogRankTest(), 1e-6);
    }

    [BenchmarkCategory("Kaplan-Meier"), Benchmark(Baseline = true, OperationsPerInvoke = Tickets)]
    public double KaplanMeierByLinq() => SurvivalByLinq.OpenAfter(_cases, Day);

    [BenchmarkCategory("Kaplan-Meier"), Benchmark(OperationsPerInvoke = Tickets)]
    public double? KaplanMeier() => DurationDistribution.From(_cases)!.OpenAfter(Day);

    [BenchmarkCategory("log-rank"), Benchmark(Baseline = true, OperationsPerInvoke = Tickets)]
    public double LogRankByLinq() => SurvivalByLinq.LogRank(_first, _second);

    [BenchmarkCategory("log-rank"), Benchmark(OperationsPerInvoke = Tickets)]
    public double? LogRankTest() => LogRank.Of(DurationDistribution.From(_first)!.Curve, DurationDistribution.From(_second)!.Curve)!.Test.Statistic;
}
