using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The numbers of slices: whole steps of one width through an origin.</summary>
/// <remarks>
/// The number of t is ⌊t / g⌋, found as hi64(t · ⌊(2^64 − 1) / g⌋). The factor is less than one unit below 2^64 / g, so the estimate is above
/// t/g − 1 and at most t/g, rounded down: the quotient or one less, which the remainder tells. Exact for every 64-bit t (tested against division).
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SliceClock
{
    private readonly ulong _reciprocal;

    // Added to ticks, so that the origin lies on a border and no instant has a negative number.
    private readonly long _shift;

    public SliceClock(long width, long origin)
    {
        Width = width;
        _reciprocal = ulong.MaxValue / (ulong)width;
        _shift = (width - (origin % width)) % width;
        Origin = (origin + _shift) / width;
    }

    public long Width { get; }

    /// <summary>The number of the slice that begins at the origin.</summary>
    public long Origin { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Divide(ulong value, ulong divisor, ulong reciprocal)
    {
        unchecked
        {
            var quotient = Math.BigMul(value, reciprocal, out _);
            // Not value ≥ (quotient + 1)·divisor: that product may not fit.
            if (value - (quotient * divisor) >= divisor) quotient++;
            return quotient;
        }
    }

    /// <summary>The slice of an instant; before year 1 there is only the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long NumberOf(long ticks)
    {
        unchecked
        {
            return ticks < 0 ? 0 : (long)Divide((ulong)(ticks + _shift), (ulong)Width, _reciprocal);
        }
    }

    public long StartOf(long number) => (number * Width) - _shift;

    public long EndOf(long number) => ((number + 1) * Width) - _shift;

    /// <summary>The first border at or after an instant.</summary>
    public long BorderFrom(long ticks)
    {
        var start = StartOf(NumberOf(ticks));
        return start >= ticks ? start : start + Width;
    }
}
