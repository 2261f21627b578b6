using System.Globalization;

namespace Cx.Core.Benchmarks;

/// <summary>A comparison of speed is worth something only between two ways to the same answer.</summary>
internal static class Same
{
    public static void Number(string what, double? expected, double? actual, double tolerance = 1e-9)
    {
        if (expected is not { } e || actual is not { } a || Math.Abs(e - a) > tolerance * Math.Max(1, Math.Abs(e)))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: the peer says {expected}, the subject {actual}. Repair the benchmark before timing it."));
    }

    public static void Counts(string what, ReadOnlySpan<long> expected, ReadOnlySpan<long> actual)
    {
        if (!expected.SequenceEqual(actual))
            throw new InvalidOperationException($"{what}: the peer counts {string.Join(' ', expected.ToArray())}, the subject {string.Join(' ', actual.ToArray())}. Repair the benchmark before timing it.");
    }

    public static void Bytes(string what, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual)
    {
        if (!expected.SequenceEqual(actual))
            throw new InvalidOperationException($"{what}: the peer writes {System.Text.Encoding.UTF8.GetString(expected)}, the subject {System.Text.Encoding.UTF8.GetString(actual)}. Repair the benchmark before timing it.");
    }
}
