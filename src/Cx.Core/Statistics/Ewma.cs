namespace Cx.Core.Statistics;

/// <summary>A control chart of an exponentially weighted moving average: it sees a small lasting change that no single point shows.</summary>
/// <remarks>
/// <para>z = λ·x + (1 − λ)·z from z₀ = target, in the unit of the data; limits target ± L·√v with v = λ²σ² + (1 − λ)²v from v₀ = 0, which are narrower at the start and fit points of unequal n (Roberts 1959; NIST/SEMATECH e-Handbook, 6.3.2.4).</para>
/// <para>λ = 1 is the raw series. It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable; each run starts anew.</para>
/// </remarks>
/// <example>
/// <code>
/// var chart = Ewma.Of(target: 50, weight: 0.3, width: 3);
/// IReadOnlyList&lt;ChartPoint&gt; points = chart.Run([52.0, 47.0, 53.0], sigma: 2.05);
/// </code>
/// </example>
public sealed class Ewma
{
    private Ewma(double target, double weight, double width)
    {
        Target = target;
        Weight = weight;
        Width = width;
    }

    /// <summary>The target, in the unit of the data, which is also where the average starts.</summary>
    public double Target { get; }

    /// <summary>The weight λ of the newest value, a share above 0, up to 1.</summary>
    public double Weight { get; }

    /// <summary>The width L of the limits, in standard deviations of the average.</summary>
    public double Width { get; }

    /// <summary>Makes a chart.</summary>
    /// <param name="target">The target, in the unit of the data.</param>
    /// <param name="weight">λ, above 0, up to 1: 0.2 or 0.3 are usual.</param>
    /// <param name="width">L, above 0: 3 is usual.</param>
    /// <returns>The chart.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is not finite, λ is outside 0…1, or L is not positive and finite.</exception>
    public static Ewma Of(double target, double weight = 0.2, double width = 3)
    {
        ChartArguments.Finite(target, nameof(target));
        if (!(weight > 0 && weight <= 1)) throw new ArgumentOutOfRangeException(nameof(weight), weight, "The weight of the newest value is above 0 and at most 1; 0.2 is usual.");
        ChartArguments.Positive(width, nameof(width));
        return new Ewma(target, weight, width);
    }

    /// <summary>The limits that a long series of points of one standard deviation comes to: target ± L·σ·√(λ/(2 − λ)).</summary>
    /// <param name="sigma">The standard deviation of a point, in the unit of the data.</param>
    /// <returns>The lower and the upper limit, in the unit of the data.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is not positive and finite.</exception>
    public (double Low, double High) LimitsOf(double sigma)
    {
        ChartArguments.Positive(sigma, nameof(sigma));
        var half = Width * sigma * Math.Sqrt(Weight / (2 - Weight));
        return (Target - half, Target + half);
    }

    /// <summary>The averages of a series of points of one standard deviation.</summary>
    /// <param name="values">The values, in order.</param>
    /// <param name="sigma">The standard deviation of each.</param>
    /// <returns>A point for each value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the standard deviation is not positive and finite.</exception>
    public IReadOnlyList<ChartPoint> Run(ReadOnlySpan<double> values, double sigma)
    {
        var sigmas = new double[values.Length];
        Array.Fill(sigmas, sigma);
        return Run(values, sigmas);
    }

    /// <summary>The averages of a series of points of unequal standard deviations.</summary>
    /// <param name="values">The values, in order.</param>
    /// <param name="sigmas">The standard deviation of each.</param>
    /// <returns>A point for each value.</returns>
    /// <exception cref="ArgumentException">There is not one standard deviation for each value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or a standard deviation is not positive and finite.</exception>
    public IReadOnlyList<ChartPoint> Run(ReadOnlySpan<double> values, ReadOnlySpan<double> sigmas)
    {
        SampleArguments.SameLength(values.Length, sigmas.Length, nameof(sigmas));
        var points = new ChartPoint[values.Length];
        double z = Target, variance = 0;
        var rest = 1 - Weight;
        for (var i = 0; i < points.Length; i++)
        {
            ChartArguments.Finite(values[i], nameof(values));
            ChartArguments.Positive(sigmas[i], nameof(sigmas));
            z = (Weight * values[i]) + (rest * z);
            variance = (Weight * Weight * sigmas[i] * sigmas[i]) + (rest * rest * variance);
            var deviation = Math.Sqrt(variance);
            points[i] = new ChartPoint(z, Target, deviation, Target - (Width * deviation), Target + (Width * deviation));
        }

        return points;
    }
}
