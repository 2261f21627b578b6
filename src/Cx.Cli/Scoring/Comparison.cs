using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>The second of two groups minus the first, in the unit of the report.</summary>
/// <param name="First">The value of the first group.</param>
/// <param name="Second">The value of the second group.</param>
/// <param name="A">The score of the first.</param>
/// <param name="B">The score of the second.</param>
/// <param name="Difference">B minus A, or <see langword="null"/> where one of them has no data or is hidden.</param>
internal sealed record Comparison(string First, string Second, Outcome A, Outcome B, Comparison.Gap? Difference)
{
    /// <summary>Compares two groups.</summary>
    public static Comparison Of(Frame frame, ShareTestMethod test, (Outcome Outcome, IScore? Score) first, (Outcome Outcome, IScore? Score) second) => new(
        first.Outcome.Key[0], second.Outcome.Key[0], first.Outcome, second.Outcome, Between(frame, test, first, second));

    private static Gap? Between(Frame frame, ShareTestMethod test, (Outcome Outcome, IScore? Score) first, (Outcome Outcome, IScore? Score) second)
    {
        if (first.Outcome.IsSuppressed || second.Outcome.IsSuppressed) return null;
        return Between(frame, test, first.Score, second.Score);
    }

    /// <summary>The second score minus the first, or <see langword="null"/> where one of them has no data.</summary>
    public static Gap? Between(Frame frame, ShareTestMethod test, IScore? first, IScore? second)
    {
        if (Minus(frame, test, second, first) is not { } difference) return null;
        var factor = Scorer.Factor(frame);
        return new Gap(factor * difference.Value, factor * difference.StandardError, difference.Statistic, difference.PValue, Scorer.Scaled(difference.Interval(frame.Confidence), factor));
    }

    private static ScoreDifference? Minus(Frame frame, ShareTestMethod test, IScore? left, IScore? right) => (left, right) switch
    {
        (NetPromoterScore l, NetPromoterScore r) => l.CompareWith(r, NetMethod(frame)),
        (NetBoxScore l, NetBoxScore r) => l.CompareWith(r, NetMethod(frame)),
        (BoxScore l, BoxScore r) => l.CompareWith(r, test),
        (PompScore l, PompScore r) => l.CompareWith(r),
        (EffortScore l, EffortScore r) => l.CompareWith(r),
        (MeanScore l, MeanScore r) => l.CompareWith(r),
        _ => null,
    };

    // The interval of a difference is of the same family as those of the two scores, where there is one.
    private static NetDifferenceMethod NetMethod(Frame frame) => frame.Interval.Net switch
    {
        NetIntervalMethod.Wald => NetDifferenceMethod.Wald,
        NetIntervalMethod.TrinomialT => NetDifferenceMethod.WelchT,
        _ => NetDifferenceMethod.AdjustedWald,
    };

    /// <param name="Value">B minus A.</param>
    /// <param name="StandardError">The standard error of the tested difference.</param>
    /// <param name="Statistic">z, or t for means; <see langword="null"/> where there is none.</param>
    /// <param name="P">The two-sided p-value.</param>
    /// <param name="Interval">The interval of the difference.</param>
    internal sealed record Gap(double Value, double StandardError, double? Statistic, double? P, Interval Interval);
}
