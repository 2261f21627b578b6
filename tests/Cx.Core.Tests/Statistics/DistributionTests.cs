using Cx.Core.Statistics;
using Oracle = MathNet.Numerics.Distributions;

namespace Cx.Core.Tests.Statistics;

// Values marked "mpmath" come from mpmath 1.3 at 50 digits (erfc, betainc, gammainc).
public class DistributionTests
{
    private static readonly double[] Probabilities = [1e-12, 1e-6, 0.01, 0.3, 0.5, 0.50001, 0.9, 0.9999, 1 - 1e-9];

    // mpmath
    [Theory]
    [InlineData(-37, 5.7255712225245768e-300, 1)]
    [InlineData(-20, 2.7536241186062337e-89, 1)]
    [InlineData(-8.5, 9.4795348222033184e-18, 1)]
    [InlineData(-3, 0.0013498980316300945, 0.99865010196836991)]
    [InlineData(-2.25, 0.012224472655044703, 0.9877755273449553)]
    [InlineData(-1, 0.15865525393145705, 0.84134474606854295)]
    [InlineData(-0.1, 0.46017216272297102, 0.53982783727702898)]
    [InlineData(0.5, 0.6914624612740131, 0.3085375387259869)]
    [InlineData(2, 0.97724986805182079, 0.022750131948179207)]
    [InlineData(6, 0.99999999901341235, 9.8658764503769814e-10)]
    public void Normal_tails_are_exact_to_twelve_digits(double z, double below, double above)
    {
        Near(below, Normal.Cdf(z), 1e-12);
        Near(above, Normal.Survival(z), 1e-12);
    }

