using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;
using Oracle = MathNet.Numerics.Distributions;

namespace Cx.Core.Tests.Statistics;

public class DifferenceTests
{
    public static TheoryData<NetDifferenceMethod> NetMethods => [.. Enum.GetValues<NetDifferenceMethod>()];

    // nps.diff.1.*, nps.diff.2.*, divided by 100 where points
    [Fact]
    public void Published_net_differences_are_met()
    {
        var adjusted = NetDifferences.Of(8, 13, 15, 12, 7, 12)!;
        Assert.Equal(0.19444444, adjusted.Estimate, 1e-8);
        Assert.Equal(0.17948718, adjusted.TestedEstimate, 1e-8);
        Assert.Equal(0.19323717, adjusted.StandardError, 1e-8);
        Assert.Equal(0.9288, adjusted.Statistic!.Value, 5e-5);
        Assert.Equal(0.35296996, adjusted.PValue!.Value, 1e-8);
        Assert.Equal("AdjustedWald", adjusted.Method);
        Assert.Null(adjusted.DegreesOfFreedom);
        Assert.Equal(-0.13835969, adjusted.Interval(Confidence.P90).Low, 1e-8);
        Assert.Equal(0.49733404, adjusted.Interval(Confidence.P90).High, 1e-8);

        var wald = NetDifferences.Of(60, 120, 120, 90, 110, 100, NetDifferenceMethod.Wald)!;
        Assert.Equal(0.16666667, wald.TestedEstimate, 1e-8);
        Assert.Equal(0.06304026, wald.StandardError, 1e-8);
        Assert.Equal(0.00819779, wald.PValue!.Value, 1e-8);

        var welch = NetDifferences.Of(8, 13, 15, 12, 7, 12, NetDifferenceMethod.WelchT)!;
        Assert.Equal(0.93791063, welch.Statistic!.Value, 1e-7);
        Assert.Equal(0.35203083, welch.PValue!.Value, 1e-7);
        Assert.Equal("WelchT", welch.Method);
    }

    [Theory]
    [MemberData(nameof(NetMethods))]
    public void Exchanging_net_samples_changes_every_sign_and_no_p_value(NetDifferenceMethod method)
        => Law.Holds(from a in Draws.Net from b in Draws.Net select (a, b), draw =>
        {
            var (a, b) = draw;
            var one = NetDifferences.Of(a.U, a.M, a.F, b.U, b.M, b.F, method);
            var other = NetDifferences.Of(b.U, b.M, b.F, a.U, a.M, a.F, method);
            Assert.Equal(one is null, other is null);
            if (one is not null && other is not null) AssertMirrored(one, other, 2);
        });

    [Fact]
    public void Without_variation_Wald_has_no_statistic_and_the_adjusted_method_has()
    {
        var wald = NetDifferences.Of(0, 0, 5, 0, 5, 0, NetDifferenceMethod.Wald)!;
        Assert.Equal((1, 0, null, null), (wald.Estimate, wald.StandardError, wald.Statistic, wald.PValue));
        Assert.True(wald.Interval().IsDegenerate);
        Assert.NotNull(NetDifferences.Of(0, 0, 5, 0, 5, 0)!.PValue);
        var welch = NetDifferences.Of(0, 0, 5, 0, 5, 0, NetDifferenceMethod.WelchT)!;
        Assert.Equal((1, null, null, null), (welch.Estimate, welch.Statistic, welch.DegreesOfFreedom, welch.PValue));
        Assert.True(welch.Interval().IsDegenerate);
    }

    [Fact]
    public void The_interval_of_a_net_difference_is_cut_at_two()
        => Assert.Equal(2, NetDifferences.Of(0, 0, 10, 10, 0, 0)!.Interval(Confidence.P99).High);

    [Fact]
    public void A_single_answer_has_no_t_test()
    {
        Assert.Null(NetDifferences.Of(0, 0, 1, 3, 3, 3, NetDifferenceMethod.WelchT));
        Assert.Null(NetDifferences.Of(3, 3, 3, 0, 1, 0, NetDifferenceMethod.WelchT));
    }

