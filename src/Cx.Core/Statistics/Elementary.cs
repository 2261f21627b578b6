namespace Cx.Core.Statistics;

/// <summary>What the distributions share: logarithms near 1, Stirling's error and the deviance.</summary>
internal static class Elementary
{
    public const double HalfLogTwoPi = 0.91893853320467274178;

    // From here the first omitted term of the series, about 0.0036/n^15, is below 1e-18.
    private const double StirlingFrom = 16;

    /// <summary>ln(1 + x) without losing the digits of a small x. Domain: x > -1.</summary>
    /// <remarks>The rounding of u = 1 + x cancels in ln(u)·x/(u - 1) (Kahan). double.LogP1 forms 1 + x and loses them.</remarks>
    public static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>
    /// delta(n) = ln Gamma(n+1) - (n + 1/2) ln n + n - ln sqrt(2 pi). Domain: n > 0.
    /// Stirling's series from 16; below it delta(n) = delta(n+1) + (n + 1/2) ln(1 + 1/n) - 1
    /// (Loader, Fast and Accurate Computation of Binomial Probabilities, 2000).
    /// </summary>
    public static double StirlingError(double n)
    {
        var carried = 0.0;
        while (n < StirlingFrom)
        {
            carried += ((n + 0.5) * LogOnePlus(1 / n)) - 1;
            n += 1;
        }

        var r = 1 / (n * n);
        var series = (1.0 / 12) - (r * ((1.0 / 360) - (r * ((1.0 / 1260) - (r * ((1.0 / 1680)
            - (r * ((1.0 / 1188) - (r * ((691.0 / 360360) - (r / 156)))))))))));
        return carried + (series / n);
    }

    /// <summary>
    /// D(x, m) = x ln(x/m) + m - x, the deviance of x from m. Domain: x > 0, m > 0.
    /// Near x = m by the series of ln((1+v)/(1-v)) in v = (x-m)/(x+m) (Loader 2000).
    /// </summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 3; ; j += 2)
        {
            term *= v * v;
            var next = sum + (term / j);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    /// <summary>ln n! for a whole n of 0 or more.</summary>
    public static double LogFactorial(double n)
        => n == 0 ? 0 : ((n + 0.5) * Math.Log(n)) - n + HalfLogTwoPi + StirlingError(n);
}
