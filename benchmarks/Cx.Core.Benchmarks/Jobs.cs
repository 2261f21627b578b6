using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;

namespace Cx.Core.Benchmarks;

/// <summary>How long to measure. Both run in this process: peer and subject then share one runtime, one heap and one state of the machine.</summary>
internal static class Jobs
{
    public static IConfig Full { get; } = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());

    private static IClock Clock => new WorkClock() is { IsAvailable: true } work ? work : Chronometer.BestClock;

    /// <summary>All classes within some minutes on two cores. Short operations are repeated inside the benchmark, so the overhead of the call need not be measured.</summary>
    public static IConfig Quick { get; } = Brief(Clock);

    /// <summary>The same by the clock on the wall: see <see cref="OnTheWallAttribute"/>.</summary>
    public static IConfig QuickOnTheWall { get; } = Brief(Chronometer.BestClock);

    /// <summary>Operations of seconds: see <see cref="LongRunAttribute"/>.</summary>
    public static IConfig QuickLong { get; } = Brief(Clock, warmups: 1, iterations: 3);

    private static ManualConfig Brief(IClock clock, int warmups = 24, int iterations = 15) => new ManualConfig()
        .AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithClock(clock)
            // Long enough for the runtime to have compiled for good what it then runs.
            .WithWarmupCount(warmups)
            .WithIterationCount(iterations)
            .WithIterationTime(TimeInterval.FromMilliseconds(25))
            .WithEvaluateOverhead(false))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddValidator(JitOptimizationsValidator.FailOnError)
        .AddLogger(NullLogger.Instance)
        .WithOptions(ConfigOptions.DisableLogFile);
}
