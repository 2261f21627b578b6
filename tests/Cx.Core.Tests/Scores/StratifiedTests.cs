using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class StratifiedTests
{
    private static readonly RatingCounts<Nps> A = Classes(10, 10, 30), B = Classes(80, 60, 60), C = Classes(15, 15, 20);

    [Fact]
    public void The_strata_of_the_vector_give_its_score()
    {
        // measurement.md, nps.stratified.1.
        var score = NetPromoterScore.Stratified((A, .2), (B, .5), (C, .3))!;

        Assert.Equal(6.0, score.Points, 1e-12);
        Assert.Equal(5.115174, score.StandardError!.Value, 1e-6);
        Assert.Equal(259.7403, score.Weighting!.EffectiveN, 1e-4);
        Assert.Equal(1.155, score.Weighting.DesignEffect, 1e-3);
        Assert.Equal((110, 85, 105, 300), (score.Promoters, score.Passives, score.Detractors, score.N));
    }

    [Fact]
    public void Points_and_error_are_weighted_sums_over_the_strata() =>
        Law.Holds(from counts in Gen.Choose(0, 30).ArrayOf(9) from shares in Gen.Choose(1, 100).ArrayOf(3) select (counts, shares), given =>
        {
            (RatingCounts<Nps> Counts, double Share)[] strata = [.. Enumerable.Range(0, 3).Select(h => (Classes(given.counts[3 * h], given.counts[(3 * h) + 1], given.counts[(3 * h) + 2]), (double)given.shares[h] / given.shares.Sum()))];
            var score = NetPromoterScore.Stratified((strata[0].Counts, strata[0].Share), (strata[1].Counts, strata[1].Share), (strata[2].Counts, strata[2].Share));
            var parts = strata.Select(stratum => (Score: NetPromoterScore.From(stratum.Counts), stratum.Share)).ToList();
            Assert.Equal(parts.Exists(part => part.Score is null), score is null);
            if (score is null) return;

            Assert.Equal(parts.Sum(part => part.Share * part.Score!.Points), score.Points, 1e-9);
            Assert.Equal(100 * Math.Sqrt(parts.Sum(part => part.Share * part.Share * part.Score!.Variance / part.Score.N)), score.StandardError!.Value, 1e-9);
            Assert.InRange(score.Points, -100, 100);
            Assert.InRange(score.Weighting!.EffectiveN, 1, score.N);
            foreach (var method in ScoreIntervalLaws.QuickMethods) ScoreIntervalLaws.AssertNested(method, confidence => score.Interval(confidence, method));
        });

    [Fact]
    public void One_stratum_is_the_score_itself_also_if_its_share_misses_one_by_a_rounding()
    {
        var score = NetPromoterScore.Stratified((Classes(0, 0, 5), 1 + 5e-10))!;

        Assert.Equal(100, score.Points);
        Assert.Equal(0, score.StandardError);
        Assert.Equal(5, score.Weighting!.EffectiveN, 1e-9);
    }

    [Fact]
    public void A_stratum_nobody_answered_in_leaves_its_part_of_the_population_unknown() => Assert.Null(NetPromoterScore.Stratified((A, .5), (default, .5)));

    [Fact]
    public void Shares_that_are_none_are_refused()
    {
        Assert.Contains("add up to 0.75", Assert.Throws<ArgumentException>(() => NetPromoterScore.Stratified((A, .25), (B, .5))).Message, StringComparison.Ordinal);
        Assert.Contains("above 0", Assert.Throws<ArgumentException>(() => NetPromoterScore.Stratified((A, 0), (B, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NetPromoterScore.Stratified((A, double.NaN)));
        Assert.Throws<ArgumentException>(() => NetPromoterScore.Stratified());
    }

    private static RatingCounts<Nps> Classes(long detractors, long passives, long promoters) => Answers.PerLevel<Nps>(detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters);
}
