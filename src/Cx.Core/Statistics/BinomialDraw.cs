namespace Cx.Core.Statistics;

/// <summary>Draws from a binomial distribution in time that does not grow with n.</summary>
internal static class BinomialDraw
{
    // Below this mean counting up from 0 is faster, and the rejection method is not proven.
    private const double CountUpTo = 10;

    public static long Next(SplitMix random, long n, double p)
    {
        if (n == 0 || p <= 0)
        {
            return 0;
        }

        if (p >= 1)
        {
            return n;
        }

        if (p > 0.5)
        {
            return n - Next(random, n, 1 - p);
        }

        return n * p < CountUpTo ? CountUp(random, n, p) : Reject(random, n, p);
    }

    /// <summary>Inversion: P(k+1) = P(k) (n-k)/(k+1) p/(1-p).</summary>
    private static long CountUp(SplitMix random, long n, double p)
    {
        var odds = p / (1 - p);
        var mass = Math.Exp(n * Elementary.LogOnePlus(-p));
        var u = random.Next();
        long k = 0;
        while (u > mass && k < n)
        {
            u -= mass;
            mass *= (n - k) / (double)(k + 1) * odds;
            k++;
        }

        return k;
    }

    /// <summary>Transformed rejection, algorithm BTRS (Hörmann, The Generation of Binomial Random Variates, 1993). Domain: np of at least 10, p up to 1/2.</summary>
    private static long Reject(SplitMix random, long n, double p)
    {
        var spread = Math.Sqrt(n * p * (1 - p));
        var b = 1.15 + (2.53 * spread);
        var a = -0.0873 + (0.0248 * b) + (0.01 * p);
        var c = (n * p) + 0.5;
        var squeeze = 0.92 - (4.2 / b);
        var alpha = (2.83 + (5.1 / b)) * spread;
        var mode = Math.Floor((n + 1) * p);
        var logOdds = Math.Log(p / (1 - p));
        var atMode = Elementary.LogFactorial(mode) + Elementary.LogFactorial(n - mode);
        while (true)
        {
            var u = random.Next() - 0.5;
            var v = random.Next();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + c);
            if (!(k >= 0 && k <= n))
            {
                continue;
            }

            if (us >= 0.07 && v <= squeeze)
            {
                return (long)k;
            }

            var height = Math.Log(v * alpha / ((a / (us * us)) + b));
            if (height <= atMode - Elementary.LogFactorial(k) - Elementary.LogFactorial(n - k) + ((k - mode) * logOdds))
            {
                return (long)k;
            }
        }
    }
}
