using System.Runtime.Intrinsics;
using Cx.Core.Aggregation;

namespace Cx.Core.Tests.Aggregation;

/// <summary>What every path of the kernel must do, against the one-line loop. Run by the tests, and once more in processes with fewer instruction sets.</summary>
internal static class KernelChecks
{
    private const int LongestRun = 4096;
    private const int BlockVectors = 16;

    public delegate void Counting(ReadOnlySpan<byte> codes, Span<long> row);

    public static IReadOnlyDictionary<string, Counting> Paths { get; } = new Dictionary<string, Counting>(StringComparer.Ordinal)
    {
        ["chosen"] = LevelCounter.Count,
        ["512"] = LevelCounter.Count512,
        ["256"] = LevelCounter.Count256,
        ["128"] = LevelCounter.Count128,
        ["scalar"] = LevelCounter.CountScalar,
    };

    public static void All()
    {
        foreach (var path in Paths.Keys)
        {
            EveryLength(path);
            FullCounters(path);
            SingleCodes(path);
            NonAnswers(path);
        }
    }

    /// <summary>Every length 0…4,096 at random offsets 0…63 over all 256 codes. What this processor does in software is tried at every 17th length.</summary>
    public static void EveryLength(string path)
    {
        var random = new Random(20_260_101);
        var memory = new byte[64 + LongestRun];
        var step = IsFast(path) ? 1 : 17;
        for (var length = 0; length <= LongestRun; length += step)
        {
            random.NextBytes(memory);
            AssertAgrees(path, memory.AsSpan(random.Next(64), length));
        }
    }

    /// <summary>A byte of an accumulator is full after 255 blocks: equal codes at one and two such runs, one byte less and more.</summary>
    public static void FullCounters(string path)
    {
        byte[] codes = IsFast(path) ? [0, 7, 8, 12, 13, 100, 254, 255] : [7];
        var run = 255 * BlockVectors * WidthOf(path);
        var memory = new byte[(2 * run) + 1];
        foreach (var code in codes)
        {
            memory.AsSpan().Fill(code);
            foreach (var length in (int[])[run - 1, run, run + 1, (2 * run) - 1, 2 * run, (2 * run) + 1])
            {
                var row = new long[LevelCounter.NarrowSlots];
                Paths[path](memory.AsSpan(0, length), row);
                if (row[Slot(code)] != length || row.Sum() != length) Fail(path, memory.AsSpan(0, length), row);
            }
        }
    }

    public static void SingleCodes(string path)
    {
        var codes = new byte[1000];
        for (var code = 0; code < 256; code += IsFast(path) ? 1 : 3)
        {
            codes.AsSpan().Fill((byte)code);
            foreach (var length in (int[])[1, 2, 3, 4, 5, 16, 255, 256, 257, 1000]) AssertAgrees(path, codes.AsSpan(0, length));
        }
    }

    public static void NonAnswers(string path)
    {
        var random = new Random(2);
        byte[] codes = [.. Enumerable.Range(0, 3000).Select(_ => ((byte[])[0, 254, 255])[random.Next(3)])];
        AssertAgrees(path, codes);
    }

    private static bool IsFast(string path) => path switch
    {
        "512" => Vector512.IsHardwareAccelerated,
        "256" => Vector256.IsHardwareAccelerated,
        "128" => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    private static int WidthOf(string path) => path switch
    {
        "512" => 64,
        "256" => 32,
        "128" => 16,
        "scalar" => 1,
        _ => Lanes512.IsSupported ? 64 : Lanes256.IsSupported ? 32 : 16,
    };

    private static void AssertAgrees(string path, ReadOnlySpan<byte> codes)
    {
        Span<long> expected = stackalloc long[LevelCounter.NarrowSlots];
        expected.Clear();
        foreach (var code in codes) expected[Slot(code)]++;
        Span<long> row = stackalloc long[LevelCounter.NarrowSlots];
        row.Clear();
        Paths[path](codes, row);
        if (!expected.SequenceEqual(row)) Fail(path, codes, row);
    }

    private static void Fail(string path, ReadOnlySpan<byte> codes, ReadOnlySpan<long> row)
    {
        var expected = new long[LevelCounter.NarrowSlots];
        foreach (var code in codes) expected[Slot(code)]++;
        Assert.Fail($"Path {path}, length {codes.Length}: expected {string.Join(' ', expected)}, got {string.Join(' ', row.ToArray())}.");
    }

    // The rule as the documentation states it, not the table.
    private static int Slot(byte code) => code switch
    {
        <= 12 => code,
        254 => 14,
        255 => 15,
        _ => 13,
    };
}
