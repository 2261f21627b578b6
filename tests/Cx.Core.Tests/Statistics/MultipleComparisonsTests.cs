using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class MultipleComparisonsTests
{
    // Benjamini and Hochberg 1995, as in multiple.rejections, multiple.bh, multiple.holm
    private static readonly double[] Published =
        [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.000];

    [Theory]
    [InlineData(Correction.BenjaminiHochberg, 4)]
    [InlineData(Correction.Bonferroni, 3)]
    [InlineData(Correction.Holm, 3)]
    public void Published_rejections_are_met(Correction correction, int rejected)
        => Assert.Equal(rejected, MultipleComparisons.Adjust(Published, correction).Count(p => p <= 0.05));

    [Fact]
    public void Published_adjustments_are_met()
    {
        double[] benjaminiHochberg = [.0015, .0030, .0095, .035625, .0603, .063857, .063857, .0645, .0765];
        double[] holm = [.0015, .0056, .0247, .114, .2211, .278, .278, .278, .3213, 1, 1, 1, 1, 1, 1];
        Assert.All(benjaminiHochberg.Zip(MultipleComparisons.Adjust(Published, Correction.BenjaminiHochberg)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.All(holm.Zip(MultipleComparisons.Adjust(Published)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void The_order_of_the_input_is_kept_and_null_is_no_test()
    {
        // Of two: Holm doubles the smaller one.
        Assert.Equal([0.5, null, 0.02, null], MultipleComparisons.Adjust([0.5, null, 0.01, null]));
        Assert.Equal([0.5, 0.02], MultipleComparisons.Adjust([0.5, 0.01]));
        Assert.Empty(MultipleComparisons.Adjust(ReadOnlySpan<double>.Empty));
        Assert.Equal([null], MultipleComparisons.Adjust([(double?)null]));
    }

    [Theory]
    [InlineData(Correction.Holm)]
    [InlineData(Correction.BenjaminiHochberg)]
    [InlineData(Correction.Bonferroni)]
    public void One_p_value_is_left_as_it_is(Correction correction) => Assert.Equal([0.03], MultipleComparisons.Adjust([0.03], correction));

    [Fact]
    public void Each_correction_is_at_least_as_strict_as_the_one_before_and_keeps_the_order()
        => Law.Holds(Gen.Choose(0, 1000).Select(i => i / 1000.0).NonEmptyListOf(), drawn =>
        {
            double[] raw = [.. drawn];
            var bh = MultipleComparisons.Adjust(raw, Correction.BenjaminiHochberg);
            var holm = MultipleComparisons.Adjust(raw, Correction.Holm);
            var bonferroni = MultipleComparisons.Adjust(raw, Correction.Bonferroni);
            for (var i = 0; i < raw.Length; i++)
            {
                Assert.True(raw[i] <= bh[i] && bh[i] <= holm[i] && holm[i] <= bonferroni[i] && bonferroni[i] <= 1);
                for (var j = 0; j < raw.Length; j++)
                {
                    Assert.True(raw[i] > raw[j] || (bh[i] <= bh[j] && holm[i] <= holm[j] && bonferroni[i] <= bonferroni[j]));
                }
            }
        });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_p_value_is_refused(double p)
        => Assert.Contains("0…1", Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.Adjust([0.5, p])).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_correction_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.Adjust([0.5], (Correction)99));
}
