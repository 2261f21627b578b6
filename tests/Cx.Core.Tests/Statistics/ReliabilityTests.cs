using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class ReliabilityTests
{
    private const int Items = 7;

    // reliability.alpha: the "attitude" data of R, rating complaints privileges learning raises critical advance
    private static readonly double[] Attitude =
    [
        43, 51, 30, 39, 61, 92, 45,
        63, 64, 51, 54, 63, 73, 47,
        71, 70, 68, 69, 76, 86, 48,
        61, 63, 45, 47, 54, 84, 35,
        81, 78, 56, 66, 71, 83, 47,
        43, 55, 49, 44, 54, 49, 34,
        58, 67, 42, 56, 66, 68, 35,
        71, 75, 50, 55, 70, 66, 41,
        72, 82, 72, 67, 71, 83, 31,
        67, 61, 45, 47, 62, 80, 41,
        64, 53, 53, 58, 58, 67, 34,
        67, 60, 47, 39, 59, 74, 41,
        69, 62, 57, 42, 55, 63, 25,
        68, 83, 83, 45, 59, 77, 35,
        77, 77, 54, 72, 79, 77, 46,
        81, 90, 50, 72, 60, 54, 36,
        74, 85, 64, 69, 79, 79, 63,
        65, 60, 65, 75, 55, 80, 60,
        65, 70, 46, 57, 75, 85, 46,
        50, 58, 68, 54, 64, 78, 52,
        50, 40, 33, 34, 43, 64, 33,
        64, 61, 52, 62, 66, 80, 41,
        53, 66, 52, 50, 63, 80, 37,
        40, 37, 42, 58, 50, 57, 49,
        63, 54, 42, 48, 66, 75, 33,
        66, 77, 66, 63, 88, 76, 72,
        78, 75, 58, 74, 80, 78, 49,
        48, 57, 44, 45, 51, 83, 38,
        85, 85, 71, 71, 77, 74, 55,
        82, 82, 39, 59, 64, 78, 39,
    ];

    private static readonly Gen<double[]> FourItems =
        Gen.Choose(1, 5).ArrayOf(4 * 12).Select(cells => Array.ConvertAll(cells, cell => (double)cell));

    // reliability.alpha, reliability.alpha.sums
    [Fact]
    public void Published_alphas_are_met()
    {
        Assert.Equal(0.8431428, Reliability.CronbachAlpha(Attitude, Items)!.Value, 1e-7);
        Assert.Equal(0.8390838, Reliability.StandardisedAlpha(Attitude, Items)!.Value, 1e-7);
        Assert.Equal(0.4269066, Reliability.AverageInterItemCorrelation(Attitude, Items)!.Value, 1e-7);
        var covariances = Reliability.Covariances(Attitude, Items)!;
        Assert.Equal(3334.89195402, covariances.Sum(), 1e-8);
        Assert.Equal(924.786206897, Enumerable.Range(0, Items).Sum(i => covariances[i * (Items + 1)]), 1e-8);
    }

    // reliability.alpha.dropped
    [Fact]
    public void Published_alphas_without_one_item_are_met()
    {
        double[] expected = [0.8097602, 0.7969175, 0.8278478, 0.8030310, 0.7953866, 0.8638723, 0.8404649];
        Assert.All(expected.Zip(Reliability.AlphaIfDropped(Attitude, Items)!), pair => Assert.Equal(pair.First, pair.Second!.Value, 1e-7));
    }

    // reliability.omega, reliability.omega.fit, reliability.omega.observed-denominator
    [Fact]
    public void Published_omegas_are_met()
    {
        double[] loadings = [0.852478, 0.902241, 0.592705, 0.730696, 0.764994, 0.246093, 0.377844];
        Assert.Equal(0.8405444, Reliability.OmegaOfLoadings(loadings)!.Value, 1e-6);
        Assert.All(loadings.Zip(Reliability.Loadings(Attitude, Items)!), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.Equal(0.8405444, Reliability.Omega(Attitude, Items)!.Value, 1e-5);
        Assert.Equal(0.8509925, Reliability.OmegaObserved(Attitude, Items)!.Value, 1e-6);
    }

    [Fact]
    public void Items_that_contradict_each_other_have_a_negative_alpha()
    {
        // x and 2 - x/2: variances 1 and .25, covariance -.5, total .25; alpha = 2·(1 - 1.25/.25) = -8
        Assert.Equal(-8, Reliability.CronbachAlpha([1, 1.5, 2, 1, 3, 0.5], 2)!.Value, 1e-12);
        Assert.Equal(-1, Reliability.AverageInterItemCorrelation([1, 1.5, 2, 1, 3, 0.5], 2)!.Value, 1e-12);
    }

    [Fact]
    public void Two_items_have_an_alpha_but_no_factor_and_nothing_to_drop()
    {
        double[] rows = [1, 2, 2, 2, 3, 5, 4, 4];
        Assert.NotNull(Reliability.CronbachAlpha(rows, 2));
        Assert.Equal([null, null], Reliability.AlphaIfDropped(rows, 2)!);
        Assert.Null(Reliability.Loadings(rows, 2));
        Assert.Null(Reliability.Omega(rows, 2));
        Assert.Null(Reliability.OmegaObserved(rows, 2));
    }

    [Theory]
    [InlineData(new double[0], 3)]
    [InlineData(new double[] { 1, 2, 3 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 3, 2, 2 }, 3)]
    [InlineData(new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, 3)]
    public void Too_little_says_nothing(double[] rows, int items)
    {
        Assert.Null(Reliability.CronbachAlpha(rows, items));
        Assert.Null(Reliability.StandardisedAlpha(rows, items));
        Assert.Null(Reliability.AverageInterItemCorrelation(rows, items));
        Assert.Null(Reliability.AlphaIfDropped(rows, items));
        Assert.Null(Reliability.Loadings(rows, items));
        Assert.Null(Reliability.Omega(rows, items));
        Assert.Null(Reliability.OmegaObserved(rows, items));
    }

    [Fact]
    public void An_item_that_never_varies_has_no_correlations_yet_leaves_an_alpha()
    {
        double[] rows = [1, 7, 2, 2, 7, 2, 3, 7, 5];
        Assert.NotNull(Reliability.CronbachAlpha(rows, 3));
        Assert.Null(Reliability.StandardisedAlpha(rows, 3));
        Assert.Null(Reliability.Omega(rows, 3));
    }

    [Fact]
    public void Items_that_cancel_out_say_nothing()
        => Assert.Null(Reliability.CronbachAlpha([1, -1, 2, -2, 0.3, -0.3, 0.7, -0.7], 2));

    [Fact]
    public void Standardised_alpha_follows_from_the_average_correlation() => Law.Holds(FourItems, rows =>
    {
        if (Reliability.AverageInterItemCorrelation(rows, 4) is { } r && Math.Abs(1 + (3 * r)) > 1e-6)
        {
            Assert.Equal(4 * r / (1 + (3 * r)), Reliability.StandardisedAlpha(rows, 4)!.Value, 1e-6 * (1 + Math.Abs(4 * r / (1 + (3 * r)))));
        }
    });

    [Fact]
    public void A_constant_added_to_an_item_changes_nothing() => Law.Holds(FourItems, rows =>
    {
        double[] shifted = [.. rows.Select((cell, i) => i % 4 == 2 ? cell + 1000 : cell)];
        Assert.Equal(Reliability.CronbachAlpha(rows, 4) ?? 9, Reliability.CronbachAlpha(shifted, 4) ?? 9, 1e-9);
        Assert.Equal(Reliability.OmegaObserved(rows, 4) ?? 9, Reliability.OmegaObserved(shifted, 4) ?? 9, 1e-9);
    });

    [Fact]
    public void Loadings_are_the_best_one_factor_can_do() => Law.Holds(FourItems, rows =>
    {
        if (Reliability.Loadings(rows, 4) is not { } loadings)
        {
            return;
        }

        Assert.True(loadings.Sum() >= 0);
        Assert.All(loadings, loading => Assert.InRange(loading, -1, 1));
        Assert.InRange(Reliability.OmegaOfLoadings(loadings)!.Value, 0, 1);
        if (loadings.Any(loading => loading * loading > 0.98))
        {
            return; // At the floor of a unique variance the maximum lies on an edge.
        }

        var r = ItemMatrix.Covariances(rows, 4)!.ToCorrelations()!;
        var best = Misfit(r, loadings);
        for (var i = 0; i < 8; i++)
        {
            var stepped = loadings.ToArray();
            stepped[i / 2] += i % 2 == 0 ? 0.003 : -0.003;
            Assert.True(Misfit(r, stepped) >= best - 1e-9, $"item {i / 2}: {Misfit(r, stepped)} is better than {best}");
        }
    });

    [Fact]
    public void A_known_factor_is_found_again()
    {
        // A correlation matrix that is exactly L L' + diag(1 - L²) is fitted without residual, by both methods.
        double[] truth = [0.9, 0.8, 0.7, 0.3, -0.5];
        var rows = RowsWith(truth);
        Assert.All(truth.Zip(Reliability.Loadings(rows, 5)!), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        var omega = Reliability.OmegaOfLoadings(truth)!.Value;
        Assert.Equal(omega, Reliability.Omega(rows, 5)!.Value, 1e-6);
        Assert.Equal(omega, Reliability.OmegaObserved(rows, 5)!.Value, 1e-6);
    }

    [Fact]
    public void Impossible_input_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.CronbachAlpha([1, 2], 0));
        Assert.Throws<ArgumentException>(() => Reliability.CronbachAlpha([1, 2, 3], 2));
        Assert.Contains("incomplete rows", Assert.Throws<ArgumentException>(() => Reliability.Omega([1, 2, 3, double.NaN], 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.OmegaOfLoadings([0.5, 1.1]));
        Assert.Null(Reliability.OmegaOfLoadings([0.5]));
    }

    /// <summary>What maximum likelihood makes smallest: ln|S| + trace(S^-1 R) with S = LL' + U, U = diag(1 - L²), by the rules for rank-one updates.</summary>
    private static double Misfit(ItemMatrix r, double[] l)
    {
        var unique = Array.ConvertAll(l, x => 1 - (x * x));
        var information = l.Zip(unique, (x, u) => x * x / u).Sum();
        double crossed = 0, trace = 0;
        for (var i = 0; i < l.Length; i++)
        {
            trace += r[i, i] / unique[i];
            for (var j = 0; j < l.Length; j++)
            {
                crossed += l[i] / unique[i] * r[i, j] * l[j] / unique[j];
            }
        }

        return unique.Sum(Math.Log) + Math.Log(1 + information) + trace - (crossed / (1 + information));
    }

    /// <summary>Rows whose sample correlations are exactly those of one factor: orthogonal columns of signs times the loadings.</summary>
    private static double[] RowsWith(double[] loadings)
    {
        // Columns 1, 2, 4, … of a 64-row table of signs are uncorrelated and have mean 0; column 0 is the factor.
        const int n = 64;
        var rows = new List<double>();
        for (var row = 0; row < n; row++)
        {
            for (var item = 0; item < loadings.Length; item++)
            {
                rows.Add((loadings[item] * Sign(row, 0)) + (Math.Sqrt(1 - (loadings[item] * loadings[item])) * Sign(row, item + 1)));
            }
        }

        return [.. rows];

        static int Sign(int row, int bit) => (row >> bit & 1) == 0 ? 1 : -1;
    }
}
