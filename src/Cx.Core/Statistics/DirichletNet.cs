namespace Cx.Core.Statistics;

/// <summary>Quantiles of f - u when (u, m, f) follows a Dirichlet distribution, by integration.</summary>
internal static class DirichletNet
{
    // What is left outside the range of integration on each side.
    private const double Outside = 1e-13;

    // Tanh-sinh: the step and the reach at which the weights fall below 1e-15.
    private const double Step = 1.0 / 16;
    private const int Reach = 54;

    private static readonly (double Near, double Weight)[] Nodes = MakeNodes();

    /// <summary>The equal-tailed limits of f - u under Dirichlet(u, m, f).</summary>
    public static (double Low, double High) Limits(double u, double m, double f, double alpha)
        => (-UpperQuantile(f, m, u, alpha / 2), UpperQuantile(u, m, f, alpha / 2));

    private static double UpperQuantile(double u, double m, double f, double tail)
    {
        // Secant on a bracket (Illinois), in net shares: 1e-10 is a hundred-millionth of a point.
        var (low, high, atLow, atHigh) = Bracket(u, m, f, tail);
        for (var round = 0; round < 200 && high - low > 1e-10; round++)
        {
            var x = low + ((high - low) * atLow / (atLow - atHigh));
            var value = Above(u, m, f, x) - tail;
            if (value == 0)
            {
                return x;
            }

            if (value > 0)
            {
                if (x - low < 1e-11) { return x; }

                (low, atLow) = (x, value);
                atHigh /= 2;
            }
            else
            {
                if (high - x < 1e-11) { return x; }

                (high, atHigh) = (x, value);
                atLow /= 2;
            }
        }

        return low + ((high - low) / 2);
    }

    // Half a standard deviation round the normal approximation, which nearly always holds the quantile; else everything.
    private static (double Low, double High, double AtLow, double AtHigh) Bracket(double u, double m, double f, double tail)
    {
        var net = NetVariance.Of(u, m, f);
        var deviation = Math.Sqrt(net.Variance / (net.N + 1));
        var guess = net.Net - (Normal.Quantile(tail) * deviation);
        double low = Math.Clamp(guess - (deviation / 2), -1, 1), high = Math.Clamp(guess + (deviation / 2), -1, 1);
        double atLow = Above(u, m, f, low) - tail, atHigh = Above(u, m, f, high) - tail;
        return atLow > 0 && atHigh < 0 ? (low, high, atLow, atHigh) : (-1, 1, 1 - tail, -tail);
    }

    /// <summary>P(f - u > c).</summary>
    private static double Above(double u, double m, double f, double c)
        => c >= 0 ? AbovePositive(u, m, f, c) : 1 - AbovePositive(f, m, u, -c);

    // s = u + f ~ Beta(u + f, m) and w = f/s ~ Beta(f, u) are independent, and f - u = s(2w - 1).
    // P(f - u > c) = integral over s > c of density(s) P(w > (1 + c/s)/2).
    private static double AbovePositive(double u, double m, double f, double c)
    {
        var a = u + f;
        var from = Math.Max(c, IncompleteBeta.Inverse(a, m, Outside, 1 - Outside).X);
        var end = IncompleteBeta.Inverse(a, m, 1 - Outside, Outside);
        if (from >= end.X)
        {
            return 0;
        }

        var width = end.X - from;
        var sum = 0.0;
        foreach (var (near, weight) in Nodes)
        {
            sum += weight * (At(from + (width * near), end.Y + (width * (1 - near))) + At(from + (width * (1 - near)), end.Y + (width * near)));
        }

        return Math.Clamp(sum * width, 0, 1);

        double At(double s, double oneMinusS)
        {
            var half = c / s / 2;
            return s <= 0 || oneMinusS <= 0 || half >= 0.5
                ? 0
                : IncompleteBeta.Front(a, m, s, oneMinusS) / (s * oneMinusS) * IncompleteBeta.Tails(f, u, 0.5 + half, 0.5 - half).Upper;
        }
    }

    // x = (1 + tanh((pi/2) sinh t))/2; Near is its distance from the closer end, the weight is dx.
    private static (double Near, double Weight)[] MakeNodes()
    {
        var nodes = new (double, double)[Reach + 1];
        for (var k = 0; k <= Reach; k++)
        {
            var t = k * Step;
            var e = Math.Exp(-Math.PI * Math.Sinh(t));
            var near = e / (1 + e);
            var weight = Step * Math.PI * Math.Cosh(t) * near / (1 + e);
            nodes[k] = (near, k == 0 ? weight / 2 : weight);
        }

        return nodes;
    }
}
