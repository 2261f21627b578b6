namespace Cx.Core.Statistics;

/// <summary>The score interval of a net share (Rocks 2016, after Tango 1998).</summary>
internal static class NetScoreInterval
{
    /// <summary>Both roots t of |F - U - n t| = z sqrt(n (2q + t(1 - t))), q the likeliest unfavourable share when the net share is t.</summary>
    public static (double Low, double High) Limits(double unfavourable, double neutral, double favourable, double z)
        => (Lower(unfavourable, neutral, favourable, z), -Lower(favourable, neutral, unfavourable, z));

    private static double Lower(double unfavourable, double neutral, double favourable, double z)
    {
        var n = unfavourable + neutral + favourable;
        var net = (favourable - unfavourable) / n;
        if (net <= -1)
        {
            return -1;
        }

        // From the left the distance exceeds the allowed one until the root. With one class the allowed distance is 0 at the net share itself,
        // yet not beside it, so only the left end of the final bracket is safe to ask about.
        return MonotoneRoot.Bisect(
            t => favourable - unfavourable - (n * t) <= z * Math.Sqrt(n * Variance(unfavourable, favourable, n, t)), -1, net);
    }

    /// <summary>2q + t(1 - t) with q = (sqrt(B² - 4AC) - B)/(2A), A = 2n, B = -U - F + (2n - F + U)t, C = -U t(1 - t).</summary>
    private static double Variance(double unfavourable, double favourable, double n, double t)
    {
        var b = -unfavourable - favourable + (((2 * n) - favourable + unfavourable) * t);
        var c = -unfavourable * t * (1 - t);
        var root = Math.Sqrt(Math.Max(0, (b * b) - (8 * n * c)));
        // Of the two forms of the same root, the one that adds: the other cancels.
        var q = b <= 0 ? (root - b) / (4 * n) : -2 * c / (root + b);
        return Math.Max(0, (2 * q) + (t * (1 - t)));
    }
}
