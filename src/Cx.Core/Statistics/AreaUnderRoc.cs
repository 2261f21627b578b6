using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>How well a number tells two groups apart: the probability that one of the first group has the higher number than one of the second, ties counted half.</summary>
/// <remarks>
/// <para>A probability 0…1: 1 tells them apart without an error, 0.5 not at all, below 0.5 the number points the other way. It is the area under the receiver operating characteristic and Mann and Whitney's U/(m·n).</para>
/// <para>Standard error: DeLong, DeLong and Clarke-Pearson, <i>Comparing the Areas under Two or More Correlated Receiver Operating Characteristic Curves</i>, 1988. It says nothing about whether a number read as a probability is right: for that see <see cref="BrierScore"/>.</para>
/// <para>Without a case in each group the factory gives <c>null</c>. Equal when all its numbers are. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var area = AreaUnderRoc.Of([0.9, 0.8, 0.35], [0.6, 0.3, 0.2]);
/// double? value = area?.Value;   // 8 of 9 pairs are in order: 0.888…
/// </code>
/// </example>
public sealed record AreaUnderRoc
{
    private AreaUnderRoc(double value, long positives, long negatives, double? standardError)
    {
        Value = value;
        Positives = positives;
        Negatives = negatives;
        StandardError = standardError;
    }

    /// <summary>P(higher in the first group) + ½P(tie), a probability 0…1.</summary>
    public double Value { get; }

    /// <summary>Cases of the first group.</summary>
    public long Positives { get; }

    /// <summary>Cases of the second group.</summary>
    public long Negatives { get; }

    /// <summary>The standard error, as a probability; <c>null</c> when a group has one case only.</summary>
    public double? StandardError { get; }

    /// <summary>Compares two groups.</summary>
    /// <param name="positives">The numbers of the group that should have the higher ones.</param>
    /// <param name="negatives">The numbers of the other group.</param>
    /// <returns>The area, or <c>null</c> when a group is empty.</returns>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static AreaUnderRoc? Of(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives)
    {
        Correlation.CheckFinite(positives, nameof(positives));
        Correlation.CheckFinite(negatives, nameof(negatives));
        if (positives.IsEmpty || negatives.IsEmpty) return null;
        int m = positives.Length, n = negatives.Length;
        // The place of a case among the others of all minus its place among its own is how many of the other group lie below it.
        var ranks = MidRanks.Of([.. positives, .. negatives]);
        double[] own = MidRanks.Of(positives), other = MidRanks.Of(negatives);
        var above = new double[m];
        for (var i = 0; i < m; i++) above[i] = (ranks[i] - own[i]) / n;
        var below = new double[n];
        for (var j = 0; j < n; j++) below[j] = 1 - ((ranks[m + j] - other[j]) / m);
        double value = 0;
        foreach (var part in above) value += part / m;
        double? error = m < 2 || n < 2 ? null : Math.Sqrt((VarianceAround(above, value) / m) + (VarianceAround(below, value) / n));
        return new AreaUnderRoc(Math.Clamp(value, 0, 1), m, n, error);
    }

    /// <summary>The confidence interval, on the scale of log odds so that it stays within 0…1.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits as probabilities; <c>null</c> without a standard error, and at 0 and 1, where it is 0 and says nothing.</returns>
    public Interval? Interval(Confidence confidence = default)
    {
        if (StandardError is not { } error || Value is 0 or 1) return null;
        var odds = Math.Log(Value / (1 - Value));
        var half = confidence.Z * error / (Value * (1 - Value));
        return Statistics.Interval.Of(Logistic(odds - half), Logistic(odds + half), confidence, "DeLongLogit");
    }

    /// <summary>The area and the sizes of the groups as invariant text.</summary>
    /// <returns>Text such as <c>AUC 0.888889 (3 against 3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"AUC {Value:G6} ({Positives} against {Negatives})");

    private static double VarianceAround(double[] values, double mean)
    {
        double sum = 0;
        foreach (var value in values) sum += (value - mean) * (value - mean);
        return sum / (values.Length - 1);
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
