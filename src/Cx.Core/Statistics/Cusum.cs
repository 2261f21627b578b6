namespace Cx.Core.Statistics;

/// <summary>A control chart of cumulated sums: it sees a small lasting change soon, and says in which direction.</summary>
/// <remarks>
/// <para>S⁺ = max(0, S⁺ + x − T − k) and S⁻ = max(0, S⁻ + T − k − x), both from 0, in the unit of the data; a signal above h (Page, Continuous Inspection Schemes, 1954; NIST/SEMATECH e-Handbook, 6.3.2.3). The sums go on after a signal.</para>
/// <para>Data in standard deviations from the target take target 0, k = ½ and h = 5. It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable; each run starts anew.</para>
/// </remarks>
/// <example>
/// <code>
/// CusumPoint last = Cusum.Of(target: 0, slack: 0.5, threshold: 5).Run([0.1, 2.0, 2.5, 1.9, 2.2])[^1];
/// bool hasRisen = last.IsHigh;   // true
/// </code>
/// </example>
public sealed class Cusum
{
    private Cusum(double target, double slack, double threshold)
    {
        Target = target;
        Slack = slack;
        Threshold = threshold;
    }

    /// <summary>The target T, in the unit of the data.</summary>
    public double Target { get; }

    /// <summary>The slack k: half of the change that matters, in the unit of the data.</summary>
    public double Slack { get; }

    /// <summary>The threshold h, in the unit of the data.</summary>
    public double Threshold { get; }

    /// <summary>Makes a chart.</summary>
    /// <param name="target">T, in the unit of the data.</param>
    /// <param name="slack">k, 0 or more.</param>
    /// <param name="threshold">h, above 0.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is not finite, the slack is negative, or the threshold is not positive and finite.</exception>
    public static Cusum Of(double target, double slack = 0.5, double threshold = 5)
    {
        ChartArguments.Finite(target, nameof(target));
        ChartArguments.Finite(slack, nameof(slack));
        ArgumentOutOfRangeException.ThrowIfNegative(slack);
        ChartArguments.Positive(threshold, nameof(threshold));
        return new Cusum(target, slack, threshold);
    }

    /// <summary>The sums of a series.</summary>
    /// <param name="values">The values, in order.</param>
    /// <returns>A point for each value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public IReadOnlyList<CusumPoint> Run(ReadOnlySpan<double> values)
    {
        var points = new CusumPoint[values.Length];
        double high = 0, low = 0;
        for (var i = 0; i < points.Length; i++)
        {
            ChartArguments.Finite(values[i], nameof(values));
            high = Math.Max(0, high + (values[i] - Target - Slack));
            low = Math.Max(0, low + (Target - Slack - values[i]));
            points[i] = new CusumPoint(values[i], high, low, Threshold);
        }

        return points;
    }
}
