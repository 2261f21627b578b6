using System.Runtime.InteropServices;

namespace Cx.Core.Statistics;

/// <summary>A net share and its variance: the mean and the variance (divisor n) of -1, 0 and +1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NetVariance(double N, double Net, double Variance)
{
    /// <summary>Net = (f - u)/n, Variance = (f + u)/n - Net².</summary>
    public static NetVariance Of(double unfavourable, double neutral, double favourable)
    {
        var n = unfavourable + neutral + favourable;
        var net = (favourable - unfavourable) / n;
        // p + d - (p - d)² = pm + dm + 4pd with m = 1 - p - d: a sum without cancellation, and 0 exactly for one class.
        var p = favourable / n;
        var d = unfavourable / n;
        var m = neutral / n;
        return new NetVariance(n, net, (p * m) + (d * m) + (4 * p * d));
    }

    /// <summary>The same after adding answers: e unfavourable, 2e neutral and e favourable.</summary>
    public static NetVariance Adjusted(double unfavourable, double neutral, double favourable)
        => Of(unfavourable + 0.75, neutral + 1.5, favourable + 0.75);

    public double StandardError => Math.Sqrt(Variance / N);

    /// <summary>The variance with divisor n - 1. Domain: n above 1.</summary>
    public double SampleVariance => Variance * (N / (N - 1));
}
