namespace Cx.Core.Statistics;

/// <summary>Weighted mean and its standard error from sums per value: a share is the mean of 0 and 1, a net share that of −1, 0 and +1.</summary>
/// <remarks>
/// <para>m = sum w·x/sum w; SE = sqrt(n/(n − 1)·sum w²(x − m)²)/sum w (linearised, as for sampling with replacement; Särndal, Swensson and
/// Wretman, <i>Model Assisted Survey Sampling</i>, 1992). With equal weights this is the usual standard error with divisor n − 1.</para>
/// <para>Scaling all weights changes neither. Thread safety: pure functions.</para>
/// </remarks>
public static class WeightedEstimates
{
    /// <summary>The weighted mean.</summary>
    /// <param name="values">The distinct values.</param>
    /// <param name="weights">For each value the sum of the weights of those who gave it, 0 or more.</param>
    /// <returns>The mean in the unit of the values, or <c>null</c> without any weight.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sum of weights is negative or not finite.</exception>
    public static double? Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        SampleArguments.SameLength(values.Length, weights.Length, nameof(weights));
        double sum = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            SampleArguments.Count(weights[i], nameof(weights));
            sum += weights[i] * values[i];
            total += weights[i];
        }

        return total > 0 ? sum / total : null;
    }

    /// <summary>The linearised standard error of the weighted mean.</summary>
    /// <param name="values">The distinct values.</param>
    /// <param name="weights">For each value the sum of the weights of those who gave it, 0 or more.</param>
    /// <param name="squaredWeights">For each value the sum of the squared weights of those who gave it, 0 or more.</param>
    /// <param name="n">How many gave a value, unweighted.</param>
    /// <returns>The standard error in the unit of the values, or <c>null</c> without any weight or for fewer than two.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sum or <paramref name="n"/> is negative or not finite.</exception>
    public static double? StandardError(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<double> squaredWeights, double n)
    {
        SampleArguments.SameLength(values.Length, squaredWeights.Length, nameof(squaredWeights));
        SampleArguments.Count(n);
        if (Mean(values, weights) is not { } mean || n < 2)
        {
            return null;
        }

        double squares = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            SampleArguments.Count(squaredWeights[i], nameof(squaredWeights));
            var deviation = values[i] - mean;
            squares += squaredWeights[i] * deviation * deviation;
            total += weights[i];
        }

        return Math.Sqrt(n / (n - 1) * squares) / total;
    }
}
