namespace Cx.Core.Statistics;

/// <summary>The comparison of two shares of the same subjects, by those who changed.</summary>
/// <remarks>
/// <para>With b and c discordant pairs, z = (b − c)/sqrt(b + c) (McNemar, <i>Note on the Sampling Error of the Difference between
/// Correlated Proportions or Percentages</i>, 1947). Below 25 discordant pairs the exact two-sided binomial test instead.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class McNemar
{
    // From here the normal approximation is the usual one; below it the exact sum is short.
    private const long ExactBelow = 25;

    /// <summary>Tests whether as many changed in one direction as in the other.</summary>
    /// <param name="onlyFirst">How many had the property the first time only.</param>
    /// <param name="onlySecond">How many had it the second time only.</param>
    /// <returns>The test. z is positive when more had it the first time only; an exact test has no statistic. Without discordant pairs p is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static TestResult Of(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var pairs = onlyFirst + onlySecond;
        if (pairs < ExactBelow)
        {
            return new TestResult(null, null, Exact(Math.Min(onlyFirst, onlySecond), pairs), "McNemarExact");
        }

        var z = (onlyFirst - onlySecond) / Math.Sqrt(pairs);
        return new TestResult(z, null, 2 * Normal.Survival(Math.Abs(z)), nameof(McNemar));
    }

    /// <summary>2·P(X ≤ fewer) for X ~ Bin(pairs, 1/2), at most 1. Exact: the coefficients of fewer than 25 are whole numbers.</summary>
    private static double Exact(long fewer, long pairs)
    {
        double coefficient = 1, sum = 0;
        for (long k = 0; k <= fewer; k++)
        {
            sum += coefficient;
            coefficient = coefficient * (pairs - k) / (k + 1);
        }

        return Math.Min(1, 2 * sum / (1L << (int)pairs));
    }
}
