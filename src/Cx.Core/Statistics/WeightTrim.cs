namespace Cx.Core.Statistics;

/// <summary>Caps heavy weights: less variance, bought with some bias that is reported.</summary>
/// <remarks>
/// <para>w' = min(w, cap)·(sum w/sum min(w, cap)) (Potter, <i>A Study of Procedures to Identify and Trim Extreme Sampling Weights</i>, 1990;
/// one pass, no repetition). Thread safety: pure functions.</para>
/// </remarks>
public static class WeightTrim
{
    /// <summary>Caps weights and scales them back to their total.</summary>
    /// <param name="weights">The weights, each above 0.</param>
    /// <param name="cap">The bound, above 0, in the unit of the weights.</param>
    /// <returns>The new weights and the trimmed mass, or <c>null</c> without weights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight or the cap is not positive and finite.</exception>
    public static TrimResult? Of(ReadOnlySpan<double> weights, double cap)
    {
        DistributionArguments.Positive(cap);
        if (weights.IsEmpty)
        {
            return null;
        }

        var result = new double[weights.Length];
        double total = 0, kept = 0, mass = 0;
        long trimmed = 0;
        for (var i = 0; i < result.Length; i++)
        {
            DistributionArguments.Positive(weights[i], nameof(weights));
            total += weights[i];
            result[i] = Math.Min(weights[i], cap);
            kept += result[i];
            mass += weights[i] - result[i];
            trimmed += weights[i] > cap ? 1 : 0;
        }

        for (var i = 0; i < result.Length && trimmed > 0; i++)
        {
            result[i] *= total / kept;
        }

        return new TrimResult(result, trimmed, mass, total);
    }
}
