using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using FsCheck;
using FsCheck.Fluent;
using Interval = Cx.Core.Statistics.Interval;

namespace Cx.Core.Tests.Scores;

public class ScoreIntervalLaws
{
    private static readonly Confidence[] Rising = [Confidence.Of(0.6), Confidence.P90, Confidence.P95, Confidence.P99, Confidence.Of(0.999)];

    /// <summary>All methods but the one that integrates: that one is checked where nothing else would, and with the statistics.</summary>
    internal static IEnumerable<NetIntervalMethod> QuickMethods { get; } = Enum.GetValues<NetIntervalMethod>().Where(method => method != NetIntervalMethod.DirichletJeffreys);

    private static Gen<RatingCounts> Counts { get; } =
        from scale in Generators.Definition
        where scale.FavourableBox is not null
        from numbers in Answers.Numbers(scale)
        select Answers.On(scale, [.. numbers]);

    [Fact]
    public void A_net_interval_stands_in_the_range_and_widens_with_confidence() => Law.Holds(Counts, counts =>
    {
        var score = NetBoxScore.From(counts)!;
        foreach (var method in QuickMethods)
        {
            AssertNested(method, confidence => score.Interval(confidence, method));
            Assert.Equal(method == NetIntervalMethod.TrinomialT && score.N == 1, score.Interval(method: method) is null);
        }
    });

    [Theory]
    [InlineData(8, 13, 15)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 10, 0)]
    [InlineData(60, 120, 120)]
    public void The_posterior_interval_stands_in_the_range_and_widens_with_confidence(long detractors, long passives, long promoters)
    {
        var score = NetPromoterScore.From(Answers.PerLevel<Nps>(detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters))!;
        AssertNested(confidence => score.Interval(confidence, NetIntervalMethod.DirichletJeffreys), -100, 100);
    }

    [Fact]
    public void The_score_method_contains_the_score_and_so_does_adjusted_Wald_but_for_a_single_answer() => Law.Holds(Counts, counts =>
    {
        var score = NetBoxScore.From(counts)!;
        Assert.True(Contains(score.Interval(method: NetIntervalMethod.Score)!, score.Points));
        Assert.True(Contains(score.Interval(method: NetIntervalMethod.Wald)!, score.Points));
        Assert.True(score.N == 1 || Contains(score.Interval()!, score.Points));
        Assert.True(score.N <= 4 || Contains(score.Interval(Confidence.P90)!, score.Points));
        Assert.Equal(score.Variance == 0, score.Interval(method: NetIntervalMethod.Wald)!.IsDegenerate);
    });

    [Fact]
    public void A_share_interval_stands_in_the_range_widens_with_confidence_and_contains_the_share() => Law.Holds(Counts, counts =>
    {
        var score = BoxScore.From(counts)!;
        foreach (var method in Enum.GetValues<ShareIntervalMethod>())
        {
            AssertNested(confidence => score.Interval(confidence, method), 0, 1);
            if (method != ShareIntervalMethod.Jeffreys) Assert.True(Contains(score.Interval(method: method)!, score.Value), $"{method} {score}");
            Assert.Equal(score.Share.Interval(Confidence.P90, method), score.Interval(Confidence.P90, method));
        }
    });

    [Fact]
    public void A_t_interval_stands_on_the_scale_and_contains_the_mean_and_one_answer_has_none() => Law.Holds(Counts, counts =>
    {
        var (mean, pomp) = (MeanScore.From(counts)!, PompScore.From(counts)!);
        AssertNested(mean.Interval, mean.Scale.Min, mean.Scale.Max);
        AssertNested(pomp.Interval, 0, 100);
        Assert.Equal(mean.N == 1, mean.Interval() is null);
        Assert.Equal(mean.N == 1, pomp.Interval() is null);
        if (mean.N == 1) return;
        Assert.True(Contains(mean.Interval()!, mean.Mean));
        Assert.True(Contains(pomp.Interval()!, pomp.Points));
    });

    [Fact]
    public void The_bootstrap_repeats_with_its_seed_and_needs_answers_one_by_one()
    {
        var score = NetPromoterScore.From(Answers.PerLevel<Nps>(8, 0, 0, 0, 0, 0, 0, 13, 0, 0, 15))!;
        var limits = score.BootstrapInterval(seed: 7);

        Assert.Equal(limits, score.BootstrapInterval(seed: 7));
        Assert.True(limits.Contains(score.Points));
        // The percentile limits of this sample stand near those of Wald.
        var wald = score.Interval(method: NetIntervalMethod.Wald)!;
        Assert.Equal(wald.Low, limits.Low, 4.0);
        Assert.Equal(wald.High, limits.High, 4.0);
        WeightedRatingCounts<Nps> weighted = default;
        weighted.Add(Rating<Nps>.From(9), 1);
        Assert.Contains("Use Interval", Assert.Throws<InvalidOperationException>(() => NetPromoterScore.From(weighted)!.BootstrapInterval(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_heavy_answer_among_light_ones_has_no_t_interval_that_breaks()
    {
        WeightedRatingCounts<Csat5> counts = default;
        counts.Add(Rating<Csat5>.From(5), 1_000_000);
        counts.Add(Rating<Csat5>.From(5), 0.000001);
        AssertNested(MeanScore.From(counts)!.Interval, 5, 5);
        counts.Add(Rating<Csat5>.From(1), 0.000001);
        AssertNested(MeanScore.From(counts)!.Interval, 1, 5);
        AssertNested(PompScore.From(counts)!.Interval, 0, 100);
        Assert.Equal(1, MeanScore.From(counts)!.Weighting!.EffectiveN, 1e-9);
    }

    /// <summary>For a net interval by any method: nested, but where the centre itself moves with the confidence, only never narrower.</summary>
    internal static void AssertNested(NetIntervalMethod method, Func<Confidence, Interval?> at)
    {
        if (method != NetIntervalMethod.AdjustedWaldZSquared)
        {
            AssertNested(at, -100, 100);
            return;
        }

        var widths = Rising.Select(confidence => at(confidence)!.Width).ToList();
        Assert.Equal(widths.Order(), widths);
    }

    internal static void AssertNested(Func<Confidence, Interval?> at, double min, double max)
    {
        Interval? narrower = null;
        foreach (var confidence in Rising)
        {
            if (at(confidence) is not { } interval) return;
            Assert.True(double.IsFinite(interval.Low) && double.IsFinite(interval.High));
            Assert.True(min <= interval.Low && interval.Low <= interval.High && interval.High <= max, $"{interval} in {min}…{max}");
            Assert.Equal(confidence, interval.Confidence);
            if (narrower is not null)
                Assert.True(interval.Low <= narrower.Low + 1e-9 && interval.High >= narrower.High - 1e-9, $"{interval} is narrower than {narrower}");
            narrower = interval;
        }
    }

    // But for a rounding of the last bit.
    private static bool Contains(Interval interval, double value) => interval.Low <= value + 1e-9 && value <= interval.High + 1e-9;
}
