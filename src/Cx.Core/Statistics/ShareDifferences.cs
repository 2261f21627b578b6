namespace Cx.Core.Statistics;

/// <summary>The comparison of two independent shares.</summary>
/// <remarks>
/// <para>The interval combines Wilson limits: d − sqrt((p1 − l1)² + (u2 − p2)²) … d + sqrt((u1 − p1)² + (p2 − l2)²)
/// (Newcombe, <i>Interval Estimation for the Difference between Independent Proportions</i>, 1998, method 10).</para>
/// <para>The test pools: z = d/sqrt(p(1 − p)(1/n1 + 1/n2)), by default times sqrt((N − 1)/N). Interval and test are two methods and may disagree near the border.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class ShareDifferences
{
    private const string HybridScore = "NewcombeHybridScore";

    /// <summary>Newcombe's hybrid score interval of the difference, first minus second.</summary>
    /// <param name="hits1">The hits of the first sample.</param>
    /// <param name="n1">The size of the first sample, above 0.</param>
    /// <param name="hits2">The hits of the second sample.</param>
    /// <param name="n2">The size of the second sample, above 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits as shares, within −1…1; they contain the observed difference.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or hits are outside 0…n.</exception>
    public static Interval Newcombe(double hits1, double n1, double hits2, double n2, Confidence confidence = default)
    {
        SampleArguments.Hits(hits1, n1);
        SampleArguments.Hits(hits2, n2);
        var z = confidence.Z;
        var p1 = hits1 / n1;
        var p2 = hits2 / n2;
        var (low1, high1) = ShareIntervals.WilsonLimits(hits1, n1, z);
        var (low2, high2) = ShareIntervals.WilsonLimits(hits2, n2, z);
        var low = p1 - p2 - Hypotenuse(p1 - low1, high2 - p2);
        var high = p1 - p2 + Hypotenuse(high1 - p1, p2 - low2);
        return Interval.Of(Math.Max(low, -1), Math.Min(high, 1), confidence, HybridScore);
    }

    /// <summary>Tests the difference, first minus second; its interval is Newcombe's.</summary>
    /// <param name="hits1">The hits of the first sample.</param>
    /// <param name="n1">The size of the first sample, above 0.</param>
    /// <param name="hits2">The hits of the second sample.</param>
    /// <param name="n2">The size of the second sample, above 0.</param>
    /// <param name="method">The test; the N − 1 form by default.</param>
    /// <returns>The difference. When the pooled share is 0 or 1 nothing speaks for a difference: z is 0, p is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, hits are outside 0…n, or the method is unknown.</exception>
    public static DifferenceTest Of(
        double hits1, double n1, double hits2, double n2, ShareTestMethod method = ShareTestMethod.PooledZNMinus1)
    {
        SampleArguments.Hits(hits1, n1);
        SampleArguments.Hits(hits2, n2);
        var estimate = (hits1 / n1) - (hits2 / n2);
        var n = n1 + n2;
        var p = (hits1 + hits2) / n;
        var error = Math.Sqrt(p * (1 - p) * ((1 / n1) + (1 / n2)));
        // sqrt((N-1)/N) as part of the error, so that statistic times error is the difference.
        error = method switch
        {
            ShareTestMethod.PooledZNMinus1 => n > 1 ? error * Math.Sqrt(n / (n - 1)) : 0,
            ShareTestMethod.PooledZ => error,
            _ => throw SampleArguments.UnknownMethod(method),
        };
        var z = error > 0 ? estimate / error : 0;
        var name = method == ShareTestMethod.PooledZ ? nameof(ShareTestMethod.PooledZ) : nameof(ShareTestMethod.PooledZNMinus1);
        return new DifferenceTest(
            estimate, estimate, error, z, null, TwoSided.Normal(z), $"{HybridScore}/{name}", new DifferenceLimits(1, new(hits1, n1, hits2, n2)));
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
