using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;

namespace Cx.Core.Tests.Statistics;

public class NetIntervalTests
{
    public static TheoryData<NetIntervalMethod> Methods => [.. Enum.GetValues<NetIntervalMethod>()];

    // nps.ci.<unfavourable>-<neutral>-<favourable>.<level>.<method>, divided by 100
    [Theory]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.Wald, -0.01809632, 0.40698521, 1e-8)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.AdjustedWald, -0.02384881, 0.38282317, 1e-8)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.AdjustedWaldZSquared, -0.02532252, 0.38702781, 1e-8)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.Score, -0.02509800, 0.39407013, 1e-6)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.TrinomialT, -0.02697157, 0.41586046, 1e-8)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.MoverWilson, -0.02342057, 0.39048817, 1e-8)]
    [InlineData(8, 13, 15, 0.90, NetIntervalMethod.DirichletJeffreys, -0.0236, 0.3890, 2e-4)]
    [InlineData(2, 11, 18, 0.95, NetIntervalMethod.AdjustedWald, 0.25512334, 0.68605313, 1e-8)]
    [InlineData(60, 120, 120, 0.95, NetIntervalMethod.Score, 0.11380852, 0.28290091, 1e-6)]
    [InlineData(0, 0, 10, 0.95, NetIntervalMethod.Wald, 1, 1, 0)]
    [InlineData(0, 0, 10, 0.95, NetIntervalMethod.AdjustedWald, 0.47503552, 1, 1e-8)]
    [InlineData(0, 0, 10, 0.95, NetIntervalMethod.Score, 0.44493437, 1, 1e-6)]
    [InlineData(0, 10, 0, 0.95, NetIntervalMethod.AdjustedWald, -0.18465045, 0.18465045, 1e-8)]
    [InlineData(0, 10, 0, 0.95, NetIntervalMethod.Score, -0.2775328, 0.2775328, 1e-6)]
    public void Published_limits_are_met(double u, double m, double f, double level, NetIntervalMethod method, double low, double high, double tolerance)
    {
        var interval = NetIntervals.Of(u, m, f, Confidence.Of(level), method)!;
        Assert.Equal(low, interval.Low, tolerance);
        Assert.Equal(high, interval.High, tolerance);
        Assert.Equal(method.ToString(), interval.Method);
        Assert.Equal(level, interval.Confidence.Level);
    }

    // nps.ci.8-13-15.95.Goodman
    [Fact]
    public void Goodman_multiplies_the_standard_error_by_the_root_of_chi_squared()
        => Assert.Equal(2 * 0.3162871, NetIntervals.Of(8, 13, 15, default, NetIntervalMethod.GoodmanSimultaneous)!.Width, 2e-8);

    // nps.ci.0-0-10.95.AdjustedWald.unclamped
    [Fact]
    public void A_limit_beyond_the_range_is_cut_unless_told_otherwise()
        => Assert.Equal(1.06342602, NetIntervals.Of(0, 0, 10, clamp: false)!.High, 1e-8);

    // nps.halfwidth.third: 160.03 points at p = d = 1/3
    [Fact]
    public void At_thirds_the_half_width_is_160_points_by_the_root_of_n()
        => Assert.Equal(1.6003, NetIntervals.Of(1e6, 1e6, 1e6, default, NetIntervalMethod.Wald)!.Width / 2 * Math.Sqrt(3e6), 5e-5);

    [Fact]
    public void One_answer_has_no_t_interval()
    {
        Assert.Null(NetIntervals.Of(0, 0, 1, default, NetIntervalMethod.TrinomialT));
        Assert.NotNull(NetIntervals.Of(0, 0, 2, default, NetIntervalMethod.TrinomialT));
    }

    // Its limits are searched for in an integral: milliseconds each.
    private static int Slowness(NetIntervalMethod method) => method == NetIntervalMethod.DirichletJeffreys ? 10 : 1;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Limits_lie_within_the_range_and_do_not_cross(NetIntervalMethod method) => Law.Holds(Draws.Net, draw =>
    {
        var interval = NetIntervals.Of(draw.U, draw.M, draw.F, default, method);
        return interval is null ? draw.U + draw.M + draw.F == 1 : interval.Low >= -1 && interval.High <= 1 && interval.Low <= interval.High;
    }, oneIn: Slowness(method));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Exchanging_favourable_and_unfavourable_mirrors_the_limits(NetIntervalMethod method) => Law.Holds(Draws.Net, draw =>
    {
        var one = NetIntervals.Of(draw.U, draw.M, draw.F, default, method);
        var other = NetIntervals.Of(draw.F, draw.M, draw.U, default, method)?.Negate();
        Assert.Equal(one?.Low ?? 0, other?.Low ?? 0, 1e-9);
        Assert.Equal(one?.High ?? 0, other?.High ?? 0, 1e-9);
    }, oneIn: Slowness(method));

    [Theory]
    [MemberData(nameof(Methods))]
    public void More_confidence_is_never_narrower(NetIntervalMethod method) => Law.Holds(Draws.Net, draw =>
    {
        var before = -1.0;
        foreach (var level in (double[])[0.6, 0.9, 0.99])
        {
            var width = NetIntervals.Of(draw.U, draw.M, draw.F, Confidence.Of(level), method)?.Width ?? 0;
            Assert.True(width >= before - 1e-9, $"{width} at {level} after {before}");
            before = width;
        }
    }, oneIn: Slowness(method));

    [Theory]
    [InlineData(NetIntervalMethod.Score)]
    [InlineData(NetIntervalMethod.MoverWilson)]
    [InlineData(NetIntervalMethod.Wald)]
    public void The_observed_value_is_inside(NetIntervalMethod method) => Law.Holds(Draws.Net, draw =>
    {
        var net = (draw.F - draw.U) / (double)(draw.U + draw.M + draw.F);
        return NetIntervals.Of(draw.U, draw.M, draw.F, default, method)!.Contains(net);
    });

    [Fact]
    public void Score_limits_are_where_the_likeliest_trinomial_is_just_rejected() => Law.Holds(Draws.Net, draw =>
    {
        var (u, m, f) = draw;
        var n = u + m + f;
        var interval = NetIntervals.Of(u, m, f, Confidence.P90, NetIntervalMethod.Score)!;
        foreach (var limit in ((double[])[interval.Low, interval.High]).Where(limit => Math.Abs(limit) < 1))
        {
            var q = Likeliest(u, m, f, limit);
            var allowed = Confidence.P90.Z * Math.Sqrt(n * ((2 * q) + (limit * (1 - limit))));
            Assert.Equal(allowed, Math.Abs(f - u - (n * limit)), 1e-4 * n);
        }
    });

    [Fact]
    public void Of_one_class_the_score_interval_ends_at_the_edge()
    {
        Assert.Equal(-1, NetIntervals.Of(7, 0, 0, default, NetIntervalMethod.Score)!.Low);
        Assert.Equal(1, NetIntervals.Of(0, 0, 7, default, NetIntervalMethod.Score)!.High);
    }

    [Theory]
    [InlineData(8, 13, 15)]
    [InlineData(0, 0, 3)]
    [InlineData(0, 5, 0)]
    [InlineData(40, 1, 2)]
    public void Dirichlet_limits_agree_with_drawn_posteriors(double u, double m, double f)
    {
        // Gamma variables with the three shapes, divided by their sum, are a Dirichlet draw.
        var random = new Random(7);
        double[] shapes = [u + 0.5, m + 0.5, f + 0.5];
        var draws = new double[200_000];
        for (var i = 0; i < draws.Length; i++)
        {
            var parts = Array.ConvertAll(shapes, shape => MathNet.Numerics.Distributions.Gamma.Sample(random, shape, 1));
            draws[i] = (parts[2] - parts[0]) / parts.Sum();
        }

        Array.Sort(draws);
        var interval = NetIntervals.Of(u, m, f, Confidence.P90, NetIntervalMethod.DirichletJeffreys)!;
        Assert.Equal(0.05, Below(draws, interval.Low), 0.0025);
        Assert.Equal(0.95, Below(draws, interval.High), 0.0025);
    }

    [Fact]
    public void A_large_sample_has_the_same_limits_by_every_method()
    {
        // Far apart only for few answers: at 3 million all are within a thousandth of a point.
        var wald = NetIntervals.Of(6e5, 12e5, 12e5, default, NetIntervalMethod.Wald)!;
        foreach (var method in Enum.GetValues<NetIntervalMethod>().Where(method => method != NetIntervalMethod.GoodmanSimultaneous))
        {
            var interval = NetIntervals.Of(6e5, 12e5, 12e5, default, method)!;
            Assert.Equal(wald.Low, interval.Low, 1e-5);
            Assert.Equal(wald.High, interval.High, 1e-5);
        }
    }

    [Fact]
    public void Counts_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Of(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Of(-1, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Of(1, double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Of(1, 1, double.PositiveInfinity));
        Assert.Contains("NetIntervalMethod", Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Of(1, 1, 1, default, (NetIntervalMethod)99)).Message, StringComparison.Ordinal);
    }

    /// <summary>The unfavourable share q that maximises u ln q + m ln(1 - 2q - t) + f ln(q + t), by golden section on the concave likelihood.</summary>
    private static double Likeliest(double u, double m, double f, double t)
    {
        double low = Math.Max(0, -t), high = (1 - t) / 2;
        for (var i = 0; i < 200; i++)
        {
            double a = low + ((high - low) * 0.382), b = low + ((high - low) * 0.618);
            if (Likelihood(a) < Likelihood(b)) { low = a; } else { high = b; }
        }

        return (low + high) / 2;

        double Likelihood(double q) => Term(u, q) + Term(m, 1 - (2 * q) - t) + Term(f, q + t);
    }

    private static double Term(double count, double share) => count == 0 ? 0 : count * Math.Log(Math.Max(share, 1e-300));

    private static double Below(double[] sorted, double value)
    {
        var place = Array.BinarySearch(sorted, value);
        return (double)(place < 0 ? ~place : place) / sorted.Length;
    }
}
