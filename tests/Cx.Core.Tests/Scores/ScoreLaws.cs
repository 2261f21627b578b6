using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

/// <summary>Every score against its definition over individual answers, on every scale that can be defined.</summary>
public class ScoreLaws
{
    // Definitions with boxes around zero: the formulas below subtract, and a mean near int.MinValue has no digits left to compare.
    private static Gen<ScaleDefinition> Scale { get; } =
        from scale in Generators.Definition
        where scale.FavourableBox is not null && Math.Abs((long)scale.Min) < 1000
        select scale;

    private static Gen<(ScaleDefinition Scale, int[] Numbers)> Sample { get; } =
        from scale in Scale
        from numbers in Answers.Numbers(scale)
        select (scale, numbers);

    [Fact]
    public void A_box_score_is_the_share_of_the_answers_nearest_to_its_end() =>
        Law.Holds(from sample in Sample from levels in Gen.Choose(1, sample.Scale.Levels) select (sample.Scale, sample.Numbers, levels), given =>
        {
            var (scale, numbers, levels) = given;
            var counts = Answers.On(scale, [.. numbers]);
            var top = BoxScore.Box(counts, levels)!;
            var bottom = BoxScore.Bottom(counts, levels)!;

            var hits = numbers.Count(x => FromGoodEnd(scale, x) < levels);
            AssertShare(hits, numbers.Length, top);
            AssertShare(numbers.Count(x => FromBadEnd(scale, x) < levels), numbers.Length, bottom);
            Assert.Equal((BoxKind.Favourable, BoxKind.Unfavourable), (top.Kind, bottom.Kind));
            Assert.Equal(top, levels == 1 ? BoxScore.TopBox(counts) : BoxScore.Box(counts, levels));
            if (levels == scale.FavourableBox) Assert.Equal(top, BoxScore.From(counts));
#pragma warning disable CX6001 // a box of more levels holds every answer of the smaller one: no chance is involved
            if (levels < scale.Levels) Assert.True(top.Value <= BoxScore.Box(counts, levels + 1)!.Value);
#pragma warning restore CX6001
            else Assert.Equal(1, top.Value);
        });

    [Fact]
    public void A_net_score_is_the_mean_of_plus_one_zero_and_minus_one() => Law.Holds(Sample, given =>
    {
        var (scale, numbers) = given;
        var score = NetBoxScore.From(Answers.On(scale, [.. numbers]))!;
        double[] signs = [.. numbers.Select(x => FromGoodEnd(scale, x) < scale.FavourableBox ? 1.0 : FromBadEnd(scale, x) < scale.UnfavourableBox ? -1.0 : 0.0)];
        var mean = signs.Average();
        var variance = signs.Sum(x => (x - mean) * (x - mean)) / signs.Length;

        Assert.Equal(100 * mean, score.Points, 1e-10);
        Assert.Equal(variance, score.Variance, 1e-12);
        Assert.Equal(100 * Math.Sqrt(variance / signs.Length), score.StandardError!.Value, 1e-10);
        Assert.Equal((signs.Count(x => x > 0), signs.Count(x => x == 0), signs.Count(x => x < 0)), (score.Favourable, score.Neutral, score.Unfavourable));
        Assert.InRange(score.Points, -100, 100);
        Assert.InRange(score.Variance, 0, 1);
    });

    [Fact]
    public void A_mean_has_the_moments_and_the_median_of_the_answers() => Law.Holds(Sample, given =>
    {
        var (scale, numbers) = given;
        var counts = Answers.On(scale, [.. numbers]);
        var score = MeanScore.From(counts)!;
        var pomp = PompScore.From(counts)!;
        var n = numbers.Length;
        var mean = numbers.Average();
        var squares = numbers.Sum(x => (x - mean) * (x - mean));
        var slack = 1e-12 * Math.Max(1, Math.Max(Math.Abs(scale.Min), Math.Abs(scale.Max)));

        Assert.Equal(mean, score.Mean, slack);
        Assert.Equal(numbers.Order().ElementAt(((n + 1) / 2) - 1), score.Median);
        Assert.Equal(Math.Sqrt(squares / n), score.PopulationStandardDeviation, 1e-10);
        AssertNullable(n < 2 ? null : Math.Sqrt(squares / (n - 1)), score.StandardDeviation);
        AssertNullable(n < 2 ? null : Math.Sqrt(squares / (n - 1) / n), score.StandardError);
        var fraction = (mean - scale.Min) / (scale.Max - scale.Min);
        Assert.Equal(100 * (scale.Polarity == Polarity.HigherIsBetter ? fraction : 1 - fraction), pomp.Points, 1e-9);
        AssertNullable(score.StandardError * 100 / (scale.Max - scale.Min), pomp.StandardError);
        AssertNullable(score.StandardDeviation * 100 / (scale.Max - scale.Min), pomp.StandardDeviation);
        Assert.Equal(pomp.Points, pomp.Harmonised.Value);
        Assert.InRange(pomp.Points, 0, 100);
        Assert.InRange(score.Mean, scale.Min, scale.Max);
        if (scale.Max > 0) Assert.Equal(mean / scale.Max, MeanScore.SumOverMax(counts)!.Value, 1e-9);
    });

