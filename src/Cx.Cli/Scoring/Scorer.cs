using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>From counts to what is reported.</summary>
internal static class Scorer
{
    private const double Percent = 100;

    public static Report Score(Frame frame, Scan scan, IReadOnlyList<string> by, int? minimumN)
    {
        var isWeighted = scan.IsWeighted;
        var total = new Tally(frame.Scale, isWeighted);
        var groups = scan.Groups.Sorted().ToList();
        foreach (var (_, tally) in groups) total.Merge(tally);
        long[] answered = [.. groups.Select(group => group.Tally.Counts.Answered)];
        // No group is hidden when nothing is smaller than one answer.
        var minimum = minimumN ?? 1;
        var hidden = Disclosure.Hidden(answered, minimum);
        return new Report
        {
            Frame = frame,
            Rows = scan.Rows,
            IsWeighted = isWeighted,
            By = by,
            Total = Outcome(frame, total, Disclosure.HidesTotal(answered, minimum), []),
            Groups = by.Count == 0 ? [] : [.. groups.Select((group, i) => Outcome(frame, group.Tally, hidden[i], group.Key))],
        };
    }

    public static Outcome Outcome(Frame frame, Tally tally, bool isHidden, IReadOnlyList<string> key)
    {
        if (isHidden) return new Outcome { Key = key, Counts = null, Score = null };
        var counts = tally.Counts;
        return Outcome(frame, in counts, key) with
        {
            Weighted = tally.Weighted is { } weighted ? Estimate(frame, Of(frame, in weighted)) : null,
        };
    }

    public static Outcome Outcome(Frame frame, in RatingCounts counts, IReadOnlyList<string> key) => new()
    {
        Key = key,
        Counts = new OutcomeCounts(in counts, frame),
        Score = Estimate(frame, Of(frame, in counts)),
    };

    /// <summary>Whether a score that stands alone is of too few answers; no answer at all is no data and hides nobody.</summary>
    public static bool IsTooFew(Tally tally, int? minimumN) => tally.Counts.Answered is > 0 and var n && n < minimumN;

    /// <summary>The score that the report is about: the weighted one where there are weights.</summary>
    public static IScore? Of(Frame frame, Tally tally)
    {
        if (tally.Weighted is { } weighted) return Of(frame, in weighted);
        var counts = tally.Counts;
        return Of(frame, in counts);
    }

    /// <summary>The factor from the library's unit to the report's: a box is reported in percent.</summary>
    public static double Factor(Frame frame) => frame.Method.Kind == MethodKind.TopBox ? Percent : 1;

    public static Interval Scaled(Interval interval, double factor) =>
        factor == 1 ? interval : Interval.Of(factor * interval.Low, factor * interval.High, interval.Confidence, interval.Method);

    public static IScore? Of(Frame frame, in RatingCounts counts) => frame.Method.Kind switch
    {
        MethodKind.NetPromoter => NetPromoterScore.From(in counts),
        MethodKind.TopBox => BoxScore.Box(in counts, frame.Method.Levels),
        MethodKind.NetBox => NetBoxScore.Net(in counts, frame.Method.Levels, frame.Method.Levels),
        MethodKind.Pomp => PompScore.From(in counts),
        _ when frame.Metric == Metric.Ces => EffortScore.From(in counts),
        _ => MeanScore.From(in counts),
    };

    private static IScore? Of(Frame frame, in WeightedRatingCounts counts) => frame.Method.Kind switch
    {
        MethodKind.NetPromoter => NetPromoterScore.From(in counts),
        MethodKind.TopBox => BoxScore.Box(in counts, frame.Method.Levels),
        MethodKind.NetBox => NetBoxScore.Net(in counts, frame.Method.Levels, frame.Method.Levels),
        MethodKind.Pomp => PompScore.From(in counts),
        _ when frame.Metric == Metric.Ces => EffortScore.From(in counts),
        _ => MeanScore.From(in counts),
    };

    private static Estimate? Estimate(Frame frame, IScore? score)
    {
        if (score is null) return null;
        var factor = Factor(frame);
        var interval = IntervalOf(frame, score);
        return new Estimate(factor * score.Value, factor * score.StandardError, interval is null ? null : Scaled(interval, factor), score.Weighting?.EffectiveN);
    }

    private static Interval? IntervalOf(Frame frame, IScore score) => score switch
    {
        NetPromoterScore net => net.Interval(frame.Confidence, frame.Interval.Net),
        NetBoxScore net => net.Interval(frame.Confidence, frame.Interval.Net),
        BoxScore box => box.Interval(frame.Confidence, frame.Interval.Share),
        PompScore pomp => pomp.Interval(frame.Confidence),
        EffortScore effort => effort.Interval(frame.Confidence),
        MeanScore mean => mean.Interval(frame.Confidence),
        _ => throw new ArgumentException($"{score.GetType().Name} has no interval here.", nameof(score)),
    };
}
