namespace Cx.Core.Statistics;

/// <summary>The gamma distribution with a shape and a scale; its mean is shape times scale.</summary>
/// <remarks>
/// <para>Relative error at most 1e-10, in both tails; checked for shapes from 0.25 to 500 000.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class Gamma
{
    private const double LogSmallest = -740;
    private const double LogLargest = 709;

    /// <summary>The probability at or below x.</summary>
    /// <param name="x">A number; below 0 the probability is 0.</param>
    /// <param name="shape">The shape, above 0.</param>
    /// <param name="scale">The scale, above 0, in the unit of <paramref name="x"/>.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Shape or scale is not positive and finite, or <paramref name="x"/> is NaN.</exception>
    public static double Cdf(double x, double shape, double scale = 1) => Tails(x, shape, scale).Lower;

    /// <summary>The probability above x, with all its digits also where the probability below rounds to 1.</summary>
    /// <param name="x">A number; below 0 the probability is 1.</param>
    /// <param name="shape">The shape, above 0.</param>
    /// <param name="scale">The scale, above 0, in the unit of <paramref name="x"/>.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Shape or scale is not positive and finite, or <paramref name="x"/> is NaN.</exception>
    public static double Survival(double x, double shape, double scale = 1) => Tails(x, shape, scale).Upper;

    /// <summary>The x with the given probability below it.</summary>
    /// <param name="p">A probability strictly between 0 and 1.</param>
    /// <param name="shape">The shape, above 0.</param>
    /// <param name="scale">The scale, above 0.</param>
    /// <returns>The quantile, in the unit of <paramref name="scale"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Shape or scale is not positive and finite, or <paramref name="p"/> is not strictly between 0 and 1.</exception>
    public static double Quantile(double p, double shape, double scale = 1)
    {
        DistributionArguments.Probability(p);
        DistributionArguments.Positive(shape);
        DistributionArguments.Positive(scale);
        var q = 1 - p;
        // Newton in s = ln x on ln of the smaller tail: both are nearly straight there.
        var s = MonotoneRoot.Newton(
            s =>
            {
                var x = Math.Exp(s);
                var (lower, upper) = IncompleteGamma.Tails(shape, x);
                var slope = IncompleteGamma.Front(shape, x) * shape;
                return p <= q ? (Math.Log(lower / p), slope / lower) : (Math.Log(q / upper), slope / upper);
            },
            LogSmallest,
            LogLargest,
            Start(p, shape));
        return Math.Exp(s) * scale;
    }

    // Wilson and Hilferty 1931: the cube root of a gamma variable is nearly normal. Without a sense far down, where x^a p rules.
    private static double Start(double p, double shape)
    {
        var root = 1 - (1 / (9 * shape)) + (Normal.Quantile(p) / (3 * Math.Sqrt(shape)));
        return root > 0.1
            ? Math.Log(shape) + (3 * Math.Log(root))
            : (Math.Log(p) + Elementary.StirlingError(shape) + Elementary.HalfLogTwoPi + ((shape + 0.5) * Math.Log(shape)) - shape) / shape;
    }

    private static (double Lower, double Upper) Tails(double x, double shape, double scale)
    {
        DistributionArguments.Number(x);
        DistributionArguments.Positive(shape);
        DistributionArguments.Positive(scale);
        return IncompleteGamma.Tails(shape, Math.Max(0, x) / scale);
    }
}
