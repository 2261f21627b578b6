namespace Cx.Core.Statistics;

/// <summary>The exact interval of a rate of events over time or customer-time, where events come independently of each other.</summary>
/// <remarks>
/// <para>chi2(alpha/2, 2d)/2T … chi2(1 − alpha/2, 2d + 2)/2T for d events in exposure T (Garwood, <i>Fiducial Limits for the Poisson Distribution</i>, 1936). The lower limit is 0 without events; the upper one never is.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
public static class PoissonIntervals
{
    /// <summary>The interval of events per unit of exposure.</summary>
    /// <param name="events">How many events there were, 0 or more.</param>
    /// <param name="exposure">The time over which they were counted, above 0, in any unit.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in events per unit of exposure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the exposure is not a finite number above 0.</exception>
    public static Interval Garwood(long events, double exposure, Confidence confidence = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        DistributionArguments.Positive(exposure);
        var low = events == 0 ? 0 : ChiSquared.Quantile(confidence.Alpha / 2, 2.0 * events) / 2;
        var high = ChiSquared.Quantile(1 - (confidence.Alpha / 2), (2.0 * events) + 2) / 2;
        return Interval.Of(low / exposure, high / exposure, confidence, nameof(Garwood));
    }
}
