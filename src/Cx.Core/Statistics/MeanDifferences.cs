namespace Cx.Core.Statistics;

/// <summary>The comparison of two independent means.</summary>
/// <remarks>
/// <para>Welch's t = (m1 − m2)/sqrt(v1/n1 + v2/n2), with (v1/n1 + v2/n2)²/((v1/n1)²/(n1 − 1) + (v2/n2)²/(n2 − 1)) degrees of freedom
/// (Welch, <i>The Generalization of "Student's" Problem</i>, 1947). The variances need not be equal.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class MeanDifferences
{
    /// <summary>Compares the first mean with the second: first minus second.</summary>
    /// <param name="mean1">The mean of the first sample.</param>
    /// <param name="sampleVariance1">Its variance with divisor n − 1, 0 or more.</param>
    /// <param name="n1">Its size, above 0; an effective size need not be whole.</param>
    /// <param name="mean2">The mean of the second sample.</param>
    /// <param name="sampleVariance2">Its variance with divisor n − 1, 0 or more.</param>
    /// <param name="n2">Its size, above 0.</param>
    /// <returns>The difference in the unit of the means, or <c>null</c> when a sample is smaller than 2. Without any variance there is no statistic, and the interval has width 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A mean is not finite, a variance is negative, or a size is not positive.</exception>
    public static DifferenceTest? Welch(
        double mean1, double sampleVariance1, double n1, double mean2, double sampleVariance2, double n2)
    {
        Finite(mean1, nameof(mean1));
        Finite(mean2, nameof(mean2));
        SampleArguments.Count(sampleVariance1);
        SampleArguments.Count(sampleVariance2);
        SampleArguments.Size(n1);
        SampleArguments.Size(n2);
        return n1 < 2 || n2 < 2
            ? null
            : WelchTest(mean1, sampleVariance1, n1, mean2, sampleVariance2, n2, nameof(Welch), double.MaxValue);
    }

    internal static DifferenceTest WelchTest(
        double mean1, double variance1, double n1, double mean2, double variance2, double n2, string method, double bound)
    {
        var part1 = variance1 / n1;
        var part2 = variance2 / n2;
        var square = part1 + part2;
        var error = Math.Sqrt(square);
        var difference = mean1 - mean2;
        double? t = null, df = null;
        if (error > 0)
        {
            t = difference / error;
            // In shares of the squared error, since the squares of tiny variances vanish.
            var share1 = part1 / square;
            var share2 = part2 / square;
            df = 1 / ((share1 * share1 / (n1 - 1)) + (share2 * share2 / (n2 - 1)));
        }

        return new DifferenceTest(
            difference, difference, error, t, df, TwoSided.Student(t, df), method, new DifferenceLimits(bound, null));
    }

    private static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number, and {DistributionArguments.Text(value)} is not.");
        }
    }
}
