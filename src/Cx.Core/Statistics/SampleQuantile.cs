namespace Cx.Core.Statistics;

/// <summary>Quantiles of a sample, each under the name of its definition.</summary>
/// <remarks>
/// <para>In the unit of the values. Sources: Hyndman and Fan, <i>Sample Quantiles in Statistical Packages</i>, 1996. Monotone in the level.</para>
/// <para>For durations with cases that are still open use <see cref="SurvivalCurve"/>: a sample of the closed ones alone is too short.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class SampleQuantile
{
    /// <summary>The quantile of values in ascending order.</summary>
    /// <param name="ascending">The values, ascending.</param>
    /// <param name="level">The level; the median by default.</param>
    /// <param name="method">The definition; the inverse of the cumulative distribution by default.</param>
    /// <returns>The quantile, or <c>null</c> without values.</returns>
    /// <exception cref="ArgumentException">The values are not ascending.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite, or the method is none.</exception>
    public static double? Of(ReadOnlySpan<double> ascending, QuantileLevel level = default, QuantileMethod method = QuantileMethod.InverseCdf)
    {
        var counts = new long[ascending.Length];
        Array.Fill(counts, 1);
        return Of(ascending, counts, level, method);
    }

    /// <summary>The quantile of values that each stand for several.</summary>
    /// <param name="ascending">The values, ascending.</param>
    /// <param name="counts">How often each was seen, 0 or more.</param>
    /// <param name="level">The level; the median by default.</param>
    /// <param name="method">The definition; the inverse of the cumulative distribution by default.</param>
    /// <returns>The quantile, or <c>null</c> when nothing was seen.</returns>
    /// <exception cref="ArgumentException">The values are not ascending, or there is not one count for each.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is NaN or infinite, a count is negative, or the method is none.</exception>
    public static double? Of(ReadOnlySpan<double> ascending, ReadOnlySpan<long> counts, QuantileLevel level = default, QuantileMethod method = QuantileMethod.InverseCdf)
    {
        SampleArguments.SameLength(ascending.Length, counts.Length, nameof(counts));
        long n = 0;
        for (var i = 0; i < ascending.Length; i++)
        {
            SampleArguments.Count(counts[i], nameof(counts));
            if (!double.IsFinite(ascending[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(ascending), ascending[i], $"A value is a finite number, and {DistributionArguments.Text(ascending[i])} is none.");
            }

            if (i > 0 && ascending[i] < ascending[i - 1])
            {
                throw new ArgumentException("The values are not ascending. Sort them first.", nameof(ascending));
            }

            n += counts[i];
        }

        var (whole, part, divisor) = Rank(n, level, method);
        if (n == 0)
        {
            return null;
        }

        var low = AtRank(ascending, counts, Math.Clamp(whole, 1, n));
        return part == 0 ? low : low + ((AtRank(ascending, counts, Math.Clamp(whole + 1, 1, n)) - low) * ((double)part / (double)divisor));
    }

    // The rank from 1 on, as whole + part/divisor, exactly. The formulas are those of Hyndman and Fan, with the level a/b.
    private static (long Whole, Int128 Part, Int128 Divisor) Rank(long n, QuantileLevel level, QuantileMethod method)
    {
        Int128 a = level.Numerator, b = level.Denominator;
        return method switch
        {
            QuantileMethod.InverseCdf => ((long)((a * n + b - 1) / b), 0, 1),
            QuantileMethod.Hazen => Split((2 * a * n) + b, 2 * b),
            QuantileMethod.Weibull => Split(a * (n + (Int128)1), b),
            QuantileMethod.Linear => Split((a * (n - (Int128)1)) + b, b),
            QuantileMethod.MedianUnbiased => Split((a * ((3 * (Int128)n) + 1)) + b, 3 * b),
            _ => throw SampleArguments.UnknownMethod(method),
        };
    }

    private static (long Whole, Int128 Part, Int128 Divisor) Split(Int128 rank, Int128 divisor)
        => ((long)(rank / divisor), rank % divisor, divisor);

    private static double AtRank(ReadOnlySpan<double> ascending, ReadOnlySpan<long> counts, long rank)
    {
        var i = 0;
        for (var below = counts[0]; below < rank; below += counts[i])
        {
            i++;
        }

        return ascending[i];
    }
}
