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
        var total = CheckShares(strata);
        RatingCounts<Nps> all = default;
        double favourable = 0, unfavourable = 0;
        var (population, nets, variances, answered) = (new double[strata.Length], new double[strata.Length], new double[strata.Length], new double[strata.Length]);
        for (var h = 0; h < strata.Length; h++)
        {
            var counts = strata[h].Counts;
            // Shares that miss 1 by a rounding must not lift the score above its range.
            var share = strata[h].PopulationShare / total;
            if (NetPromoterScore.From(in counts) is not { } score) return null;
            favourable += share * score.Promoters / score.N;
            unfavourable += share * score.Detractors / score.N;
            (population[h], nets[h], variances[h], answered[h]) = (share, score.Points / 100, score.Variance, score.N);
            all.Merge(in counts);
        }

        var estimate = PostStratification.Estimate(population, nets, variances, answered)!;
        var view = all.View();
        var tally = NetTally.Of(in view, Nps.Definition.FavourableBox!.Value, Nps.Definition.UnfavourableBox!.Value) with
        {
            Weighted = new NetTally.WeightedShares(unfavourable, favourable, estimate.EffectiveN, estimate.StandardError),
        };
        var weighting = new Weighting(estimate.EffectiveN, sumOfWeights: view.Sample.N, view.Sample.N / estimate.EffectiveN);
        return NetPromoterScore.FromTally(new ScoreCore(view.Scale, view.Sample, weighting), tally);
    }

    private static double CheckShares(ReadOnlySpan<(RatingCounts<Nps> Counts, double PopulationShare)> strata)
    {
        var sum = 0.0;
        foreach (var (_, share) in strata)
        {
            if (!(share > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A stratum has the population share {share}. Shares are above 0; leave out a stratum that nobody belongs to."), nameof(strata));
            sum += share;
        }

        if (!(Math.Abs(sum - 1) <= Slack))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The population shares of {strata.Length} strata add up to {sum}. They must add up to 1."), nameof(strata));
        return sum;
    }
}
