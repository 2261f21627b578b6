namespace Cx.Core.Statistics;

/// <summary>How many answers are needed, before anyone is asked.</summary>
/// <remarks>
/// <para>Answers, not invitations: divide by the response rate. Margins and differences are in the unit of the estimate (0.1 is ten points of a net
/// share); variances in that unit squared.</para>
/// <para>One estimate: n = z²·s²/m². A net share with its adjusted Wald interval needs three less, since the method adds three.
/// Two groups: n = 2·s²·(z + z_power)²/d² each. Sources: Rocks 2016; Sauro and Lewis, <i>Quantifying the User Experience</i>, 2016;
/// finite population: Cochran, <i>Sampling Techniques</i>, 1977.</para>
/// <para>Whole results are rounded up and at least 1. Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// long n = SampleSize.ForNet(variance: 0.67, margin: 0.10);   // 255 answers for ±10 points at 95 %
/// </code>
/// </example>
public static class SampleSize
{
    // The answers that the adjusted Wald method adds by itself.
    private const double AddedAnswers = 3;

    // An integer that floating point shows as slightly more is still that integer.
    private const double Slack = 1e-12;

    /// <summary>The n of one estimate from an unlimited population, before any rounding: z²·s²/m².</summary>
    /// <param name="variance">The variance of one answer, 0 or more.</param>
    /// <param name="margin">The wanted half-width of the interval, above 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>n, not rounded: the input of <see cref="FinitePopulation"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The variance is negative, or the margin is not positive.</exception>
    public static double UnlimitedPopulation(double variance, double margin, Confidence confidence = default)
    {
        SampleArguments.Count(variance);
        DistributionArguments.Positive(margin);
        var ratio = confidence.Z / margin;
        return ratio * ratio * variance;
    }

    /// <summary>The n when the population is limited: n0/(1 + (n0 − 1)/N).</summary>
    /// <param name="n0">The n for an unlimited population, above 0.</param>
    /// <param name="population">The size N of the population, 1 or more.</param>
    /// <returns>n, not rounded, never above both <paramref name="n0"/> and N.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n0"/> is not positive, or the population is below 1.</exception>
    public static double FinitePopulation(double n0, double population)
    {
        DistributionArguments.Positive(n0);
        DistributionArguments.Positive(population);
        ArgumentOutOfRangeException.ThrowIfLessThan(population, 1);
        return n0 / (1 + ((n0 - 1) / population));
    }

    /// <summary>The answers needed for a mean: z²·s²/m², rounded up.</summary>
    /// <param name="variance">The variance of one answer, 0 or more, in squared scale units.</param>
    /// <param name="margin">The wanted half-width, above 0, in scale units.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Answers, 1 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The variance is negative, the margin is not positive, or the result is beyond counting.</exception>
    public static long ForMean(double variance, double margin, Confidence confidence = default)
        => RoundUp(UnlimitedPopulation(variance, margin, confidence));

    /// <summary>The answers needed for a share: z²·p(1 − p)/m², rounded up.</summary>
    /// <param name="share">The expected share 0…1; 0.5 is the worst case.</param>
    /// <param name="margin">The wanted half-width as a share, above 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Answers, 1 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0…1, the margin is not positive, or the result is beyond counting.</exception>
    public static long ForShare(double share, double margin, Confidence confidence = default)
    {
        SampleArguments.Share(share);
        return RoundUp(UnlimitedPopulation(share * (1 - share), margin, confidence));
    }

    /// <summary>The answers needed for a net share: z²·s²/m² − 3, rounded up.</summary>
    /// <param name="variance">The variance of −1, 0 and +1, 0…1; 1 is the worst case.</param>
    /// <param name="margin">The wanted half-width as a net share, above 0: 0.1 is ten points.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Answers, 1 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The variance is outside 0…1, the margin is not positive, or the result is beyond counting.</exception>
    public static long ForNet(double variance, double margin, Confidence confidence = default)
    {
        SampleArguments.Share(variance);
        return RoundUp(UnlimitedPopulation(variance, margin, confidence) - AddedAnswers);
    }

    /// <summary>The answers needed in each of two groups to find a difference of net shares: 2·s²·(z + z_power)²/d² − 3, rounded up.</summary>
    /// <param name="variancePerGroup">The variance of −1, 0 and +1 in one group, 0…1.</param>
    /// <param name="difference">The smallest difference worth finding, as a net share above 0: 0.1 is ten points.</param>
    /// <param name="confidence">One minus the error rate of the two-sided test; .95 by default.</param>
    /// <param name="power">How often such a difference is found, at least 0.5 and below 1; 0.8 by default.</param>
    /// <returns>Answers per group, 1 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the result is beyond counting.</exception>
    public static long ForNetDifference(
        double variancePerGroup, double difference, Confidence confidence = default, double power = 0.8)
    {
        SampleArguments.Share(variancePerGroup);
        return RoundUp(TwoGroups(variancePerGroup, difference, confidence, power) - AddedAnswers);
    }

    /// <summary>The answers needed in each of two groups to find a difference of means: 2·s²·(z + z_power)²/d², rounded up.</summary>
    /// <param name="variancePerGroup">The variance of one answer in one group, 0 or more.</param>
    /// <param name="difference">The smallest difference worth finding, above 0, in scale units.</param>
    /// <param name="confidence">One minus the error rate of the two-sided test; .95 by default.</param>
    /// <param name="power">How often such a difference is found, at least 0.5 and below 1; 0.8 by default.</param>
    /// <returns>Answers per group, 1 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the result is beyond counting.</exception>
    public static long ForMeanDifference(
        double variancePerGroup, double difference, Confidence confidence = default, double power = 0.8)
        => RoundUp(TwoGroups(variancePerGroup, difference, confidence, power));

    private static double TwoGroups(double variance, double difference, Confidence confidence, double power)
    {
        SampleArguments.Count(variance);
        DistributionArguments.Positive(difference);
        if (!(power is >= 0.5 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(power), power, $"A power is at least 0.5 and below 1, and {DistributionArguments.Text(power)} is not. Write 0.8 for 80 %.");
        }

        var ratio = (confidence.Z + Normal.Quantile(power)) / difference;
        return 2 * variance * ratio * ratio;
    }

    private static long RoundUp(double n)
    {
        if (n >= long.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(n), n, "No survey has that many answers. Ask for a wider margin or a larger difference.");
        }

        return Math.Max(1, (long)Math.Ceiling(n * (1 - Slack)));
    }
}