    [Fact]
    public void An_effort_score_is_the_mean_with_the_favourable_box_and_the_ease() => Law.Holds(Sample, given =>
    {
        var (scale, numbers) = given;
        var counts = Answers.On(scale, [.. numbers]);
        var score = EffortScore.From(counts)!;
        var mean = MeanScore.From(counts)!;

        Assert.Equal(scale.Polarity, score.Polarity);
        Assert.Equal((mean.Mean, mean.StandardError, mean.StandardDeviation), (score.Mean, score.StandardError, score.StandardDeviation));
        Assert.Equal(BoxScore.From(counts), score.EaseShare);
        Assert.Equal(PompScore.From(counts)!.Points, score.Ease.Value);
        Assert.Equal(mean.Interval(), score.Interval());
    });

    [Fact]
    public void What_is_no_answer_changes_the_sample_and_no_score() =>
        Law.Holds(from sample in Sample from missing in Gen.Choose(0, 5) from skipped in Gen.Choose(0, 5) from off in Gen.Choose(0, 5) select (sample.Scale, sample.Numbers, missing, skipped, off), given =>
        {
            var (scale, numbers, missing, skipped, off) = given;
            var plain = Answers.On(scale, [.. numbers]);
            var counts = plain;
            for (var i = 0; i < missing; i++) counts.AddValue(null);
            for (var i = 0; i < skipped; i++) counts.Add(Rating.Skipped(scale));
            for (var i = 0; i < off; i++) counts.AddValue(scale.Max + 1);
            foreach (var (before, after) in AllOf(plain).Zip(AllOf(counts)))
            {
                Assert.Equal((before.Value, before.StandardError, before.N), (after.Value, after.StandardError, after.N));
                Assert.Equal((missing, skipped, 0, off), (after.Sample.NotAnswered, after.Sample.Skipped, after.Sample.NotApplicable, after.Sample.Invalid));
                Assert.Equal((missing + skipped, numbers.Length + missing + skipped + off), (after.Sample.NonResponses, after.Sample.Offered));
                Assert.Equal(before.Method, after.Method);
                Assert.Null(after.Weighting);
            }
        });

    [Fact]
    public void Merged_counts_score_as_all_answers_together_bit_for_bit() =>
        Law.Holds(from sample in Sample from cut in Gen.Choose(0, sample.Numbers.Length) select (sample.Scale, sample.Numbers, cut), given =>
        {
            var merged = Answers.On(given.Scale, [.. given.Numbers.Skip(given.cut).Reverse()]);
            merged.Merge(Answers.On(given.Scale, [.. given.Numbers.Take(given.cut)]));
            Assert.Equal(AllOf(Answers.On(given.Scale, [.. given.Numbers])), AllOf(merged));
        });

    [Fact]
    public void Reversed_answers_exchange_the_ends() => Law.Holds(Sample, given =>
    {
        var (scale, numbers) = given;
        var there = Answers.On(scale, [.. numbers]);
        var back = Answers.On(scale, [.. numbers.Select(x => (int?)scale.Reverse(x))]);

        Assert.Equal(100 - PompScore.From(there)!.Points, PompScore.From(back)!.Points, 1e-9);
        for (var levels = 1; levels <= Math.Min(4, scale.Levels); levels++)
            Assert.Equal(BoxScore.Box(there, levels)!.Value, BoxScore.Bottom(back, levels)!.Value);
        var (good, bad) = (scale.FavourableBox!.Value, scale.UnfavourableBox!.Value);
        var (one, other) = (NetBoxScore.Net(there, good, bad)!, NetBoxScore.Net(back, bad, good)!);
        Assert.Equal(one.Points, -other.Points);
        Assert.Equal(one.StandardError, other.StandardError);
        foreach (var method in ScoreIntervalLaws.QuickMethods)
        {
            if (one.Interval(method: method) is not { } limits) continue;
            Assert.Equal(limits.Low, -other.Interval(method: method)!.High, 1e-7);
            Assert.Equal(limits.High, -other.Interval(method: method)!.Low, 1e-7);
        }
    });

    [Fact]
    public void Favourable_middle_and_unfavourable_are_everybody() => Law.Holds(Sample, given =>
    {
        var counts = Answers.On(given.Scale, [.. given.Numbers]);
        var net = NetBoxScore.From(counts)!;
        Assert.Equal(net.N, net.Favourable + net.Neutral + net.Unfavourable);
        Assert.Equal(net.Favourable, BoxScore.From(counts)!.Share.Hits);
        Assert.Equal(net.Unfavourable, BoxScore.Bottom(counts, given.Scale.UnfavourableBox!.Value)!.Share.Hits);
    });