    // mpmath
    [Theory]
    [InlineData(1E-300, -37.047096299361199)]
    [InlineData(1E-12, -7.0344838253011319)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(0.05, -1.6448536269514727)]
    [InlineData(0.3, -0.52440051270804082)]
    [InlineData(0.4999999, -2.5066282747031065e-7)]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.67448975019608174)]
    [InlineData(0.999, 3.0902323061678133)]
    public void Normal_quantiles_are_exact_to_twelve_digits(double p, double z) => Near(z, Normal.Quantile(p), 1e-12);

    [Fact]
    public void Normal_has_ends_and_a_middle()
    {
        Assert.Equal((0, 1, 0.5), (Normal.Cdf(double.NegativeInfinity), Normal.Cdf(double.PositiveInfinity), Normal.Cdf(0)));
        Assert.Equal((1, 0), (Normal.Survival(-50), Normal.Survival(50)));
        Assert.Equal(0, Normal.Density(double.PositiveInfinity));
        Near(0.39894228040143268, Normal.Density(0), 1e-15);
        Near(Oracle.Normal.PDF(0, 1, 1.3), Normal.Density(-1.3), 1e-14);
    }

    // mpmath
    [Theory]
    [InlineData(-1E6, 0.5, 0.00032070097541419885, 0.9996792990245858)]
    [InlineData(-3, 0.7, 0.14168566965051292, 0.85831433034948708)]
    [InlineData(-2, 1, 0.14758361765043327, 0.85241638234956673)]
    [InlineData(-1, 2.5, 0.20203051363913673, 0.79796948636086327)]
    [InlineData(-0.001, 3, 0.49963244748473047, 0.50036755251526953)]
    [InlineData(-4.5, 17.3, 0.00015164261810192896, 0.99984835738189807)]
    [InlineData(1.5, 10, 0.91774633677727991, 0.08225366322272009)]
    [InlineData(-6, 100, 1.5862457514014283e-8, 0.99999998413754249)]
    [InlineData(-1.96, 1000, 0.025136592477874359, 0.97486340752212564)]
    [InlineData(-7, 12345.5, 1.3460434421265301e-12, 0.99999999999865396)]
    public void Student_tails_are_exact_to_ten_digits(double t, double df, double below, double above)
    {
        Near(below, StudentT.Cdf(t, df), 1e-10);
        Near(above, StudentT.Survival(t, df), 1e-10);
        Near(below, StudentT.Survival(-t, df), 1e-10);
    }

    // mpmath
    [Theory]
    [InlineData(1E-8, 0.5, 0.0092772960765127124, 0.99072270392348729)]
    [InlineData(0.3, 1, 0.41611757922963482, 0.58388242077036518)]
    [InlineData(2, 2, 0.63212055882855768, 0.36787944117144232)]
    [InlineData(25.5, 3.5, 0.9999774616043911, 2.2538395608904212e-5)]
    [InlineData(40, 17, 0.9987058014662571, 0.0012941985337428974)]
    [InlineData(717, 1000, 1.0101947401121544e-12, 0.99999999999898981)]
    [InlineData(1350, 1000, 0.99999999999926971, 7.3028770577269361e-13)]
    [InlineData(101000, 100000, 0.98713115962276633, 0.01286884037723367)]
    [InlineData(99000, 100000, 0.012478315638082799, 0.9875216843619172)]
    public void Chi_squared_tails_are_exact_to_ten_digits(double x, double df, double below, double above)
    {
        Near(below, ChiSquared.Cdf(x, df), 1e-10);
        Near(above, ChiSquared.Survival(x, df), 1e-10);
        // A gamma variable with half the degrees of freedom, on another scale.
        Near(below, Gamma.Cdf(x * 7, df / 2, 14), 1e-10);
        Near(above, Gamma.Survival(x * 7, df / 2, 14), 1e-10);
    }

    // mpmath
    [Theory]
    [InlineData(1E-9, 0.5, 0.5, 2.0131684845150095e-5, 0.99997986831515485)]
    [InlineData(0.3, 0.5, 2, 0.73942545263197424, 0.26057454736802576)]
    [InlineData(0.7, 3.5, 1, 0.28697438910118785, 0.71302561089881215)]
    [InlineData(0.5, 50, 50, 0.5, 0.5)]
    [InlineData(0.001, 0.75, 700, 0.63027118874064438, 0.36972881125935562)]
    [InlineData(0.02, 11, 500, 0.44221511014179923, 0.55778488985820077)]
    [InlineData(0.999, 7, 0.5, 0.9074476988701016, 0.0925523011298984)]
    [InlineData(0.1, 500, 3000, 7.1092138288154273e-16, 1)]
    [InlineData(0.4, 1234.5, 2000.25, 0.98383396895048397, 0.016166031049516031)]
    [InlineData(0.00001, 0.5, 100000, 0.84270131183851882, 0.15729868816148118)]
    public void Beta_tails_are_exact_to_ten_digits(double x, double a, double b, double below, double above)
    {
        Near(below, Beta.Cdf(x, a, b), 1e-10);
        Near(above, Beta.Survival(x, a, b), 1e-10);
    }

    [Fact]
    public void Outside_of_its_range_a_distribution_has_nothing()
    {
        Assert.Equal((0, 1), (Beta.Cdf(-1, 2, 3), Beta.Survival(-1, 2, 3)));
        Assert.Equal((1, 0), (Beta.Cdf(2, 2, 3), Beta.Survival(2, 2, 3)));
        Assert.Equal((0, 1), (Gamma.Cdf(-1, 2), Gamma.Survival(0, 2)));
        Assert.Equal((1, 0), (Gamma.Cdf(double.PositiveInfinity, 2), Gamma.Survival(double.PositiveInfinity, 2)));
        Assert.Equal((0, 1), (StudentT.Cdf(double.NegativeInfinity, 3), StudentT.Cdf(double.PositiveInfinity, 3)));
        Assert.Equal(0.5, StudentT.Cdf(0, 3));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2.5)]
    [InlineData(30)]
    [InlineData(1000)]
    [InlineData(1e6)]
    public void Student_and_chi_squared_quantiles_are_where_the_tails_say(double df)
    {
        foreach (var p in Probabilities)
        {
            var t = StudentT.Quantile(p, df);
            NearTails(p, StudentT.Cdf(t, df), StudentT.Survival(t, df));
            var x = ChiSquared.Quantile(p, df);
            NearTails(p, ChiSquared.Cdf(x, df), ChiSquared.Survival(x, df));
            var g = Gamma.Quantile(p, df, 3);
            NearTails(p, Gamma.Cdf(g, df, 3), Gamma.Survival(g, df, 3));
        }
    }

    [Theory]
    [InlineData(0.5, 0.75)]
    [InlineData(1, 1)]
    [InlineData(3.5, 0.5)]
    [InlineData(11, 500)]
    [InlineData(1e5, 7000)]
    [InlineData(0.5, 1e5)]
    public void Beta_quantiles_are_where_the_tails_say(double a, double b)
    {
        foreach (var p in Probabilities)
        {
            var x = Beta.Quantile(p, a, b);
            // Close to 1 doubles lie 1e-16 apart, and the quantile can only be the nearest of them.
            if (x < 1)
            {
                NearTails(p, Beta.Cdf(x, a, b), Beta.Survival(x, a, b), Math.Max(1e-10, 1e-15 / (1 - x)));
            }
        }
    }

    // MathNet inverts by bracketing to about 1e-8, hence the wider tolerance for its quantiles.
    [Theory]
    [InlineData(1, 3)]
    [InlineData(4.5, 2)]
    [InlineData(40, 17)]
    [InlineData(300, 800)]
    public void MathNet_agrees(double a, double b)
    {
        foreach (var p in (double[])[0.001, 0.025, 0.4, 0.8, 0.975])
        {
            var x = Beta.Quantile(p, a, b);
            Near(Oracle.Beta.InvCDF(a, b, p), x, 1e-6);
            Near(Oracle.Beta.CDF(a, b, x), Beta.Cdf(x, a, b), 1e-9);
            var t = StudentT.Quantile(p, a);
            Near(Oracle.StudentT.InvCDF(0, 1, a, p), t, 1e-6);
            Near(Oracle.StudentT.CDF(0, 1, a, t), StudentT.Cdf(t, a), 1e-9);
            var c = ChiSquared.Quantile(p, b);
            Near(Oracle.ChiSquared.InvCDF(b, p), c, 1e-6);
            Near(Oracle.ChiSquared.CDF(b, c), ChiSquared.Cdf(c, b), 1e-9);
            Near(Oracle.Normal.InvCDF(0, 1, p), Normal.Quantile(p), 1e-9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_probability_lies_strictly_between_0_and_1(double p)
    {
        Assert.Contains("strictly between 0 and 1", Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(p)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquared.Quantile(p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Quantile(p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Quantile(p, 1, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_shape_is_positive_and_finite(double shape)
    {
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Cdf(1, shape)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquared.Survival(1, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Cdf(1, 1, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Cdf(0.5, 1, shape));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Quantile(0.5, shape, 1));
    }

    [Fact]
    public void Nothing_is_known_about_a_number_that_is_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Cdf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Density(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Survival(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Survival(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Survival(double.NaN, 1, 1));
    }

    private static void NearTails(double p, double below, double above, double tolerance = 1e-10)
    {
        if (p <= 0.5) { Near(p, below, tolerance); } else { Near(1 - p, above, tolerance); }
    }

    private static void Near(double expected, double actual, double relative)
        => Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
