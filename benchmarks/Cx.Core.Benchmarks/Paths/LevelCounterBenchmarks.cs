using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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

    /// <summary>Far beyond every cache.</summary>
    public const int Ram = 100_000_000;

    private readonly long[] _loop = new long[LevelCounter.NarrowSlots];
    private readonly long[] _kernel = new long[LevelCounter.NarrowSlots];
    private byte[] _codes = [];
    private byte[] _many = [];

    [GlobalSetup(Targets = [nameof(ReadFloor), nameof(KernelRam), nameof(ScalarRam)])]
    public void SetupMany()
    {
        var answers = MemoryMarshal.AsBytes(Answers.Nps(1_000_000).AsSpan());
        _many = new byte[Ram];
        for (var from = 0; from < Ram; from += answers.Length) answers.CopyTo(_many.AsSpan(from));
        LevelCounter.CountScalar(_many, _loop);
        LevelCounter.Count(_many, _kernel);
        Same.Counts(nameof(KernelRam), _loop, _kernel);
        var sum = 0L;
        foreach (var code in _many) sum += code;
        Same.Number(nameof(ReadFloor), sum, ReadFloor());
    }

    [GlobalSetup]
    public void Setup()
    {
        _codes = MemoryMarshal.AsBytes(Answers.Nps(Cached).AsSpan()).ToArray();
        LoopCached();
        KernelCached();
        Same.Counts(nameof(KernelCached), _loop, _kernel);
        foreach (var path in new LevelCounterPath[] { LevelCounter.Count512, LevelCounter.Count256, LevelCounter.Count128, LevelCounter.CountScalar })
        {
            Array.Clear(_kernel);
            path(_codes, _kernel);
            Same.Counts("every path", _loop, _kernel);
        }
    }

    [BenchmarkCategory("cached"), Benchmark(Baseline = true, OperationsPerInvoke = Cached)]
    public long LoopCached() => Loop(_codes);

    [BenchmarkCategory("cached"), Benchmark(OperationsPerInvoke = Cached)]
    public long KernelCached() => Kernel(_codes);

    [BenchmarkCategory("page"), Benchmark(Baseline = true, OperationsPerInvoke = Page)]
    public long LoopPage() => Loop(_codes.AsSpan(0, Page));

    [BenchmarkCategory("page"), Benchmark(OperationsPerInvoke = Page)]
    public long KernelPage() => Kernel(_codes.AsSpan(0, Page));

    // The narrower paths alone; the widest is what KernelCached takes. 512 bits without AVX-512 run in software and say nothing.
    [BenchmarkCategory("paths"), Benchmark(Baseline = true, OperationsPerInvoke = Cached)]
    public long Scalar() => Path(LevelCounter.CountScalar);

    [BenchmarkCategory("paths"), Benchmark(OperationsPerInvoke = Cached)]
    public long Path128() => Path(LevelCounter.Count128);

    [BenchmarkCategory("paths"), Benchmark(OperationsPerInvoke = Cached)]
    public long Path256() => Path(LevelCounter.Count256);

    [BenchmarkCategory("paths"), Benchmark(OperationsPerInvoke = Cached)]
    public long Widest() => Path(LevelCounter.Count);

    /// <summary>The least that can be done with bytes in memory: add them up.</summary>
    [BenchmarkCategory("RAM"), Benchmark(Baseline = true, OperationsPerInvoke = Ram)]
    public long ReadFloor()
    {
        // 255 bytes of 255 fit into a 16-bit lane, so sums are widened in steps; unrolled, so that memory and not addition is the limit.
        var words = MemoryMarshal.Cast<byte, Vector256<byte>>(_many);
        Vector256<ulong> a = default, b = default;
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            a += ByteSums(words[i]);
            b += ByteSums(words[i + 1]);
        }

        var sum = (long)Vector256.Sum(a + b);
        foreach (var code in _many.AsSpan(words.Length / 2 * 2 * Vector256<byte>.Count)) sum += code;
        return sum;
    }

    [BenchmarkCategory("RAM"), Benchmark(OperationsPerInvoke = Ram)]
    public long KernelRam()
    {
        LevelCounter.Count(_many, _kernel);
        return _kernel[1];
    }

    [BenchmarkCategory("RAM"), Benchmark(OperationsPerInvoke = Ram)]
    public long ScalarRam()
    {
        LevelCounter.CountScalar(_many, _kernel);
        return _kernel[1];
    }

    private static Vector256<ulong> ByteSums(Vector256<byte> bytes) => Avx2.IsSupported
        ? Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsUInt64()
        : Vector256.Create(Vector256.Sum(Vector256.WidenLower(bytes) + Vector256.WidenUpper(bytes)), 0UL, 0UL, 0UL);

    private long Path(LevelCounterPath path)
    {
        path(_codes, _kernel);
        return _kernel[1];
    }

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

    private delegate void LevelCounterPath(ReadOnlySpan<byte> codes, Span<long> row);
}
