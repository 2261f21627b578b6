using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>The interval of any score by the default method of its kind; null where it has none, or where the score is none of ours.</summary>
internal static class ScoreIntervals
{
    public static Interval? Of(IScore score, Confidence confidence) => score switch
    {
        NetPromoterScore net => net.Interval(confidence),
        NetBoxScore net => net.Interval(confidence),
        BoxScore box => box.Interval(confidence),
        MeanScore mean => mean.Interval(confidence),
        PompScore pomp => pomp.Interval(confidence),
        EffortScore effort => effort.Interval(confidence),
        ThreeItemSatisfactionIndex index => index.Interval(confidence),
        _ => null,
    };
}
