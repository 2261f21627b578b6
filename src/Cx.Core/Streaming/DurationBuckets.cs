using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cx.Core.Streaming;

/// <summary>The log-linear buckets of whole milliseconds at a precision p: exact below 2^(p+1) ms, then 2^p buckets for each doubling.</summary>
/// <remarks>Bucket i of precision p holds [low, high]; |estimate − v| ≤ 2^−(p+1)·v for every v in it.</remarks>
internal static class DurationBuckets
{
    public const int Coarsest = 2;
    public const int Finest = 7;

    /// <summary>The longest duration there is, in whole milliseconds.</summary>
    public const long MaxMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

    /// <summary>How many buckets cover every duration there is: 5,586 at precision 7.</summary>
    public static int CountAt(int precision) => IndexOf(MaxMilliseconds, precision) + 1;

    // sh = max(0, 63 − lzcnt(v | 2^p) − p); i = (sh << p) + (v >> sh). No subtraction goes below 0: v | 2^p has its highest bit at p or above.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(long milliseconds, int precision)
    {
        var shift = BitOperations.Log2((ulong)milliseconds | (1UL << precision)) - precision;
        return (shift << precision) + (int)(milliseconds >> shift);
    }

    public static long LowOf(int index, int precision)
    {
        var shift = ShiftOf(index, precision);
        return (long)(index - (shift << precision)) << shift;
    }

    public static long HighOf(int index, int precision) => LowOf(index, precision) + (1L << ShiftOf(index, precision)) - 1;

    public static long EstimateOf(int index, int precision) => LowOf(index, precision) + ((1L << ShiftOf(index, precision)) / 2);

    /// <summary>The bucket at one precision less; the same as indexing its values there.</summary>
    public static int Fold(int index, int precision) => index < 1 << precision ? index : (1 << (precision - 1)) + (index >> 1);

    private static int ShiftOf(int index, int precision) => Math.Max(0, (index >> precision) - 1);
}
