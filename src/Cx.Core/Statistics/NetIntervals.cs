namespace Cx.Core.Statistics;

/// <summary>Confidence intervals of a net share: favourable minus unfavourable, of all.</summary>
/// <remarks>
/// <para>Limits are net shares −1…1; times 100 they are points. Counts are doubles: a weighted sample passes its shares times n_eff.</para>
/// <para>Adjusted Wald: add ¾ unfavourable, 1½ neutral and ¾ favourable answers, then net' ± z·sqrt(var'/n') (Rocks,
/// <i>Interval Estimation for the "Net Promoter Score"</i>, 2016). The others: <see cref="NetIntervalMethod"/>.</para>
/// <para>Exchanging favourable and unfavourable exchanges the limits and their signs. Thread safety: pure functions.</para>
/// </remarks>
public static class NetIntervals
{
    /// <summary>The interval of a net share.</summary>
    /// <param name="unfavourable">How many count −1.</param>
    /// <param name="neutral">How many count 0.</param>
    /// <param name="favourable">How many count +1.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; adjusted Wald by default, which may miss the observed value of a tiny unanimous sample.</param>
    /// <param name="clamp">Whether limits outside −1…1 are cut.</param>
    /// <returns>Limits as net shares, or <c>null</c> for <see cref="NetIntervalMethod.TrinomialT"/> of a single answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, all are 0, or the method is unknown.</exception>
    public static Interval? Of(
        double unfavourable,
        double neutral,
        double favourable,
        Confidence confidence = default,
        NetIntervalMethod method = NetIntervalMethod.AdjustedWald,
        bool clamp = true)
    {
        var n = SampleArguments.Sum(unfavourable, neutral, favourable);
        if (method == NetIntervalMethod.TrinomialT && n <= 1)
        {
            return null;
        }

        var (low, high) = Limits(unfavourable, neutral, favourable, confidence, method);
        var interval = Interval.Of(low, high, confidence, Name(method));
        return clamp ? interval.Clamp(-1, 1) : interval;
    }

    /// <summary>The percentile bootstrap interval of a net share: the same counts and seed give the same limits, everywhere.</summary>
    /// <remarks>Samples of the same size are drawn from the observed classes; the limits are quantiles of their net shares (inverse of the
    /// empirical distribution; Efron, <i>Nonparametric Standard Errors and Confidence Intervals</i>, 1981). Of width 0 when all answers are in one class.</remarks>
    /// <param name="unfavourable">How many count −1.</param>
    /// <param name="neutral">How many count 0.</param>
    /// <param name="favourable">How many count +1.</param>
    /// <param name="seed">The start of the random numbers. Any number; without a default, so that it is written down.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="replicates">How many samples are drawn, 100 or more; 10 000 by default.</param>
    /// <returns>Limits as net shares, within −1…1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, all are 0, or there are fewer than 100 replicates.</exception>
    public static Interval Bootstrap(
        long unfavourable,
        long neutral,
        long favourable,
        int seed,
        Confidence confidence = default,
        int replicates = 10_000)
    {
        SampleArguments.Sum(unfavourable, neutral, favourable);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        var (low, high) = NetBootstrap.Limits(unfavourable, neutral, favourable, seed, confidence.Alpha, replicates);
        return Interval.Of(low, high, confidence, nameof(Bootstrap));
    }

    private static (double Low, double High) Limits(
        double unfavourable, double neutral, double favourable, Confidence confidence, NetIntervalMethod method)
    {
        var z = confidence.Z;
        var plain = NetVariance.Of(unfavourable, neutral, favourable);
        switch (method)
        {
            case NetIntervalMethod.AdjustedWald:
                var adjusted = NetVariance.Adjusted(unfavourable, neutral, favourable);
                return Around(adjusted.Net, z * adjusted.StandardError);
            case NetIntervalMethod.AdjustedWaldZSquared:
                var e = z * z / 3;
                var spread = NetVariance.Of(unfavourable + e, neutral + e, favourable + e);
                return Around(spread.Net, z * spread.StandardError);
            case NetIntervalMethod.Score:
                return NetScoreInterval.Limits(unfavourable, neutral, favourable, z);
            case NetIntervalMethod.TrinomialT:
                var t = -StudentT.Quantile(confidence.Alpha / 2, plain.N - 1);
                return Around(plain.Net, t * Math.Sqrt(plain.SampleVariance / plain.N));
            case NetIntervalMethod.MoverWilson:
                return MoverWilson(unfavourable, favourable, plain, z);
            case NetIntervalMethod.DirichletJeffreys:
                return DirichletNet.Limits(unfavourable + 0.5, neutral + 0.5, favourable + 0.5, confidence.Alpha);
            case NetIntervalMethod.GoodmanSimultaneous:
                return Around(plain.Net, plain.StandardError * Math.Sqrt(ChiSquared.Quantile(confidence.Level, 2)));
            case NetIntervalMethod.Wald:
                return Around(plain.Net, z * plain.StandardError);
            default:
                throw SampleArguments.UnknownMethod(method);
        }
    }

    // low = p-d - sqrt((p-lp)² - 2r(p-lp)(ud-d) + (ud-d)²), high likewise, r = -sqrt(pd/((1-p)(1-d))) (Zou and Donner 2008).
    private static (double Low, double High) MoverWilson(double unfavourable, double favourable, NetVariance plain, double z)
    {
        var p = favourable / plain.N;
        var d = unfavourable / plain.N;
        var (lowP, highP) = ShareIntervals.WilsonLimits(favourable, plain.N, z);
        var (lowD, highD) = ShareIntervals.WilsonLimits(unfavourable, plain.N, z);
        var r = p == 1 || d == 1 ? 0 : -Math.Sqrt(p * d / ((1 - p) * (1 - d)));
        return (plain.Net - Combine(p - lowP, highD - d, r), plain.Net + Combine(highP - p, d - lowD, r));
    }

    private static double Combine(double a, double b, double r) => Math.Sqrt((a * a) - (2 * r * a * b) + (b * b));

    private static (double Low, double High) Around(double centre, double half) => (centre - half, centre + half);

    private static string Name(NetIntervalMethod method) => method switch
    {
        NetIntervalMethod.AdjustedWald => nameof(NetIntervalMethod.AdjustedWald),
        NetIntervalMethod.AdjustedWaldZSquared => nameof(NetIntervalMethod.AdjustedWaldZSquared),
        NetIntervalMethod.Score => nameof(NetIntervalMethod.Score),
        NetIntervalMethod.TrinomialT => nameof(NetIntervalMethod.TrinomialT),
        NetIntervalMethod.MoverWilson => nameof(NetIntervalMethod.MoverWilson),
        NetIntervalMethod.DirichletJeffreys => nameof(NetIntervalMethod.DirichletJeffreys),
        NetIntervalMethod.GoodmanSimultaneous => nameof(NetIntervalMethod.GoodmanSimultaneous),
        _ => nameof(NetIntervalMethod.Wald),
    };
}
