using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class SampleSizeTests
{
    // nps.samplesize.one.1 to .5
    [Theory]
    [InlineData(1, 0.10, 0.95, 382)]
    [InlineData(0.67, 0.10, 0.95, 255)]
    [InlineData(1, 0.05, 0.95, 1534)]
    [InlineData(0.67, 0.05, 0.95, 1027)]
    [InlineData(2.0 / 3, 0.10, 0.90, 178)]
    public void Published_sizes_for_a_net_share_are_met(double variance, double margin, double level, long n)
        => Assert.Equal(n, SampleSize.ForNet(variance, margin, Confidence.Of(level)));

    // nps.samplesize.two.1, .2
    [Theory]
    [InlineData(0.67, 1049)]
    [InlineData(1, 1567)]
    public void Published_sizes_for_two_net_shares_are_met(double variance, long n)
        => Assert.Equal(n, SampleSize.ForNetDifference(variance, 0.10, default, 0.8));

    // nps.samplesize.fpc
    [Fact]
    public void A_finite_population_needs_fewer()
    {
        Assert.Equal(204.86, SampleSize.FinitePopulation(257.38, 1000), 0.005);
        Assert.Equal(1, SampleSize.FinitePopulation(257.38, 1), 1e-12);
        Assert.Equal(257.38, SampleSize.FinitePopulation(257.38, 1e15), 1e-9);
        // z²·.67/.01 is the 257.38 of the vector, before 3 are taken off.
        Assert.Equal(257.38, SampleSize.UnlimitedPopulation(0.67, 0.1), 0.005);
    }

    [Fact]
    public void Shares_and_means_use_the_plain_formula()
    {
        // 1.959964²·.25/.0025 = 384.146; ·4/.25 = 61.46; two groups 2·4·(1.959964 + .841621)²/1 = 62.79
        Assert.Equal(385, SampleSize.ForShare(0.5, 0.05));
        Assert.Equal(62, SampleSize.ForMean(4, 0.5));
        Assert.Equal(63, SampleSize.ForMeanDifference(4, 1));
        Assert.Equal(1, SampleSize.ForShare(0, 0.05));
        Assert.Equal(1, SampleSize.ForNet(0, 0.1));
    }

    [Fact]
    public void The_planned_size_keeps_the_margin_and_a_wider_margin_needs_no_more()
        => Law.Holds(from v in Gen.Choose(1, 100) from m in Gen.Choose(1, 100) select (Variance: v / 100.0, Margin: m / 200.0), draw =>
        {
            var n = SampleSize.ForNet(draw.Variance, draw.Margin);
            var half = Confidence.P95.Z * Math.Sqrt(draw.Variance / (n + 3));
            return half <= draw.Margin * (1 + 1e-12) && SampleSize.ForNet(draw.Variance, draw.Margin + 0.01) <= n;
        });

    [Fact]
    public void Impossible_plans_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForNet(1.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForNet(-0.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForNet(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForShare(double.NaN, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForMean(-1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForNetDifference(1, 0.1, default, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForMeanDifference(1, 0.1, default, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.FinitePopulation(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.FinitePopulation(10, 0.5));
        Assert.Contains("wider margin", Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.ForMean(1, 1e-10)).Message, StringComparison.Ordinal);
    }
}
