namespace Cx.Core.Statistics;

/// <summary>What unequal weights cost: the effective sample size and the design effect.</summary>
/// <remarks>
/// <para>n_eff = (sum w)²/sum w², deff = n/n_eff (Kish, <i>Survey Sampling</i>, 1965). 1 ≤ n_eff ≤ n; equal weights give n.
/// Scaling all weights changes nothing. The weights are taken as unrelated to the answers.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class Kish
{
    /// <summary>The effective sample size of given weights.</summary>
    /// <param name="weights">The weights, each above 0.</param>
    /// <returns>n_eff, 1…n, or <c>null</c> without weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive and finite.</exception>
    public static double? EffectiveN(ReadOnlySpan<double> weights)
    {
        var (sum, squares) = Sums(weights);
        return EffectiveN(sum, squares) is { } n ? Math.Clamp(n, 1, weights.Length) : null;
    }

    /// <summary>The effective sample size of two sums.</summary>
    /// <param name="sumOfWeights">The sum of the weights, 0 or more.</param>
    /// <param name="sumOfSquaredWeights">The sum of the squared weights, 0 or more.</param>
    /// <returns>n_eff, or <c>null</c> when a sum is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A sum is negative or not finite.</exception>
    public static double? EffectiveN(double sumOfWeights, double sumOfSquaredWeights)
    {
        SampleArguments.Count(sumOfWeights);
        SampleArguments.Count(sumOfSquaredWeights);
        return sumOfWeights > 0 && sumOfSquaredWeights > 0 ? sumOfWeights * (sumOfWeights / sumOfSquaredWeights) : null;
    }

    /// <summary>The design effect of given weights.</summary>
    /// <param name="weights">The weights, each above 0.</param>
    /// <returns>n/n_eff, 1 or more, or <c>null</c> without weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive and finite.</exception>
    public static double? DesignEffect(ReadOnlySpan<double> weights) => weights.Length / EffectiveN(weights);

    /// <summary>The design effect of two sums.</summary>
    /// <param name="n">How many weights were summed, 0 or more.</param>
    /// <param name="sumOfWeights">The sum of the weights, 0 or more.</param>
    /// <param name="sumOfSquaredWeights">The sum of the squared weights, 0 or more.</param>
    /// <returns>n/n_eff, or <c>null</c> when a sum is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or not finite.</exception>
    public static double? DesignEffect(double n, double sumOfWeights, double sumOfSquaredWeights)
    {
        SampleArguments.Count(n);
        return n / EffectiveN(sumOfWeights, sumOfSquaredWeights);
    }

    private static (double Sum, double Squares) Sums(ReadOnlySpan<double> weights)
    {
        double sum = 0, squares = 0;
        foreach (var weight in weights)
        {
            DistributionArguments.Positive(weight);
            sum += weight;
            squares += weight * weight;
        }

        return (sum, squares);
    }
}
