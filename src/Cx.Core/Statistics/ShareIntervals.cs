namespace Cx.Core.Statistics;

/// <summary>Confidence intervals of a share.</summary>
/// <remarks>
/// <para>Counts are doubles: a weighted sample has p·n_eff hits among n_eff.</para>
/// <para>Wilson: (p + z²/2n ± z·sqrt(p(1 − p)/n + z²/4n²))/(1 + z²/n) (<i>Probable Inference</i>, 1927). The others: <see cref="ShareIntervalMethod"/>.</para>
/// <para>The Wilson limits lie within 0…1 and contain p; the lower one is 0 exactly when there is no hit, the upper one 1 exactly when there is no miss.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class ShareIntervals
{
    /// <summary>The interval of a share.</summary>
    /// <param name="hits">How many had the property, 0…<paramref name="n"/>.</param>
    /// <param name="n">How many were counted, above 0.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; Wilson by default.</param>
    /// <param name="clamp">Whether limits outside 0…1 are cut. Only <see cref="ShareIntervalMethod.AgrestiCoull"/> and <see cref="ShareIntervalMethod.Wald"/> have any.</param>
    /// <returns>The limits, as shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is not positive, <paramref name="hits"/> is outside 0…n, or the method is unknown.</exception>
    public static Interval Of(
        double hits,
        double n,
        Confidence confidence = default,
        ShareIntervalMethod method = ShareIntervalMethod.Wilson,
        bool clamp = true)
    {
        SampleArguments.Hits(hits, n);
        var interval = method switch
        {
            ShareIntervalMethod.Wilson => Wilson(hits, n, confidence),
            ShareIntervalMethod.AgrestiCoull => AgrestiCoull(hits, n, confidence),
            ShareIntervalMethod.Jeffreys => BetaLimits(hits + 0.5, n - hits + 0.5, hits + 0.5, n - hits + 0.5, confidence, nameof(ShareIntervalMethod.Jeffreys), hits, n),
            ShareIntervalMethod.ClopperPearson => BetaLimits(hits, n - hits + 1, hits + 1, n - hits, confidence, nameof(ShareIntervalMethod.ClopperPearson), hits, n),
            ShareIntervalMethod.Wald => Wald(hits, n, confidence),
            _ => throw SampleArguments.UnknownMethod(method),
        };
        return clamp ? interval.Clamp(0, 1) : interval;
    }

    /// <summary>The Wilson limits without the wrapping, for the methods that combine them.</summary>
    internal static (double Low, double High) WilsonLimits(double hits, double n, double z)
    {
        // The lower limit times its conjugate: without it, centre minus half-width cancels near 0, and 0 hits give 1e-18.
        var p = hits / n;
        var square = z * z;
        var root = z * Math.Sqrt(square + (4 * hits * ((n - hits) / n)));
        var low = 2 * hits * p / ((2 * hits) + square + root);
        var high = hits == n ? 1 : ((2 * hits) + square + root) / (2 * (n + square));
        // A limit that equals p in exact arithmetic may miss it by one rounding.
        return (Math.Min(low, p), Math.Clamp(high, p, 1));
    }

    private static Interval Wilson(double hits, double n, Confidence confidence)
    {
        var (low, high) = WilsonLimits(hits, n, confidence.Z);
        return Interval.Of(low, high, confidence, nameof(ShareIntervalMethod.Wilson));
    }

    private static Interval AgrestiCoull(double hits, double n, Confidence confidence)
    {
        var z = confidence.Z;
        var size = n + (z * z);
        var centre = (hits + (z * z / 2)) / size;
        return Around(centre, z * Math.Sqrt(centre * (1 - centre) / size), confidence, nameof(ShareIntervalMethod.AgrestiCoull));
    }

    private static Interval Wald(double hits, double n, Confidence confidence)
    {
        var p = hits / n;
        return Around(p, confidence.Z * Math.Sqrt(p * (1 - p) / n), confidence, nameof(ShareIntervalMethod.Wald));
    }

    private static Interval BetaLimits(
        double lowA, double lowB, double highA, double highB, Confidence confidence, string method, double hits, double n)
    {
        var tail = confidence.Alpha / 2;
        var low = hits == 0 ? 0 : IncompleteBeta.Inverse(lowA, lowB, tail, 1 - tail).X;
        var high = hits == n ? 1 : IncompleteBeta.Inverse(highA, highB, 1 - tail, tail).X;
        return Interval.Of(low, high, confidence, method);
    }

    private static Interval Around(double centre, double half, Confidence confidence, string method)
        => Interval.Of(centre - half, centre + half, confidence, method);
}
