using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class ComparisonTests
{
    private static Gen<(RatingCounts First, RatingCounts Second)> Pair { get; } =
        from scale in Generators.Definition
        where scale.FavourableBox is not null
        from first in Answers.Numbers(scale)
        from second in Answers.Numbers(scale)
        select (Answers.On(scale, [.. first]), Answers.On(scale, [.. second]));

    [Fact]
    public void Exchanged_scores_give_the_negative_difference_and_the_same_p() => Law.Holds(Pair, pair =>
    {
        var (a, b) = pair;
        foreach (var method in Enum.GetValues<NetDifferenceMethod>())
            AssertAntisymmetric(NetBoxScore.From(a)!.CompareWith(NetBoxScore.From(b)!, method), NetBoxScore.From(b)!.CompareWith(NetBoxScore.From(a)!, method));
        foreach (var method in Enum.GetValues<ShareTestMethod>())
            AssertAntisymmetric(BoxScore.From(a)!.CompareWith(BoxScore.From(b)!, method), BoxScore.From(b)!.CompareWith(BoxScore.From(a)!, method));
        AssertAntisymmetric(MeanScore.From(a)!.CompareWith(MeanScore.From(b)!), MeanScore.From(b)!.CompareWith(MeanScore.From(a)!));
        AssertAntisymmetric(PompScore.From(a)!.CompareWith(PompScore.From(b)!), PompScore.From(b)!.CompareWith(PompScore.From(a)!));
        AssertAntisymmetric(EffortScore.From(a)!.CompareWith(EffortScore.From(b)!), EffortScore.From(b)!.CompareWith(EffortScore.From(a)!));
    });

    [Fact]
    public void A_difference_is_the_first_score_minus_the_second_in_its_own_unit() => Law.Holds(Pair, pair =>
    {
        var (a, b) = pair;
        Check(NetBoxScore.From(a)!.CompareWith(NetBoxScore.From(b)!), ScoreUnit.Points, NetBoxScore.From(a)!.Points - NetBoxScore.From(b)!.Points, 200);
        Check(BoxScore.From(a)!.CompareWith(BoxScore.From(b)!), ScoreUnit.Share, BoxScore.From(a)!.Value - BoxScore.From(b)!.Value, 1);
        Check(MeanScore.From(a)!.CompareWith(MeanScore.From(b)!), ScoreUnit.ScaleUnits, MeanScore.From(a)!.Mean - MeanScore.From(b)!.Mean, double.MaxValue);
        Check(PompScore.From(a)!.CompareWith(PompScore.From(b)!), ScoreUnit.PompPoints, PompScore.From(a)!.Points - PompScore.From(b)!.Points, double.MaxValue);

        void Check(ScoreDifference? difference, ScoreUnit unit, double value, double bound)
        {
            if (difference is null)
            {
                Assert.True(a.Answered < 2 || b.Answered < 2);
                return;
            }

            Assert.Equal(unit, difference.Unit);
            Assert.Equal(value, difference.Value, 1e-6);
            Assert.Equal(a.Scale, difference.Scale);
            Assert.InRange(difference.PValue ?? 0, 0, 1);
            Assert.True(double.IsFinite(difference.Statistic ?? 0) && double.IsFinite(difference.StandardError));
            ScoreIntervalLaws.AssertNested(difference.Interval, -bound, bound);
        }
    });

    [Fact]
    public void The_difference_of_two_published_samples_is_the_published_one()
    {
        // nps.diff.1 of the vectors: 8/13/15 against 12/7/12.
        var one = NetPromoterScore.From(Classes(8, 13, 15))!;
        var other = NetPromoterScore.From(Classes(12, 7, 12))!;
        var adjusted = one.CompareWith(other);
        var wald = one.CompareWith(other, NetDifferenceMethod.Wald)!;

        Assert.Equal(19.444444, adjusted.Value, 1e-6);
        Assert.Equal(17.948718, adjusted.TestedValue, 1e-6);
        Assert.Equal(19.323717, adjusted.StandardError, 1e-6);
        Assert.Equal(0.35296996, adjusted.PValue!.Value, 1e-8);
        Assert.Equal(-13.835969, adjusted.Interval(Confidence.P90).Low, 1e-6);
        Assert.Equal(49.733404, adjusted.Interval(Confidence.P90).High, 1e-6);
        Assert.Equal((20.413392, 0.34082638), (Math.Round(wald.StandardError, 6), Math.Round(wald.PValue!.Value, 8)));
        Assert.Equal(0.35203083, one.CompareWith(other, NetDifferenceMethod.WelchT)!.PValue!.Value, 1e-8);
        Assert.Equal("NPS", adjusted.Name);
    }

    [Fact]
    public void Wald_on_samples_without_spread_has_no_statistic()
    {
        var one = NetPromoterScore.From(Classes(0, 0, 5))!;
        var difference = one.CompareWith(NetPromoterScore.From(Classes(5, 0, 0))!, NetDifferenceMethod.Wald)!;

        Assert.Equal(200, difference.Value);
        Assert.Null(difference.Statistic);
        Assert.Null(difference.PValue);
        Assert.True(difference.Interval().IsDegenerate);
        Assert.DoesNotContain("p ", difference.ToString().Replace("points ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_on_two_scales_or_by_two_methods_are_refused_by_name()
    {
        var (five, seven, stars) = (Answers.Of<Csat5>(1, 5), Answers.Of<Csat7>(1, 7), Answers.Of<Stars5>(1, 5));
        foreach (var compare in new Action[]
        {
            () => BoxScore.From(five)!.CompareWith(BoxScore.From(seven)!), () => BoxScore.From(five)!.CompareWith(BoxScore.From(stars)!),
            () => MeanScore.From(five)!.CompareWith(MeanScore.From(seven)!), () => PompScore.From(five)!.CompareWith(PompScore.From(seven)!),
            () => NetBoxScore.From(five)!.CompareWith(NetBoxScore.From(seven)!), () => EffortScore.From(Answers.Of<Ces5>(1, 2))!.CompareWith(EffortScore.From(Answers.Of<Ces7>(1, 2))!),
            () => Compare.All([MeanScore.From(five), MeanScore.From(seven)]),
        })
        {
            Assert.Contains("cannot be compared", Assert.Throws<ScaleMismatchException>(compare).Message, StringComparison.Ordinal);
        }

        foreach (var compare in new Action[]
        {
            () => BoxScore.From(five)!.CompareWith(BoxScore.TopBox(five)!), () => BoxScore.TopBox(five)!.CompareWith(BoxScore.Bottom(five, 1)!),
            () => NetBoxScore.From(five)!.CompareWith(NetBoxScore.Net(five, 1, 1)!), () => NetBoxScore.Net(five, 1, 2)!.CompareWith(NetBoxScore.Net(five, 2, 1)!),
        })
        {
            Assert.Contains("Calculate both the same way", Assert.Throws<ArgumentException>(compare).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentNullException>(() => MeanScore.From(five)!.CompareWith(null!));
    }

    [Fact]
    public void All_pairs_are_compared_in_order_and_corrected_for_their_number()
    {
        // The pair of vector nps.diff.2, twice, and no data between.
        var (a, b) = (NetPromoterScore.From(Classes(60, 120, 120)), NetPromoterScore.From(Classes(90, 110, 100)));
        var holm = Compare.All([a, null, b, a]);

        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], holm.Select(pair => (pair.First, pair.Second)));
        Assert.Equal([true, false, false, true, true, false], holm.Select(pair => pair.Difference is null));
        // Three tests: p .00847967 twice and 1; Holm 3p and max(3p, 2p), then 1.
        Assert.Equal(3 * 0.00847967, holm[1].AdjustedPValue!.Value, 1e-7);
        Assert.Equal(3 * 0.00847967, holm[5].AdjustedPValue!.Value, 1e-7);
        Assert.Equal(1, holm[2].AdjustedPValue!.Value, 1e-12);
        Assert.Null(holm[0].AdjustedPValue);
        Assert.Equal(1.5 * 0.00847967, Compare.All([a, null, b, a], Correction.BenjaminiHochberg)[1].AdjustedPValue!.Value, 1e-7);
        Assert.Equal(holm[1].Difference, a!.CompareWith(b!));
        Assert.Empty(Compare.All<NetPromoterScore>([]));
        Assert.Empty(Compare.All([a]));
        Assert.Throws<ArgumentNullException>(() => Compare.All<NetPromoterScore>(null!));
    }

    [Fact]
    public void Pairs_of_single_answers_count_in_no_correction()
    {
        var (many, other, single) = (MeanScore.From(Answers.Of<Csat5>(1, 2, 3, 4)), MeanScore.From(Answers.Of<Csat5>(3, 4, 4, 5)), MeanScore.From(Answers.Of<Csat5>(3)));
        var pairs = Compare.All([many, other, single]);

        Assert.Equal(pairs[0].Difference!.PValue, pairs[0].AdjustedPValue);
        Assert.Null(pairs[1].Difference);
        Assert.Null(pairs[2].AdjustedPValue);
    }

    [Fact]
    public void The_mean_change_of_the_same_people_is_tested_by_t()
    {
        // Classes -1 to +1, 0 to +1, +1 to +1, -1 to 0: changes 2, 1, 0, 1. Mean 1, variance 2/3, SE sqrt(1/6), t sqrt(6), 3 df.
        var paired = NetPromoterScore.ComparePaired(
        [
            (Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(8), Rating<Nps>.From(10)), (Rating<Nps>.From(9), Rating<Nps>.From(10)), (Rating<Nps>.From(6), Rating<Nps>.From(7)),
            (default, Rating<Nps>.From(1)), (Rating<Nps>.From(1), Rating<Nps>.Skipped),
        ]);
        var difference = paired.Difference!;

        Assert.Equal((4, 2), (paired.Pairs, paired.Incomplete));
        Assert.Equal(100, difference.Value);
        Assert.Equal(100 * Math.Sqrt(1.0 / 6), difference.StandardError, 1e-9);
        Assert.Equal(Math.Sqrt(6), difference.Statistic!.Value, 1e-12);
        Assert.Equal(3, difference.DegreesOfFreedom);
        // t with 3 df: P(|T| > t) = 1 - 2/pi (atan(t/sqrt 3) + (t/sqrt 3)/(1 + t^2/3)).
        var s = Math.Sqrt(2);
        Assert.Equal(1 - (2 / Math.PI * (Math.Atan(s) + (s / (1 + (s * s))))), difference.PValue!.Value, 1e-10);
        Assert.Equal("PairedT", difference.Method);
        Assert.Equal(ScoreUnit.Points, difference.Unit);
    }

    [Fact]
    public void Fewer_than_two_pairs_have_no_difference_and_equal_changes_no_statistic()
    {
        var one = NetPromoterScore.ComparePaired([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (default, default)]);
        Assert.Equal((1, 1), (one.Pairs, one.Incomplete));
        Assert.Null(one.Difference);
        Assert.Null(NetPromoterScore.ComparePaired([]).Difference);
        var alike = NetPromoterScore.ComparePaired([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(0), Rating<Nps>.From(10))]);
        Assert.Equal(200, alike.Difference!.Value);
        Assert.Null(alike.Difference.PValue);
        Assert.Throws<ArgumentNullException>(() => NetPromoterScore.ComparePaired(null!));
    }

    private static void AssertAntisymmetric(ScoreDifference? one, ScoreDifference? other)
    {
        Assert.Equal(one is null, other is null);
        if (one is null || other is null) return;
        Assert.Equal(one.Value, -other.Value);
        Assert.Equal(one.TestedValue, -other.TestedValue);
        Assert.Equal(one.Statistic, -other.Statistic);
        Assert.Equal((one.StandardError, one.PValue, one.Unit, one.Method), (other.StandardError, other.PValue, other.Unit, other.Method));
        AssertClose(one.DegreesOfFreedom, other.DegreesOfFreedom);
        AssertClose(one.Interval().Low, -other.Interval().High);
        AssertClose(one.Interval().High, -other.Interval().Low);
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number) Assert.Equal(number, actual!.Value, 1e-9 * Math.Max(1, Math.Abs(number)));
    }

    private static RatingCounts<Nps> Classes(long detractors, long passives, long promoters) => Answers.PerLevel<Nps>(detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters);
}
