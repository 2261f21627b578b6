using System.Runtime.InteropServices;

namespace Cx.Core.Statistics;

/// <summary>How a difference gets its interval: tested estimate ± quantile·se within a bound, or Newcombe's from the counts.</summary>
/// <remarks>Data rather than a delegate, so that results with equal numbers are equal.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DifferenceLimits(double Bound, DifferenceLimits.Counts? Shares)
{
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Counts(double Hits1, double N1, double Hits2, double N2);

    public Interval At(DifferenceTest test, Confidence confidence)
    {
        if (Shares is { } s)
        {
            return ShareDifferences.Newcombe(s.Hits1, s.N1, s.Hits2, s.N2, confidence);
        }

        var quantile = test.DegreesOfFreedom is { } df ? -StudentT.Quantile(confidence.Alpha / 2, df) : confidence.Z;
        var half = quantile * test.StandardError;
        return Interval.Of(
            Math.Clamp(test.TestedEstimate - half, -Bound, Bound), Math.Clamp(test.TestedEstimate + half, -Bound, Bound), confidence, test.Method);
    }
}
