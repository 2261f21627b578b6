namespace Cx.Core.Statistics;

/// <summary>Adjusted p-values for many tests at once: compare each with the same alpha as a single one.</summary>
/// <remarks>
/// <para>With the p-values sorted and m of them: Bonferroni min(1, m·p); Holm the running maximum of (m − i + 1)·p(i)
/// (<i>A Simple Sequentially Rejective Multiple Test Procedure</i>, 1979); Benjamini–Hochberg the running minimum from the top of
/// m·p(i)/i (<i>Controlling the False Discovery Rate</i>, 1995).</para>
/// <para>Raw ≤ Benjamini–Hochberg ≤ Holm ≤ Bonferroni ≤ 1. The order of the p-values is kept. Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// double[] adjusted = MultipleComparisons.Adjust([0.01, 0.04, 0.03]);   // 0.03, 0.06, 0.06
/// </code>
/// </example>
public static class MultipleComparisons
{
    /// <summary>Adjusts p-values, some of which may be missing.</summary>
    /// <param name="pValues">P-values 0…1; <c>null</c> where a test gave none.</param>
    /// <param name="correction">The correction; Holm by default.</param>
    /// <returns>Adjusted p-values in the order of the input. A <c>null</c> stays <c>null</c> and does not count as a test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0…1, or the correction is unknown.</exception>
    public static double?[] Adjust(ReadOnlySpan<double?> pValues, Correction correction = Correction.Holm)
    {
        var places = new List<int>(pValues.Length);
        var present = new List<double>(pValues.Length);
        for (var i = 0; i < pValues.Length; i++)
        {
            if (pValues[i] is { } p)
            {
                places.Add(i);
                present.Add(p);
            }
        }

        var adjusted = Adjust(present.ToArray(), correction);
        var result = new double?[pValues.Length];
        for (var i = 0; i < adjusted.Length; i++)
        {
            result[places[i]] = adjusted[i];
        }

        return result;
    }

    /// <summary>Adjusts p-values.</summary>
    /// <param name="pValues">P-values 0…1.</param>
    /// <param name="correction">The correction; Holm by default.</param>
    /// <returns>Adjusted p-values in the order of the input; empty for none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0…1, or the correction is unknown.</exception>
    public static double[] Adjust(ReadOnlySpan<double> pValues, Correction correction = Correction.Holm)
    {
        foreach (var p in pValues)
        {
            if (!(p is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(pValues), p, $"A p-value lies within 0…1, and {DistributionArguments.Text(p)} does not.");
            }
        }

        var sorted = pValues.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        switch (correction)
        {
            case Correction.Holm:
                Holm(sorted);
                break;
            case Correction.BenjaminiHochberg:
                BenjaminiHochberg(sorted);
                break;
            case Correction.Bonferroni:
                Bonferroni(sorted);
                break;
            default:
                throw SampleArguments.UnknownMethod(correction);
        }

        var result = new double[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            result[order[i]] = sorted[i];
        }

        return result;
    }

    private static void Holm(double[] p)
    {
        var highest = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            highest = Math.Max(highest, Math.Min(1, (p.Length - i) * p[i]));
            p[i] = highest;
        }
    }

    private static void BenjaminiHochberg(double[] p)
    {
        var lowest = 1.0;
        for (var i = p.Length - 1; i >= 0; i--)
        {
            // The quotient first: m/m is 1 without rounding, so the largest p-value stays as it is.
            lowest = Math.Min(lowest, p[i] * ((double)p.Length / (i + 1)));
            p[i] = lowest;
        }
    }

    private static void Bonferroni(double[] p)
    {
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = Math.Min(1, p.Length * p[i]);
        }
    }
}
