using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scores;

public class NetPromoterScoreEquality : EqualityContract<NetPromoterScore>
{
    protected override IReadOnlyList<Func<NetPromoterScore>> Makers =>
    [
        () => NetPromoterScore.From(Answers.Of<Nps>(9, 8, 3))!,
        () => NetPromoterScore.From(Answers.Of<Nps>(9, 8, 3, null))!,
        () => NetPromoterScore.From(Answers.Of<Nps>(9, 9, 3))!,
        () => NetPromoterScore.From(Answers.Of<Nps>(9, 3))!,
        () => NetPromoterScore.From(Weighed(1))!,
        () => NetPromoterScore.From(Weighed(2))!,
    ];

    private static WeightedRatingCounts<Nps> Weighed(double weight)
    {
        WeightedRatingCounts<Nps> counts = default;
        foreach (var answer in new[] { 9, 8, 3 }) counts.AddValue(answer, weight);
        return counts;
    }
}

public class NetBoxScoreEquality : EqualityContract<NetBoxScore>
{
    protected override IReadOnlyList<Func<NetBoxScore>> Makers =>
    [
        () => NetBoxScore.From(Answers.Of<Csat5>(5, 3, 1))!,
        () => NetBoxScore.From(Answers.Of<Stars5>(5, 3, 1))!,
        () => NetBoxScore.Net(Answers.Of<Csat5>(5, 3, 1), 1, 2)!,
        () => NetBoxScore.Net(Answers.Of<Csat5>(5, 3, 1), 2, 1)!,
        () => NetBoxScore.From(Answers.Of<Csat5>(5, 4, 1))!,
    ];
}

public class BoxScoreEquality : EqualityContract<BoxScore>
{
    protected override IReadOnlyList<Func<BoxScore>> Makers =>
    [
        () => BoxScore.From(Answers.Of<Csat5>(5, 3, 1))!,
        () => BoxScore.GoodOverRated(Answers.Of<Csat5>(5, 3, 1))!,
        () => BoxScore.TopBox(Answers.Of<Csat5>(5, 3, 1))!,
        () => BoxScore.Bottom(Answers.Of<Csat5>(5, 3, 1), 1)!,
        () => BoxScore.From(Answers.Of<Csat5>(5, 4, 1))!,
    ];
}

public class MeanScoreEquality : EqualityContract<MeanScore>
{
    protected override IReadOnlyList<Func<MeanScore>> Makers =>
    [
        () => MeanScore.From(Answers.Of<Csat5>(5, 3, 1))!,
        () => MeanScore.From(Answers.Of<Csat5>(4, 3, 2))!,
        () => MeanScore.From(Answers.Of<Csat5>(3, 3, 3))!,
        () => MeanScore.From(Answers.Of<Csat7>(5, 3, 1))!,
        () => MeanScore.From(Answers.Of<Csat5>(5, 3, 1, 6))!,
    ];
}

public class PompScoreEquality : EqualityContract<PompScore>
{
    protected override IReadOnlyList<Func<PompScore>> Makers =>
        [() => PompScore.From(Answers.Of<Csat5>(5, 3, 1))!, () => PompScore.From(Answers.Of<Csat5>(4, 3, 2))!, () => PompScore.From(Answers.Of<Ces5>(5, 3, 1))!];
}

public class EffortScoreEquality : EqualityContract<EffortScore>
{
    protected override IReadOnlyList<Func<EffortScore>> Makers =>
        [() => EffortScore.From(Answers.Of<Ces5>(5, 3, 1))!, () => EffortScore.From(Answers.Of<Ces5>(4, 3, 2))!, () => EffortScore.From(Answers.Of<Ces7>(5, 3, 1))!];
}

public class ThreeItemSatisfactionIndexEquality : EqualityContract<ThreeItemSatisfactionIndex>
{
    protected override IReadOnlyList<Func<ThreeItemSatisfactionIndex>> Makers =>
        [() => Of(8, 7, 1), () => Of(8, 6, 1), () => Of(9, 9, 1), () => Of(8, 7, 2)];

