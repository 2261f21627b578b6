using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class CorrelationTests
{
    private static Gen<(double[] X, double[] Y)> Pairs { get; } =
        from n in Gen.Choose(2, 40)
        from x in Gen.ArrayOf(Gen.Choose(0, 10), n)
        from y in Gen.ArrayOf(Gen.Choose(0, 10), n)
        select (x.Select(value => (double)value).ToArray(), y.Select(value => (double)value).ToArray());

    [Fact]
    public void Both_agree_with_another_library() => Law.Holds(Pairs, pairs =>
    {
        var (x, y) = pairs;
        if (x.Distinct().Count() < 2 || y.Distinct().Count() < 2)
        {
            Assert.Null(Correlation.Pearson(x, y));
            Assert.Null(Correlation.Spearman(x, y));
            return;
        }

        Assert.Equal(MathNet.Numerics.Statistics.Correlation.Pearson(x, y), Correlation.Pearson(x, y)!.Value, 1e-12);
        Assert.Equal(MathNet.Numerics.Statistics.Correlation.Spearman(x, y), Correlation.Spearman(x, y)!.Value, 1e-12);
    });

    [Fact]
    public void Shifting_and_stretching_changes_nothing_and_turning_round_the_sign() => Law.Holds(Pairs, pairs =>
    {
        var (x, y) = pairs;
        if (Correlation.Pearson(x, y) is not { } r) return;
        Assert.Equal(r, Correlation.Pearson([.. x.Select(value => (3 * value) - 1e6)], y)!.Value, 1e-9);
        Assert.Equal(-r, Correlation.Pearson([.. x.Select(value => -value)], y)!.Value, 1e-12);
        Assert.Equal(r, Correlation.Pearson(y, x)!.Value, 1e-12);
        Assert.InRange(r, -1, 1);
        Assert.Equal(Correlation.Spearman(x, y)!.Value, Correlation.Spearman([.. x.Select(value => value * value * value)], y)!.Value, 1e-12);
    });

    // atanh .5 = .549306; ± 1.959964/5 = .157313, .941299; their tanh.
    [Fact]
    public void Fishers_interval_by_hand()
    {
        var interval = Correlation.Interval(0.5, 28)!;
        Assert.Equal(Math.Tanh(0.5493061443340549 - (1.959963984540054 / 5)), interval.Low, 1e-12);
        Assert.Equal(Math.Tanh(0.5493061443340549 + (1.959963984540054 / 5)), interval.High, 1e-12);
        Assert.Equal("FisherZ", interval.Method);
        Assert.Null(Correlation.Interval(0.5, 3));
        Assert.Null(Correlation.Interval(1, 30));
        Assert.Null(Correlation.Interval(-1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.Interval(1.1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.Interval(double.NaN, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlation.Interval(0, -1));
    }

    [Fact]
    public void What_is_no_pair_of_samples_is_refused()
    {
        Assert.Null(Correlation.Pearson([], []));
        Assert.Null(Correlation.Pearson([1], [2]));
        Assert.Throws<ArgumentException>(() => Correlation.Pearson([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Correlation.Spearman([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>(() => Correlation.Spearman([1, 2], [1, double.NaN]));
        // Without the first value taken off, a tenth summed often varies by rounding.
        Assert.Null(Correlation.Pearson([0.1, 0.1, 0.1], [1, 2, 3]));
    }
}
