namespace Cx.Core.Statistics;

/// <summary>The regularised incomplete gamma function, both tails with all their digits.</summary>
internal static class IncompleteGamma
{
    private const int MaxTerms = 10_000_000;

    /// <summary>
    /// Lower P(a, x) and upper Q(a, x) = 1 - P. Domain: a > 0, x >= 0.
    /// Below x = a + 1 the series P = x^a e^-x/Gamma(a+1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …),
    /// from there Legendre's continued fraction for Q (Abramowitz and Stegun 6.5.29, 6.5.31).
    /// </summary>
    public static (double Lower, double Upper) Tails(double a, double x)
    {
        if (x == 0)
        {
            return (0, 1);
        }

        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }

        if (x < a + 1)
        {
            var lower = Math.Min(1, Front(a, x) * Series(a, x));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, Front(a, x) * a * Fraction(a, x));
        return (1 - upper, upper);
    }

    /// <summary>x^a e^-x / Gamma(a+1), through Stirling's error and the deviance, so that nothing large cancels.</summary>
    public static double Front(double a, double x)
        => Math.Exp(-Elementary.StirlingError(a) - Elementary.Deviance(a, x) - Elementary.HalfLogTwoPi) / Math.Sqrt(a);

    private static double Series(double a, double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; k < MaxTerms; k++)
        {
            term *= x / (a + k);
            sum += term;
            if (term < sum * 1e-17)
            {
                break;
            }
        }

        return sum;
    }

    // Gamma(a, x) e^x x^-a = 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - …))), by Lentz's method.
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = double.MaxValue;
        var d = 1 / b;
        var h = d;
        for (var k = 1; k < MaxTerms; k++)
        {
            var numerator = k * (a - k);
            b += 2;
            d = 1 / Guard(b + (numerator * d));
            c = Guard(b + (numerator / c));
            var factor = c * d;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return h;
    }

    private static double Guard(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