    private static ThreeItemSatisfactionIndex Of(int x, int y, double weight)
    {
        ThreeItemCounts counts = default;
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(x), Rating<Csat10>.From(y), Rating<Csat10>.From(3)));
        return ThreeItemSatisfactionIndex.From(counts, satisfactionWeight: weight + 1, idealWeight: weight)!;
    }
}

public class SampleEquality : EqualityContract<Sample>
{
    protected override IReadOnlyList<Func<Sample>> Makers =>
        [() => new(1, 0, 0, 0, 0), () => new(2, 0, 0, 0, 0), () => new(1, 1, 0, 0, 0), () => new(1, 0, 1, 0, 0), () => new(1, 0, 0, 1, 0), () => new(1, 0, 0, 0, 1)];
}

public class WeightingEquality : EqualityContract<Weighting>
{
    protected override IReadOnlyList<Func<Weighting>> Makers => [() => new(2, 3, 1.5), () => new(2.5, 3, 1.5), () => new(2, 4, 1.5), () => new(2, 3, 2)];
}

public class ScoreDifferenceEquality : EqualityContract<ScoreDifference>
{
    private static readonly RatingCounts<Nps> One = Answers.Of<Nps>(9, 8, 3, 10), Other = Answers.Of<Nps>(9, 6, 3, 1, 0);

    protected override IReadOnlyList<Func<ScoreDifference>> Makers =>
    [
        () => NetPromoterScore.From(One)!.CompareWith(NetPromoterScore.From(Other)!),
        () => NetPromoterScore.From(Other)!.CompareWith(NetPromoterScore.From(One)!),
        () => NetPromoterScore.From(One)!.CompareWith(NetPromoterScore.From(Other)!, NetDifferenceMethod.Wald)!,
        () => NetBoxScore.From(One)!.CompareWith(NetBoxScore.From(Other)!),
        () => MeanScore.From(One)!.CompareWith(MeanScore.From(Other)!)!,
        () => PompScore.From(One)!.CompareWith(PompScore.From(Other)!)!,
        () => BoxScore.From(One)!.CompareWith(BoxScore.From(Other)!),
        () => BoxScore.From(One)!.CompareWith(BoxScore.From(Other)!, ShareTestMethod.PooledZ),
    ];
}

public class PairwiseComparisonEquality : EqualityContract<PairwiseComparison>
{
    protected override IReadOnlyList<Func<PairwiseComparison>> Makers =>
        [() => new(0, 1, null, null), () => new(0, 2, null, null), () => new(1, 2, null, null), () => new(0, 1, Difference(), 0.5), () => new(0, 1, Difference(), 0.6)];

    private static ScoreDifference Difference() => NetPromoterScore.From(Answers.Of<Nps>(9, 8))!.CompareWith(NetPromoterScore.From(Answers.Of<Nps>(3))!);
}

public class PairedComparisonEquality : EqualityContract<PairedComparison>
{
    protected override IReadOnlyList<Func<PairedComparison>> Makers =>
        [() => new(null, 0, 0), () => new(null, 1, 0), () => new(null, 0, 1), () => NetPromoterScore.ComparePaired([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(8), Rating<Nps>.From(9))])];
}

public class DisclosureEquality : EqualityContract<Disclosure<MeanScore>>
{
    protected override IReadOnlyList<Func<Disclosure<MeanScore>>> Makers =>
        [() => Disclosure.Of<MeanScore>(null), () => Disclosure.Of(MeanScore.From(Answers.Of<Csat5>(3))), () => Disclosure.Of(MeanScore.From(Answers.Of<Csat5>(3)), 1), () => Disclosure.Of(MeanScore.From(Answers.Of<Csat5>(4)), 1)];
}
