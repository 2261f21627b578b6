using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Improvement;

/// <summary>Scores made of few numbers.</summary>
internal static class Made
{
    public static NetPromoterScore Nps(int detractors, int passives, int promoters)
    {
        RatingCounts<Nps> counts = default;
        for (var i = 0; i < detractors + passives + promoters; i++) counts.AddValue(i < detractors ? 3 : i < detractors + passives ? 7 : 10);
        return NetPromoterScore.From(counts)!;
    }

    public static MeanScore Effort(params int[] answers) => MeanScore.From(RatingCounts.Of(answers.Select(Rating<Ces5>.From)))!;

    public static BoxScore Box(int hits, int n)
    {
        RatingCounts<Csat5> counts = default;
        for (var i = 0; i < n; i++) counts.AddValue(i < hits ? 5 : 2);
        return BoxScore.From(counts)!;
    }

    public static Rating<TScale>[] Ratings<TScale>(params int[] answers)
        where TScale : struct, IScale<TScale> => [.. answers.Select(Rating<TScale>.From)];
}
