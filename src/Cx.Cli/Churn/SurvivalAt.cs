using Cx.Core.Statistics;

namespace Cx.Cli.Churn;

/// <summary>The survival curve at one of the times that were asked for; what is not known there is <see langword="null"/>.</summary>
/// <param name="Time">The time, in the unit of the tenure.</param>
/// <param name="AtRisk">The customers who were still observed just before it.</param>
/// <param name="Survival">The share of customers still there.</param>
/// <param name="StandardError">Greenwood's standard error.</param>
/// <param name="Interval">The interval of the share.</param>
internal sealed record SurvivalAt(double Time, long AtRisk, double? Survival, double? StandardError, Interval? Interval)
{
    public static SurvivalAt Of(SurvivalCurve curve, double time, ChurnFrame frame)
    {
        var row = curve.Times.BinarySearch(time);
        if (row < 0) row = ~row;
        return new SurvivalAt(time, row < curve.Times.Length ? curve.AtRiskCounts[row] : 0, curve.At(time), curve.StandardErrorAt(time), curve.IntervalAt(time, frame.Confidence, frame.Interval));
    }
}
