namespace Cx.Core.Statistics;

/// <summary>The standard normal distribution.</summary>
/// <remarks>
/// <para>Relative error at most 1e-12, in both tails out to ±37.5; beyond, a <see cref="double"/> runs out of digits.</para>
/// <para>Near the middle the series of Marsaglia (<i>Evaluating the Normal Distribution</i>, 2004), in the tails Laplace's continued fraction.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class Normal
{
    // Below it the subtraction from 1/2 costs at most two digits; above it the fraction needs few terms.
    private const double TailFrom = 2.25;

    private const double SqrtTwoPi = 2.5066282746310005024;

    // Beyond it the smallest double is larger than the tail.
    private const double Underflow = 40;

    /// <summary>The density at z: exp(−z²/2)/sqrt(2π).</summary>
    /// <param name="z">Any number, infinities included.</param>
    /// <returns>The density, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Density(double z)
    {
        DistributionArguments.Number(z);
        var size = Math.Abs(z);
        if (size > Underflow)
        {
            return 0;
        }

        // z²/2 in two parts, the first exact: otherwise its rounding is what is left of the relative error in the tail.
        var head = Math.Floor(size * 16) / 16;
        return Math.Exp(-head * head / 2) * Math.Exp(-(size - head) * (size + head) / 2) / SqrtTwoPi;
    }

    /// <summary>The probability at or below z.</summary>
    /// <param name="z">Any number, infinities included.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Cdf(double z) => Survival(-z);

    /// <summary>The probability above z, with all its digits also where the probability below rounds to 1.</summary>
    /// <param name="z">Any number, infinities included.</param>
    /// <returns>A probability 0…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Survival(double z)
    {
        DistributionArguments.Number(z);
        if (Math.Abs(z) < TailFrom)
        {
            return 0.5 - Central(z);
        }

        var tail = UpperTail(Math.Abs(z));
        return z > 0 ? tail : 1 - tail;
    }

    /// <summary>The z with the given probability below it.</summary>
    /// <param name="p">A probability strictly between 0 and 1.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not strictly between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        DistributionArguments.Probability(p);
        if (p == 0.5)
        {
            return 0;
        }

        // 1 - p is exact from 1/2 on, and so is p - 1/2 from 1/4 to 3/4.
        var tail = p < 0.5 ? p : 1 - p;
        var size = tail < 0.05 ? FromTail(tail) : FromCentre(Math.Abs(p - 0.5));
        return p < 0.5 ? -size : size;
    }

    /// <summary>Phi(z) - 1/2 = phi(z) (z + z³/3 + z⁵/(3·5) + …), all terms of one sign.</summary>
    private static double Central(double z)
    {
        var term = z;
        var sum = z;
        for (var k = 3; ; k += 2)
        {
            term *= z * z / k;
            var next = sum + term;
            if (next == sum)
            {
                return sum * Density(z);
            }

            sum = next;
        }
    }

    /// <summary>Q(z) = phi(z)/(z + 1/(z + 2/(z + 3/(z + …)))), from the inside out. Domain: z of at least 2.</summary>
    private static double UpperTail(double z)
    {
        if (z > Underflow)
        {
            return 0;
        }

        var fraction = z;
        for (var k = 20 + (int)(700 / (z * z)); k > 0; k--)
        {
            fraction = z + (k / fraction);
        }

        return Density(z) / fraction;
    }

    private static double FromTail(double tail)
    {
        // Start: Abramowitz and Stegun 26.2.23 (1964), off by at most 4.5e-4. Each Halley step cubes the error.
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var z = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (var step = 0; step < 3; step++)
        {
            var q = UpperTail(z < 1.5 ? 1.5 : z);
            // Newton on ln Q, which is nearly a parabola; Halley's correction uses (ln Q)'' = -h (h - z), h = phi/Q.
            var hazard = Density(z) / q;
            var error = Math.Log(q / tail) / hazard;
            z += error / (1 + (error * (hazard - z) / 2));
        }

        return z;
    }

    private static double FromCentre(double centre)
    {
        // Halley on Phi(z) - 1/2 - centre, whose second derivative is -z phi. The start is the tangent at 0, bent.
        var z = centre * SqrtTwoPi * (1 + (centre * centre * SqrtTwoPi * SqrtTwoPi / 6));
        for (var step = 0; step < 6; step++)
        {
            var error = (Central(z) - centre) / Density(z);
            z -= error / (1 + (z * error / 2));
        }

        return z;
    }
}
