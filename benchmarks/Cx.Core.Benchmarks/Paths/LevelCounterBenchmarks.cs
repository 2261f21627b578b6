using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Cx.Core.Aggregation;
using Cx.Core.Scales;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>The counting kernel behind AddRange beside the one-line loop that defines it. Time is per code.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
public class LevelCounterBenchmarks
{
    /// <summary>A page of answers: here the fixed cost of the kernel shows.</summary>
    public const int Page = 256;

    /// <summary>Fits the second-level cache.</summary>
    public const int Cached = 262_144;

    private readonly long[] _loop = new long[LevelCounter.NarrowSlots];
    private readonly long[] _kernel = new long[LevelCounter.NarrowSlots];
    private byte[] _codes = [];

    [GlobalSetup]
    public void Setup()
    {
        _codes = MemoryMarshal.AsBytes(Answers.Nps(Cached).AsSpan()).ToArray();
        LoopCached();
        KernelCached();
        Same.Counts(nameof(KernelCached), _loop, _kernel);
    }

    [BenchmarkCategory("cached"), Benchmark(Baseline = true, OperationsPerInvoke = Cached)]
    public long LoopCached() => Loop(_codes);

    [BenchmarkCategory("cached"), Benchmark(OperationsPerInvoke = Cached)]
    public long KernelCached() => Kernel(_codes);

    [BenchmarkCategory("page"), Benchmark(Baseline = true, OperationsPerInvoke = Page)]
    public long LoopPage() => Loop(_codes.AsSpan(0, Page));

    [BenchmarkCategory("page"), Benchmark(OperationsPerInvoke = Page)]
    public long KernelPage() => Kernel(_codes.AsSpan(0, Page));

    private long Loop(ReadOnlySpan<byte> codes)
    {
        var row = _loop;
        foreach (var code in codes) row[LevelCounter.SlotOfCode[code]]++;
        return row[1];
    }

    private long Kernel(ReadOnlySpan<byte> codes)
    {
        LevelCounter.Count(codes, _kernel);
        return _kernel[1];
    }
}
