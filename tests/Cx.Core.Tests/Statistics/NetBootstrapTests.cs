using Cx.Core.Statistics;
using Oracle = MathNet.Numerics.Distributions;

namespace Cx.Core.Tests.Statistics;

public class NetBootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_limits_and_another_seed_may_not()
    {
        var one = NetIntervals.Bootstrap(80, 130, 150, 1);
        Assert.Equal(one, NetIntervals.Bootstrap(80, 130, 150, 1));
        Assert.Contains(Enumerable.Range(2, 20), seed => NetIntervals.Bootstrap(80, 130, 150, seed) != one);
        Assert.Equal("Bootstrap", one.Method);
    }

    [Fact]
    public void Of_one_class_nothing_varies()
    {
        Assert.True(NetIntervals.Bootstrap(0, 0, 9, -5).IsDegenerate);
        Assert.Equal(-1, NetIntervals.Bootstrap(9, 0, 0, 5).High);
        Assert.Equal(0, NetIntervals.Bootstrap(0, 9, 0, 5).Low);
    }

    [Theory]
    [InlineData(2, 1, 4)]
    [InlineData(8, 13, 15)]
    [InlineData(0, 30, 20)]
    public void Limits_are_quantiles_of_the_multinomial(int u, int m, int f)
    {
        // All outcomes with their exact probabilities; 10 000 replicates miss a quantile by one step of the lattice at most.
        var n = u + m + f;
        double[] shares = [(double)u / n, (double)m / n, (double)f / n];
        var mass = new SortedDictionary<int, double>();
        for (var a = 0; a <= n; a++)
        {
            for (var b = 0; a + b <= n; b++)
            {
                mass[b - a] = mass.GetValueOrDefault(b - a) + new Oracle.Multinomial(shares, n).Probability([a, n - a - b, b]);
            }
        }

        var interval = NetIntervals.Bootstrap(u, m, f, 20, Confidence.P90);
        Assert.Equal(Quantile(mass, 0.05) / n, interval.Low, (1.0 / n) + 1e-12);
        Assert.Equal(Quantile(mass, 0.95) / n, interval.High, (1.0 / n) + 1e-12);
    }

    [Fact]
    public void A_large_sample_has_the_limits_of_Wald_up_to_chance()
    {
        var wald = NetIntervals.Of(6e5, 12e5, 12e5, default, NetIntervalMethod.Wald)!;
        var interval = NetIntervals.Bootstrap(600_000, 1_200_000, 1_200_000, 3);
        Assert.Equal(wald.Low, interval.Low, 0.05 * wald.Width);
        Assert.Equal(wald.High, interval.High, 0.05 * wald.Width);
    }

    [Fact]
    public void It_wants_counts_and_enough_replicates()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Bootstrap(0, 0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Bootstrap(-1, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetIntervals.Bootstrap(1, 1, 1, 1, default, 99));
    }

    // Counting up, rejection, and the mirrored halves of both.
    [Theory]
    [InlineData(20, 0.2)]
    [InlineData(20, 0.9)]
    [InlineData(60, 0.3)]
    [InlineData(400, 0.75)]
    [InlineData(5000, 0.5)]
    public void Binomial_draws_have_the_binomial_distribution(int n, double p)
    {
        const int draws = 40_000;
        var random = new SplitMix(99);
        var seen = new Dictionary<long, int>();
        for (var i = 0; i < draws; i++)
        {
            var k = BinomialDraw.Next(random, n, p);
            Assert.InRange(k, 0, n);
            seen[k] = seen.GetValueOrDefault(k) + 1;
        }

        // Pearson's statistic over all values expected at least 10 times; the seed is fixed, so this cannot flicker.
        double statistic = 0;
        var cells = 0;
        for (var k = 0; k <= n; k++)
        {
            var expected = draws * Oracle.Binomial.PMF(p, n, k);
            if (expected >= 10)
            {
                statistic += Math.Pow(seen.GetValueOrDefault(k) - expected, 2) / expected;
                cells++;
            }
        }

        Assert.InRange(ChiSquared.Survival(statistic, cells - 1), 0.001, 0.9999);
    }

    [Fact]
    public void Binomial_draws_without_chance_are_certain()
    {
        var random = new SplitMix(0);
        Assert.Equal(0, BinomialDraw.Next(random, 0, 0.5));
        Assert.Equal(0, BinomialDraw.Next(random, 9, 0));
        Assert.Equal(9, BinomialDraw.Next(random, 9, 1));
    }

    // The first outputs of SplitMix64 for seed 0 are E220A8397B1DCDAF, 6E789E6AA1B965F4 (reference implementation by Vigna).
    [Fact]
    public void The_random_numbers_are_those_of_the_published_generator()
    {
        var random = new SplitMix(0);
        Assert.Equal((0xE220A8397B1DCDAF >> 11) * Math.Pow(2, -53), random.Next());
        Assert.Equal((0x6E789E6AA1B965F4 >> 11) * Math.Pow(2, -53), random.Next());
    }

    private static double Quantile(SortedDictionary<int, double> mass, double p)
    {
        var sum = 0.0;
        foreach (var (value, probability) in mass)
        {
            sum += probability;
            if (sum >= p)
            {
                return value;
            }
        }

        return mass.Keys.Last();
    }
}
