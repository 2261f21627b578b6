namespace Cx.Core.Statistics;

/// <summary>How far two measures go together.</summary>
/// <remarks>
/// <para>Correlations lie within −1…1, without a unit. Without variance in one of the two there is none: <c>null</c>. Association, not cause.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// double? r = Correlation.Pearson([1, 2, 3, 4], [2, 1, 4, 3]);   // 0.6
/// </code>
/// </example>
public static class Correlation
{
    /// <summary>Pearson's product-moment correlation: how near the pairs are to a straight line.</summary>
    /// <param name="x">One measure.</param>
    /// <param name="y">The other, of the same cases in the same order.</param>
    /// <returns>r, −1…1; <c>null</c> for fewer than two cases or without variance.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not finite.</exception>
    public static double? Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        SampleArguments.SameLength(x.Length, y.Length, nameof(y));
        CheckFinite(x, nameof(x));
        CheckFinite(y, nameof(y));
        double[] a = Centred(x, out _), b = Centred(y, out _);
        double aa = 0, bb = 0, ab = 0;
        for (var i = 0; i < a.Length; i++)
        {
            aa += a[i] * a[i];
            bb += b[i] * b[i];
            ab += a[i] * b[i];
        }

        return aa > 0 && bb > 0 ? Math.Clamp(ab / Math.Sqrt(aa) / Math.Sqrt(bb), -1, 1) + 0.0 : null;
    }

    /// <summary>Spearman's rank correlation: Pearson's of the ranks, ties sharing the mean of theirs (<i>The Proof and Measurement of Association between Two Things</i>, 1904).</summary>
    /// <param name="x">One measure.</param>
    /// <param name="y">The other, of the same cases in the same order.</param>
    /// <returns>rho, −1…1; <c>null</c> for fewer than two cases or without variance.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a number is not finite.</exception>
    public static double? Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        SampleArguments.SameLength(x.Length, y.Length, nameof(y));
        CheckFinite(x, nameof(x));
        CheckFinite(y, nameof(y));
        return Pearson(MidRanks.Of(x), MidRanks.Of(y));
    }

    /// <summary>The confidence interval of Pearson's r by Fisher's z: tanh(atanh r ± z/sqrt(n − 3)) (<i>On the "Probable Error" of a Coefficient of Correlation</i>, 1921).</summary>
    /// <param name="r">The correlation, −1…1.</param>
    /// <param name="n">How many cases it is of.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits within −1…1; <c>null</c> for n ≤ 3 and for |r| = 1, which say nothing about the error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="r"/> is not within −1…1, or <paramref name="n"/> is negative.</exception>
    public static Interval? Interval(double r, long n, Confidence confidence = default)
    {
        if (!(r is >= -1 and <= 1)) throw new ArgumentOutOfRangeException(nameof(r), r, $"A correlation lies within -1…1, and {DistributionArguments.Text(r)} does not.");
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (n <= 3 || r is -1 or 1) return null;
        var half = confidence.Z / Math.Sqrt(n - 3.0);
        return Statistics.Interval.Of(Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half), confidence, "FisherZ");
    }

    /// <summary>The values minus their mean. Everything is relative to the first value, so what never varies becomes exactly 0.</summary>
    internal static double[] Centred(ReadOnlySpan<double> values, out double mean)
    {
        var centred = new double[values.Length];
        double shift = 0;
        for (var i = 0; i < values.Length; i++) shift += (values[i] - values[0]) / values.Length;
        for (var i = 0; i < values.Length; i++) centred[i] = values[i] - values[0] - shift;
        mean = values.IsEmpty ? 0 : values[0] + shift;
        return centred;
    }

    internal static void CheckFinite(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException($"Every value is a finite number, and {DistributionArguments.Text(value)} is not. Leave incomplete cases out.", name);
        }
    }
}
