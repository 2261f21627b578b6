namespace Cx.Core.Statistics;

/// <summary>The percentile bootstrap of a net share.</summary>
internal static class NetBootstrap
{
    public static (double Low, double High) Limits(
        long unfavourable, long neutral, long favourable, int seed, double alpha, int replicates)
    {
        var n = unfavourable + neutral + favourable;
        var random = new SplitMix(seed);
        var nets = new double[replicates];
        var others = unfavourable + neutral;
        for (var i = 0; i < replicates; i++)
        {
            // A multinomial as two binomials: the favourable among all, then the unfavourable among the others.
            var f = BinomialDraw.Next(random, n, (double)favourable / n);
            var u = others == 0 ? 0 : BinomialDraw.Next(random, n - f, (double)unfavourable / others);
            nets[i] = (double)(f - u) / n;
        }

        Array.Sort(nets);
        return (Order(nets, alpha / 2), Order(nets, 1 - (alpha / 2)));
    }

    // The inverse of the empirical distribution: the smallest value with at least p of all at or below it.
    private static double Order(double[] sorted, double p)
        => sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Length) - 1, 0, sorted.Length - 1)];
}
