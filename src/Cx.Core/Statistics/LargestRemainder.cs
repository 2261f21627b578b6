namespace Cx.Core.Statistics;

/// <summary>Rounded percentages that add up to exactly 100.</summary>
/// <remarks>
/// <para>Every share is rounded down, then the missing units go to the largest remainders; ties to the larger count, then to the earlier one
/// (Hamilton 1792; Niemeyer). Each result is within one unit of the true value. For display only: keep the counts.</para>
/// <para>Exact integer arithmetic. Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// decimal[]? percent = LargestRemainder.Percentages([12, 4, 1]);   // 71, 23, 6 - rounding each gives 101
/// </code>
/// </example>
public static class LargestRemainder
{
    private const int MaxDecimals = 10;

    /// <summary>The percentages of counts, rounded so that they add up to 100.</summary>
    /// <param name="counts">The counts, 0 or more.</param>
    /// <param name="decimals">The decimal places, 0…10; none by default.</param>
    /// <returns>Percentages 0…100 in the order of the counts, or <c>null</c> when all counts are 0 or there are none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or <paramref name="decimals"/> is outside 0…10.</exception>
    public static decimal[]? Percentages(ReadOnlySpan<long> counts, int decimals = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        Int128 total = 0;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            total += count;
        }

        if (total == 0)
        {
            return null;
        }

        var scale = 1L;
        for (var i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        var units = Units(counts, total, 100 * scale);
        return Array.ConvertAll(units, unit => (decimal)unit / scale);
    }

    private static long[] Units(ReadOnlySpan<long> counts, Int128 total, long whole)
    {
        var units = new long[counts.Length];
        var claims = new (Int128 Remainder, long Count, int Place)[counts.Length];
        var missing = whole;
        for (var i = 0; i < counts.Length; i++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)counts[i] * whole, total);
            units[i] = (long)quotient;
            missing -= units[i];
            claims[i] = (remainder, counts[i], i);
        }

        Array.Sort(claims, (a, b) =>
            a.Remainder != b.Remainder ? b.Remainder.CompareTo(a.Remainder)
            : a.Count != b.Count ? b.Count.CompareTo(a.Count)
            : a.Place.CompareTo(b.Place));
        for (var i = 0; i < missing; i++)
        {
            units[claims[i].Place]++;
        }

        return units;
    }
}
