using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using Oracle = MathNet.Numerics.Distributions;

namespace Cx.Core.Tests.Statistics;

public class ShareIntervalTests
{
    // share.81-263.95.*, share.0-20.95.*, share.1-29.95.*, share.30-30.95.*, share.70-100.95.*
    [Theory]
    [InlineData(81, 263, ShareIntervalMethod.Wilson, 0.255289, 0.366210)]
    [InlineData(81, 263, ShareIntervalMethod.AgrestiCoull, 0.255221, 0.366277)]
    [InlineData(81, 263, ShareIntervalMethod.Jeffreys, 0.254522, 0.365647)]
    [InlineData(81, 263, ShareIntervalMethod.ClopperPearson, 0.252737, 0.367622)]
    [InlineData(0, 20, ShareIntervalMethod.Wilson, 0, 0.161125)]
    [InlineData(0, 20, ShareIntervalMethod.AgrestiCoull, -0.028684, 0.189810)]
    [InlineData(0, 20, ShareIntervalMethod.Jeffreys, 0, 0.116639)]
    [InlineData(0, 20, ShareIntervalMethod.ClopperPearson, 0, 0.168433)]
    [InlineData(1, 29, ShareIntervalMethod.Jeffreys, 0.003746, 0.150078)]
    [InlineData(30, 30, ShareIntervalMethod.Wilson, 0.886487, 1)]
    [InlineData(30, 30, ShareIntervalMethod.ClopperPearson, 0.884297, 1)]
    [InlineData(70, 100, ShareIntervalMethod.Wald, 0.610183, 0.789817)]
    public void Published_limits_are_met(double hits, double n, ShareIntervalMethod method, double low, double high)
    {
        var interval = ShareIntervals.Of(hits, n, default, method, clamp: false);
        Assert.Equal(low, interval.Low, 1e-6);
        Assert.Equal(high, interval.High, 1e-6);
        Assert.Equal(method.ToString(), interval.Method);
    }

    // weights.wilson-neff.1
    [Fact]
    public void An_effective_size_need_not_be_whole()
    {
        var interval = ShareIntervals.Of(0.7 * 259.74, 259.74);
        Assert.Equal(0.641686, interval.Low, 1e-6);
        Assert.Equal(0.752484, interval.High, 1e-6);
    }

    [Fact]
    public void A_limit_outside_of_the_shares_is_cut_only_when_asked()
    {
        Assert.True(ShareIntervals.Of(1, 20, method: ShareIntervalMethod.Wald, clamp: false).Low < 0);
        Assert.Equal(0, ShareIntervals.Of(1, 20, method: ShareIntervalMethod.Wald).Low);
        Assert.Equal(1, ShareIntervals.Of(20, 20, method: ShareIntervalMethod.AgrestiCoull).High);
    }

    [Fact]
    public void Wilson_is_where_a_score_test_is_just_significant() => Law.Holds(Draws.Share, draw =>
    {
        // Wilson 1927: |p - limit| = z sqrt(limit (1 - limit)/n), at both limits.
        var (hits, n) = draw;
        var interval = ShareIntervals.Of(hits, n);
        var p = (double)hits / n;
        foreach (var limit in (double[])[interval.Low, interval.High])
        {
            Assert.Equal(Confidence.P95.Z * Math.Sqrt(limit * (1 - limit) / n), Math.Abs(p - limit), 1e-9);
        }
    });

    [Fact]
    public void Wilson_lies_within_the_shares_contains_p_and_ends_exactly_at_the_ends() => Law.Holds(Draws.Share, draw =>
    {
        var (hits, n) = draw;
        var interval = ShareIntervals.Of(hits, n);
        return interval.Low >= 0 && interval.High <= 1 && interval.Contains((double)hits / n)
            && interval.Low == 0 == (hits == 0) && interval.High == 1 == (hits == n);
    });

    [Theory]
    [InlineData(ShareIntervalMethod.Wilson)]
    [InlineData(ShareIntervalMethod.AgrestiCoull)]
    [InlineData(ShareIntervalMethod.Jeffreys)]
    [InlineData(ShareIntervalMethod.ClopperPearson)]
    [InlineData(ShareIntervalMethod.Wald)]
    public void Misses_mirror_hits(ShareIntervalMethod method) => Law.Holds(Draws.Share, draw =>
    {
        var (hits, n) = draw;
        var one = ShareIntervals.Of(hits, n, default, method);
        var other = ShareIntervals.Of(n - hits, n, default, method);
        Assert.Equal(1 - other.High, one.Low, 1e-12);
        Assert.Equal(1 - other.Low, one.High, 1e-12);
    });

    [Theory]
    [InlineData(ShareIntervalMethod.Wilson)]
    [InlineData(ShareIntervalMethod.AgrestiCoull)]
    [InlineData(ShareIntervalMethod.Jeffreys)]
    [InlineData(ShareIntervalMethod.ClopperPearson)]
    [InlineData(ShareIntervalMethod.Wald)]
    public void More_confidence_is_never_narrower(ShareIntervalMethod method) => Law.Holds(Draws.Share, draw =>
    {
        var (hits, n) = draw;
        var before = -1.0;
        foreach (var level in (double[])[0.6, 0.9, 0.95, 0.999])
        {
            var width = ShareIntervals.Of(hits, n, Confidence.Of(level), method).Width;
            Assert.True(width >= before);
            before = width;
        }
    });

    [Theory]
    [InlineData(3, 12)]
    [InlineData(11, 12)]
    [InlineData(1, 40)]
    public void Clopper_Pearson_leaves_half_of_alpha_on_each_side(int hits, int n)
    {
        // The oracle adds up the binomial: P(X >= hits) at the lower and P(X <= hits) at the upper limit.
        var interval = ShareIntervals.Of(hits, n, Confidence.P90, ShareIntervalMethod.ClopperPearson);
        Assert.Equal(0.05, Enumerable.Range(hits, n - hits + 1).Sum(k => Oracle.Binomial.PMF(interval.Low, n, k)), 1e-10);
        Assert.Equal(0.05, Enumerable.Range(0, hits + 1).Sum(k => Oracle.Binomial.PMF(interval.High, n, k)), 1e-10);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.NaN, 3)]
    [InlineData(1, double.PositiveInfinity)]
    public void Impossible_counts_are_refused(double hits, double n)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ShareIntervals.Of(hits, n));

    [Fact]
    public void An_unknown_method_is_refused_by_name()
        => Assert.Contains("ShareIntervalMethod", Assert.Throws<ArgumentOutOfRangeException>(() => ShareIntervals.Of(1, 2, default, (ShareIntervalMethod)99)).Message, StringComparison.Ordinal);
}
