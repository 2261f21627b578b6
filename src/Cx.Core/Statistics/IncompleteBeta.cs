namespace Cx.Core.Statistics;

/// <summary>The regularised incomplete beta function and its inverse, both tails with all their digits.</summary>
internal static class IncompleteBeta
{
    private const int MaxTerms = 10_000_000;
    private const double LogSmallest = -740;

    /// <summary>
    /// I_x(a, b) below and 1 - I_x(a, b) above. Domain: a, b > 0 and y = 1 - x, both given since one of them may be tiny.
    /// I = x^a y^b/(a B(a,b)) · continued fraction of Abramowitz and Stegun 26.5.8, on the side of the mean where it converges fast.
    /// </summary>
    public static (double Lower, double Upper) Tails(double a, double b, double x, double y)
    {
        if (x <= 0)
        {
            return (0, 1);
        }

        if (y <= 0)
        {
            return (1, 0);
        }

        if (x * (a + b + 2) <= a + 1)
        {
            var lower = Math.Min(1, Front(a, b, x, y) * Fraction(a, b, x) / a);
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, Front(b, a, y, x) * Fraction(b, a, y) / b);
        return (1 - upper, upper);
    }

    /// <summary>x^a y^b / B(a, b), as a binomial probability in Loader's form, so that nothing large cancels.</summary>
    public static double Front(double a, double b, double x, double y)
    {
        var n = a + b;
        var exponent = Elementary.StirlingError(n) - Elementary.StirlingError(a) - Elementary.StirlingError(b)
            - Elementary.Deviance(a, n * x) - Elementary.Deviance(b, n * y) - Elementary.HalfLogTwoPi;
        return Math.Exp(exponent) * Math.Sqrt(a / n) * Math.Sqrt(b);
    }

    /// <summary>The x with I_x(a, b) = p, and its y = 1 - x; q = 1 - p is given since one of them may be tiny.</summary>
    public static (double X, double Y) Inverse(double a, double b, double p, double q)
    {
        var (lower, upper) = Tails(a, b, 0.5, 0.5);
        // Solve for whichever of x and y is below 1/2: that one keeps its digits.
        var below = p <= q ? p <= lower : q >= upper;
        if (below)
        {
            var x = Solve(a, b, p, q);
            return (x, 1 - x);
        }

        var y = Solve(b, a, q, p);
        return (1 - y, y);
    }

    // Newton in s = ln x on ln of the smaller tail: both are nearly straight there.
    private static double Solve(double a, double b, double p, double q)
    {
        var s = MonotoneRoot.Newton(
            s =>
            {
                var x = Math.Exp(s);
                var (lower, upper) = Tails(a, b, x, 1 - x);
                var slope = Front(a, b, x, 1 - x) / (1 - x);
                return p <= q
                    ? (Math.Log(lower / p), slope / lower)
                    : (Math.Log(q / upper), slope / upper);
            },
            LogSmallest,
            Math.Log(0.5) + 1e-9,
            Math.Log(a / (a + b)));
        return Math.Exp(s);
    }

    // Lentz's method. d(2m) = m(b-m)x/((a+2m-1)(a+2m)), d(2m+1) = -(a+m)(a+b+m)x/((a+2m)(a+2m+1)).
    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Guard(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2.0 * m) - 1) * (a + (2.0 * m)));
            d = 1 / Guard(1 + (even * d));
            c = Guard(1 + (even / c));
            h *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + (2.0 * m)) * (a + (2.0 * m) + 1));
            d = 1 / Guard(1 + (odd * d));
            c = Guard(1 + (odd / c));
            var factor = d * c;
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
