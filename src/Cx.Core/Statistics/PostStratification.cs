namespace Cx.Core.Statistics;

/// <summary>Weights that give each stratum of a sample its share of the population.</summary>
/// <remarks>
/// <para>w_h = N_h/n_h, N_h in the population and n_h in the sample. Only when the population is known for every stratum; for margins use <see cref="Raking"/>.</para>
/// <para>A stratum of the population without any sample has no weight, and no estimate stands for it: <see cref="EmptyCells"/> names it.
/// Thread safety: pure functions.</para>
/// </remarks>
public static class PostStratification
{
    /// <summary>The weights of the strata.</summary>
    /// <param name="sample">How many of the sample are in each stratum, 0 or more.</param>
    /// <param name="population">How many of the population, or which share of it, is in each stratum, 0 or more.</param>
    /// <returns>One weight per stratum, in the unit of <paramref name="population"/>; 0 for a stratum without population; <c>null</c> when a
    /// stratum has population and no sample.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite.</exception>
    public static double[]? Weights(ReadOnlySpan<double> sample, ReadOnlySpan<double> population)
    {
        if (EmptyCells(sample, population).Length > 0)
        {
            return null;
        }

        var weights = new double[sample.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = population[i] > 0 ? population[i] / sample[i] : 0;
        }

        return weights;
    }

    /// <summary>The strata that have population but no sample.</summary>
    /// <param name="sample">How many of the sample are in each stratum, 0 or more.</param>
    /// <param name="population">How many of the population are in each stratum, 0 or more.</param>
    /// <returns>Their places, counted from 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or not finite.</exception>
    public static int[] EmptyCells(ReadOnlySpan<double> sample, ReadOnlySpan<double> population)
    {
        SampleArguments.SameLength(sample.Length, population.Length, nameof(population));
        var empty = new List<int>();
        for (var i = 0; i < sample.Length; i++)
        {
            SampleArguments.Count(sample[i], nameof(sample));
            SampleArguments.Count(population[i], nameof(population));
            if (sample[i] == 0 && population[i] > 0)
            {
                empty.Add(i);
            }
        }

        return [.. empty];
    }

    /// <summary>The estimate for the population from the estimates of its strata.</summary>
    /// <param name="population">How many of the population, or which share of it, is in each stratum.</param>
    /// <param name="estimates">The estimate of each stratum; ignored where the population is 0.</param>
    /// <param name="variances">The variance of one answer in each stratum, 0 or more; ignored where the population is 0.</param>
    /// <param name="sample">How many answered in each stratum.</param>
    /// <returns>The estimate, or <c>null</c> when a stratum has population and no sample, or when there is no population.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count or variance is negative or not finite.</exception>
    public static StratifiedEstimate? Estimate(
        ReadOnlySpan<double> population, ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, ReadOnlySpan<double> sample)
    {
        SampleArguments.SameLength(population.Length, estimates.Length, nameof(estimates));
        SampleArguments.SameLength(population.Length, variances.Length, nameof(variances));
        if (Weights(sample, population) is not { } weights)
        {
            return null;
        }

        double total = 0, value = 0, squares = 0, squaredWeights = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (population[i] > 0)
            {
                SampleArguments.Count(variances[i], nameof(variances));
                total += population[i];
                value += population[i] * estimates[i];
                squares += population[i] * weights[i] * variances[i];
                squaredWeights += population[i] * weights[i];
            }
        }

        return Kish.EffectiveN(total, squaredWeights) is { } n
            ? new StratifiedEstimate(value / total, Math.Sqrt(squares) / total, n)
            : null;
    }
}