    [Fact]
    public void Good_over_rated_is_the_best_two_of_five_and_the_better_one_of_two() =>
        Law.Holds(from numbers in Answers.Numbers(Csat5.Definition) from binary in Answers.Numbers(Thumbs.Definition) select (numbers, binary), given =>
        {
            Assert.Equal((double)given.numbers.Count(x => x >= 4) / given.numbers.Length, BoxScore.GoodOverRated(Answers.Of<Csat5>([.. given.numbers]))!.Value);
            Assert.Equal((double)given.binary.Count(x => x == 1) / given.binary.Length, BoxScore.GoodOverRated(Answers.Of<Thumbs>([.. given.binary]))!.Value);
        });

    [Fact]
    public void A_net_promoter_score_is_the_net_box_of_two_and_seven_and_passives_never_move_it_away_from_zero() =>
        Law.Holds(Answers.Numbers(Nps.Definition), numbers =>
        {
            var counts = Answers.Of<Nps>([.. numbers]);
            var score = NetPromoterScore.From(counts)!;
            var net = NetBoxScore.Net(counts, 2, 7)!;
            Assert.Equal((net.Points, net.Variance, net.StandardError), (score.Points, score.Variance, score.StandardError));
            Assert.Equal((numbers.Count(x => x >= 9), numbers.Count(x => x is 7 or 8), numbers.Count(x => x <= 6)), (score.Promoters, score.Passives, score.Detractors));
            Assert.Equal(score.Points - (160 / Math.Sqrt(numbers.Length)), score.RankPenalty, 1e-10);

            var withPassive = counts;
            withPassive.AddValue(7);
            Assert.True(Math.Abs(NetPromoterScore.From(withPassive)!.Points) <= Math.Abs(score.Points));
            var doubled = counts;
            doubled.Merge(counts);
            Assert.Equal(score.Points, NetPromoterScore.From(doubled)!.Points);
            Assert.Equal(score.StandardError!.Value / Math.Sqrt(2), NetPromoterScore.From(doubled)!.StandardError!.Value, 1e-10);
        });

    [Fact]
    public void Scores_of_more_answers_than_a_double_can_count_keep_their_digits()
    {
        // One detractor among 2^60: p - d = 1 - 2^-59, and the variance is 4pd, here without a single digit left of 1 - (p - d)^2.
        const long Huge = 1L << 60;
        var nps = NetPromoterScore.From(Answers.PerLevel<Nps>(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, Huge - 1))!;
        Assert.Equal(4 * Math.ScaleB(1, -60), nps.Variance, 1e-9 * Math.ScaleB(1, -60));
        Assert.Equal(100 * Math.ScaleB(1, -59), nps.StandardError!.Value, 1e-22);

        // Half at each end of 0…100: the standard deviation is 50, and sum x^2 times n is far beyond 128 bits.
        var levels = new long[101];
        levels[0] = levels[100] = Huge;
        var mean = MeanScore.From(Answers.PerLevel<Slider100>(levels))!;
        Assert.Equal((50, 50, 0), (mean.Mean, mean.PopulationStandardDeviation, mean.Median));
        Assert.Equal(50 / Math.Sqrt(2) / Math.ScaleB(1, 30), mean.StandardError!.Value, 1e-20);

        var box = BoxScore.TopBox(Answers.PerLevel<Csat5>(1, 0, 0, 0, Huge - 1))!;
        Assert.Equal(Math.ScaleB(1, -60), box.StandardError!.Value, 1e-30);
        foreach (var huge in new[] { long.MaxValue, long.MaxValue - 1000, (1L << 62) + 1, (1L << 53) + 1 })
            Assert.InRange(MeanScore.From(Answers.PerLevel<Nps>(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, huge))!.Mean, 10, 10);
    }

    private static IReadOnlyList<IScore> AllOf(RatingCounts counts) =>
        [BoxScore.From(counts)!, BoxScore.TopBox(counts)!, BoxScore.Bottom(counts, 1)!, NetBoxScore.From(counts)!, MeanScore.From(counts)!, PompScore.From(counts)!, EffortScore.From(counts)!];

    private static void AssertShare(int hits, int n, BoxScore score)
    {
        var share = (double)hits / n;
        Assert.Equal(share, score.Value);
        Assert.Equal((hits, n), (score.Share.Hits, score.Share.N));
        Assert.Equal(Math.Sqrt(share * (1 - share) / n), score.StandardError!.Value, 1e-14);
    }

    private static void AssertNullable(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number) Assert.Equal(number, actual!.Value, 1e-9);
    }

    private static int FromGoodEnd(ScaleDefinition scale, int x) => scale.Polarity == Polarity.HigherIsBetter ? scale.Max - x : x - scale.Min;

    private static int FromBadEnd(ScaleDefinition scale, int x) => scale.Levels - 1 - FromGoodEnd(scale, x);
}
