namespace Cx.Core.Statistics;

/// <summary>The chi-squared distribution.</summary>
/// <remarks>
/// <para>A gamma distribution with half the degrees of freedom as shape and scale 2. Relative error at most 1e-10, in both tails.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class ChiSquared
{
    /// <summary>The probability at or below x.</summary>
    /// <param name="x">A number; below 0 the probability is 0.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, above 0; they need not be whole.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive and finite, or <paramref name="x"/> is NaN.</exception>
    public static double Cdf(double x, double degreesOfFreedom)
    {
        DistributionArguments.Positive(degreesOfFreedom);
        return Gamma.Cdf(x, degreesOfFreedom / 2, 2);
    }

    /// <summary>The probability above x: the p-value of a chi-squared statistic.</summary>
    /// <param name="x">A number; below 0 the probability is 1.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, above 0; they need not be whole.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive and finite, or <paramref name="x"/> is NaN.</exception>
    public static double Survival(double x, double degreesOfFreedom)
    {
        DistributionArguments.Positive(degreesOfFreedom);
        return Gamma.Survival(x, degreesOfFreedom / 2, 2);
    }

    /// <summary>The x with the given probability below it.</summary>
    /// <param name="p">A probability strictly between 0 and 1.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, above 0; they need not be whole.</param>
    /// <returns>The quantile, above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are not positive and finite, or <paramref name="p"/> is not strictly between 0 and 1.</exception>
    public static double Quantile(double p, double degreesOfFreedom)
    {
        DistributionArguments.Positive(degreesOfFreedom);
        return Gamma.Quantile(p, degreesOfFreedom / 2, 2);
    }
}
