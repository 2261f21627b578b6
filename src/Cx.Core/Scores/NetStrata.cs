using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Points = sum W_h NPS_h; SE^2 = sum W_h^2 Var_h/n_h, with W_h the population share of stratum h.</summary>
internal static class NetStrata
{
    private const double Slack = 1e-9;

    public static NetPromoterScore? Score(ReadOnlySpan<(RatingCounts<Nps> Counts, double PopulationShare)> strata)
    {
        CheckShares(strata);
        RatingCounts<Nps> all = default;
        double favourable = 0, unfavourable = 0, variance = 0, squares = 0;
        foreach (var (counts, share) in strata)
        {
            if (NetPromoterScore.From(in counts) is not { } score) return null;
            favourable += share * score.Promoters / score.N;
            unfavourable += share * score.Detractors / score.N;
            variance += share * share * score.Variance / score.N;
            // A weight of W_h/n_h on each of n_h answers: sum of weights 1, of squares W_h^2/n_h.
            squares += share * share / score.N;
            all.Merge(in counts);
        }

        var view = all.View();
        var effectiveN = Math.Clamp(Kish.EffectiveN(1, squares)!.Value, 1, view.Sample.N);
        var tally = NetTally.Of(in view, 2, 7) with
        {
            Weighted = new NetTally.WeightedShares(unfavourable, favourable, effectiveN, Math.Sqrt(variance)),
        };
        return NetPromoterScore.FromTally(new ScoreCore(view.Scale, view.Sample, new Weighting(effectiveN, 1, view.Sample.N / effectiveN)), tally);
    }

    private static void CheckShares(ReadOnlySpan<(RatingCounts<Nps> Counts, double PopulationShare)> strata)
    {
        var sum = 0.0;
        foreach (var (_, share) in strata)
        {
            if (!(share > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A stratum has the population share {share}. Shares are above 0; leave out a stratum that nobody belongs to."), nameof(strata));
            sum += share;
        }

        if (!(Math.Abs(sum - 1) <= Slack))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The population shares of {strata.Length} strata add up to {sum}. They must add up to 1."), nameof(strata));
    }
}