    [Fact]
    public void Impossible_net_samples_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetDifferences.Of(0, 0, 0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetDifferences.Of(1, 1, 1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetDifferences.Of(1, -1, 1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetDifferences.Of(1, 1, 1, 1, 1, 1, (NetDifferenceMethod)99));
    }

    // share.diff.*: Newcombe 1998, four decimals
    [Theory]
    [InlineData(56, 70, 48, 80, 0.2000, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.6000, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.5714, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, 0.0893, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, 0.0000, -0.1611, 0.2775)]
    public void Published_share_differences_are_met(double hits1, double n1, double hits2, double n2, double difference, double low, double high)
    {
        var test = ShareDifferences.Of(hits1, n1, hits2, n2);
        Assert.Equal(difference, test.Estimate, 5e-5);
        Assert.Equal(low, test.Interval().Low, 5e-5);
        Assert.Equal(high, test.Interval().High, 5e-5);
        Assert.Equal("NewcombeHybridScore/PooledZNMinus1", test.Method);
        Assert.Equal("NewcombeHybridScore", test.Interval().Method);
    }

    // share.test.pooled, share.test.nminus1
    [Fact]
    public void Published_share_tests_are_met()
    {
        var pooled = ShareDifferences.Of(56, 70, 48, 80, ShareTestMethod.PooledZ);
        Assert.Equal(2.65017, pooled.Statistic!.Value, 5e-6);
        Assert.Equal(0.0080451, pooled.PValue!.Value, 5e-6);
        Assert.Equal("NewcombeHybridScore/PooledZ", pooled.Method);
        Assert.Equal(2.64132, ShareDifferences.Of(56, 70, 48, 80).Statistic!.Value, 5e-6);
    }

    [Fact]
    public void A_pooled_share_of_0_or_1_speaks_for_no_difference()
    {
        foreach (var test in (DifferenceTest[])[ShareDifferences.Of(0, 10, 0, 20), ShareDifferences.Of(10, 10, 20, 20), ShareDifferences.Of(3, 3, 4, 4, ShareTestMethod.PooledZ)])
        {
            Assert.Equal((0, 0, 1), (test.Estimate, test.Statistic, test.PValue));
        }
    }

    [Fact]
    public void Share_differences_mirror_and_their_interval_contains_them()
        => Law.Holds(from a in Draws.Share from b in Draws.Share select (a, b), draw =>
        {
            var (a, b) = draw;
            var one = ShareDifferences.Of(a.Hits, a.N, b.Hits, b.N);
            AssertMirrored(one, ShareDifferences.Of(b.Hits, b.N, a.Hits, a.N), 1);
            Assert.True(one.Interval().Contains(one.Estimate), $"{one.Interval()} without {one.Estimate}");
        });

    [Fact]
    public void Impossible_shares_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareDifferences.Of(3, 2, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareDifferences.Of(1, 2, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareDifferences.Newcombe(1, 2, -1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareDifferences.Of(1, 2, 1, 2, (ShareTestMethod)99));
    }

    [Fact]
    public void Welch_is_the_t_test_of_unequal_variances()
    {
        // By hand: parts 4/10 and 9/15, se 1, t 2, df 1/(.16/9 + .36/14) = 23.0136986...
        var test = MeanDifferences.Welch(7, 4, 10, 5, 9, 15)!;
        Assert.Equal(1, test.StandardError, 1e-15);
        Assert.Equal(2, test.Statistic!.Value, 1e-14);
        Assert.Equal(1 / ((0.16 / 9) + (0.36 / 14)), test.DegreesOfFreedom!.Value, 1e-12);
        Assert.Equal(2 * Oracle.StudentT.CDF(0, 1, test.DegreesOfFreedom.Value, -2), test.PValue!.Value, 1e-10);
        var t = -Oracle.StudentT.InvCDF(0, 1, test.DegreesOfFreedom.Value, 0.025);
        Assert.Equal(2 - t, test.Interval().Low, 1e-6);
        Assert.Equal(2 + t, test.Interval().High, 1e-6);
        Assert.Equal("Welch", test.Interval().Method);
    }

    [Fact]
    public void Welch_needs_two_on_each_side_and_some_variance()
    {
        Assert.Null(MeanDifferences.Welch(1, 1, 1, 2, 1, 9));
        Assert.Null(MeanDifferences.Welch(1, 1, 9, 2, 1, 1.9));
        var still = MeanDifferences.Welch(5, 0, 9, 3, 0, 9)!;
        Assert.Equal((2, null, null), (still.Estimate, still.Statistic, still.PValue));
        Assert.Equal(Interval.Of(2, 2, default, "Welch"), still.Interval());
        Assert.Equal(8, MeanDifferences.Welch(5, 1, 9, 3, 0, 9)!.DegreesOfFreedom!.Value, 1e-12);
    }

    [Fact]
    public void Impossible_means_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanDifferences.Welch(double.NaN, 1, 9, 2, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanDifferences.Welch(1, 1, 9, double.PositiveInfinity, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanDifferences.Welch(1, -1, 9, 2, 1, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanDifferences.Welch(1, 1, 9, 2, 1, 0));
    }

    [Fact]
    public void Its_text_is_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        Assert.Equal("0.194444, p 0.35297 (AdjustedWald)", NetDifferences.Of(8, 13, 15, 12, 7, 12)!.ToString());
        Assert.Equal("-1, p none (Wald)", NetDifferences.Of(0, 5, 0, 0, 0, 5, NetDifferenceMethod.Wald)!.ToString());
    });

    private static void AssertMirrored(DifferenceTest one, DifferenceTest other, double bound)
    {
        Assert.Equal(one.Estimate, -other.Estimate);
        Assert.Equal(one.TestedEstimate, -other.TestedEstimate);
        Assert.Equal(one.Statistic, -other.Statistic);
        Assert.Equal(one.PValue, other.PValue);
        Assert.Equal(one.Interval(), other.Interval().Negate());
        Assert.InRange(one.Interval().Low, -bound, one.Interval().High);
        Assert.InRange(one.Interval().High, one.Interval().Low, bound);
        if (one.PValue is { } p) Assert.InRange(p, 0, 1);
    }

    public class Equality : EqualityContract<DifferenceTest>
    {
        protected override IReadOnlyList<Func<DifferenceTest>> Makers =>
        [
            () => NetDifferences.Of(8, 13, 15, 12, 7, 12)!,
            () => NetDifferences.Of(8, 13, 15, 12, 7, 12, NetDifferenceMethod.Wald)!,
            () => NetDifferences.Of(8, 13, 15, 12, 7, 12, NetDifferenceMethod.WelchT)!,
            () => NetDifferences.Of(8, 13, 15, 12, 8, 12)!,
            () => ShareDifferences.Of(0, 10, 0, 20),
            () => ShareDifferences.Of(0, 10, 0, 21),
            () => MeanDifferences.Welch(1, 1, 9, 2, 1, 9)!,
        ];
    }
}
