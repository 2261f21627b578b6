using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class ChartTests
{
    [Fact]
    public void A_baseline_that_nothing_can_be_judged_by_gives_no_chart()
    {
        Assert.Null(PChart.From([], []));
        Assert.Null(PChart.From([3, 0], [10, 0]));
        Assert.Null(PChart.From([0, 0], [10, 10]));
        Assert.Null(PChart.From([10, 10], [10, 10]));
        Assert.Null(NetScoreChart.From([(1, 2, 3)]));
        Assert.Null(NetScoreChart.From([(1, 2, 3), (0, 0, 0)]));
        Assert.Null(NetScoreChart.From([(0, 0, 5), (0, 0, 7)]));
    }

    [Fact]
    public void A_group_of_none_is_no_point()
    {
        Assert.Null(PChart.From([3, 4], [10, 10])!.Point(0, 0));
        Assert.Null(NetScoreChart.From([(1, 2, 3), (1, 1, 1)])!.Point(0, 0, 0));
    }

    [Fact]
    public void Limits_follow_the_n_of_each_point_and_stay_where_values_can_be()
    {
        // p = 7/20; sqrt(.35·.65/100) = .0476970.
        var chart = PChart.From([3, 4], [10, 10])!;

        Assert.Equal(0.35 + (3 * 0.0476969601), chart.Point(1, 100)!.High, 1e-9);
        Assert.Equal((0, 1), (chart.Point(1, 2)!.Low, chart.Point(1, 2)!.High));
        Assert.Equal((-0.34) / 0.0476969601, chart.Point(1, 100)!.Distance!.Value, 1e-6);
        Assert.Equal(-100, NetScoreChart.From([(1, 2, 3), (1, 1, 1)])!.Point(1, 0, 0)!.Low);
    }

    [Fact]
    public void Counts_that_make_no_share_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PChart.From([3], [2]));
        Assert.Throws<ArgumentException>(() => PChart.From([3, 1], [4]));
        Assert.Throws<ArgumentException>(() => NetScoreChart.From([(-1, 2, 3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PChart.From([3, 4], [10, 10])!.SigmaAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetScoreChart.From([(1, 2, 3), (1, 1, 1)])!.SigmaAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ewma.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ewma.Of(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.Of(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cusum.Of(0).Run([double.NaN]));
    }

    [Fact]
    public void A_moving_average_stays_between_the_extremes_of_start_and_data() => Law.Holds(Series(), values =>
    {
        var points = Ewma.Of(5, 0.3).Run(values, 2);
        double least = Math.Min(5, values.Min()), most = Math.Max(5, values.Max());
        Assert.All(points, point => Assert.InRange(point.Value, least - 1e-9, most + 1e-9));
    });

    [Fact]
    public void With_all_weight_on_the_newest_value_it_is_the_raw_series_with_its_own_limits() => Law.Holds(Series(), values =>
    {
        var points = Ewma.Of(5, 1).Run(values, 2);
        Assert.Equal(values, points.Select(point => point.Value));
        Assert.All(points, point => Assert.Equal((-1, 11), (point.Low, point.High)));
    });

    [Fact]
    public void The_limits_widen_to_those_of_a_long_series()
    {
        var chart = Ewma.Of(50, 0.3);
        var points = chart.Run(Enumerable.Repeat(50.0, 200).ToArray(), 2.0539);

        // The first has v = λ²σ².
        Assert.Equal(50 + (3 * 0.3 * 2.0539), points[0].High, 1e-12);
        Assert.Equal(chart.LimitsOf(2.0539).High, points[^1].High, 1e-12);
        Assert.DoesNotContain(points, point => point.IsSignal);
    }

    [Fact]
    public void A_series_at_its_target_never_signals_and_a_shift_of_one_deviation_does()
    {
        Assert.DoesNotContain(Cusum.Of(7).Run(Enumerable.Repeat(7.0, 1_000).ToArray()), point => point.IsSignal);

        // Each value adds ½ beyond the slack: above 5 at the eleventh.
        var risen = Cusum.Of(7).Run(Enumerable.Repeat(8.0, 20).ToArray());
        Assert.Equal(11, risen.TakeWhile(point => !point.IsHigh).Count() + 1);
        Assert.DoesNotContain(risen, point => point.IsLow);
        Assert.True(Cusum.Of(7).Run(Enumerable.Repeat(6.0, 20).ToArray())[^1].IsLow);
    }

    [Fact]
    public void An_annotation_tests_after_against_before()
    {
        var mark = new Annotation("one price for all", firstAfter: 2);
        var shares = mark.TestShares([40, 42, 55, 58], [100, 100, 100, 100])!;

        // (113 − 82)/200.
        Assert.Equal(ShareDifferences.Of(113, 200, 82, 200), shares);
        Assert.Equal(NetDifferences.Of(2, 1, 7, 5, 3, 2), new Annotation("a", 1).TestNets([(5, 3, 2), (1, 1, 3), (1, 0, 4)]));
        Assert.Null(mark.TestShares([1], [2]));
        Assert.Null(mark.TestNets([(1, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Annotation("a", 0));
        Assert.Throws<ArgumentException>(() => new Annotation(" ", 1));
    }

    [Fact]
    public void Large_groups_that_vary_anyway_have_wider_limits()
    {
        // p = 1240/3000; s = sqrt(p(1 − p)/1000) = .0155721; z = -.85623, 2.99682, -2.14059; ranges 3.85306 and 5.13741, mean 4.49523, /1.128 = 3.98513.
        var chart = LaneyPChart.From([400, 460, 380], [1_000, 1_000, 1_000])!;

        Assert.Equal(1_240.0 / 3_000, chart.Centre, 1e-12);
        Assert.Equal(3.98513, chart.SigmaZ, 1e-4);
        Assert.Equal(chart.Centre + (3 * 0.0155721 * 3.98513), chart.Point(480, 1_000)!.High, 1e-5);
        Assert.False(chart.Point(480, 1_000)!.IsSignal);
        Assert.True(PChart.From([400, 460, 380], [1_000, 1_000, 1_000])!.Point(480, 1_000)!.IsSignal);
        Assert.Null(chart.Point(0, 0));
        Assert.Null(LaneyPChart.From([4, 4], [10, 10]));
        Assert.Null(LaneyPChart.From([4], [10]));
        Assert.Equal(chart, LaneyPChart.From([400, 0, 460, 380], [1_000, 0, 1_000, 1_000]));
    }

    public static TheoryData<WesternElectricRules, double[]> Runs => new()
    {
        { WesternElectricRules.None, [0.5, -3, 2.9] },
        { WesternElectricRules.OneBeyondThree | WesternElectricRules.None, [0.5, -0.5, -3.1] },
        { WesternElectricRules.TwoOfThreeBeyondTwo, [2.1, 0, 2.2] },
        { WesternElectricRules.None, [2.1, -2.2, 0] },
        { WesternElectricRules.None, [2.1, 0, -2.2] },
        { WesternElectricRules.None, [2.1, 0, 0, 2.2] },
        { WesternElectricRules.FourOfFiveBeyondOne, [-1.1, -1.2, 0.3, -1.3, -1.4] },
        { WesternElectricRules.None, [-1.1, -1.2, 0.3, 0.3, -1.4] },
        { WesternElectricRules.EightOnOneSide, [.1, .1, .1, .1, .1, .1, .1, .1] },
        { WesternElectricRules.None, [.1, .1, .1, .1, 0, .1, .1, .1] },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void Each_rule_looks_at_one_side_and_at_the_last_point(WesternElectricRules expected, double[] distances)
        => Assert.Equal(expected, WesternElectric.Of(distances)[^1]);

    private static Gen<double[]> Series() => Gen.Choose(-100, 100).Select(value => value / 10.0).NonEmptyListOf().Select(list => list.ToArray());
}
