using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class RoundingTests
{
    // rounding.largest-remainder: rounding each gives 71 + 24 + 6 = 101 (rounding.naive)
    [Fact]
    public void Published_percentages_add_up() => Assert.Equal([71, 23, 6], LargestRemainder.Percentages([12, 4, 1])!);

    [Fact]
    public void Ties_go_to_the_larger_count_and_then_to_the_earlier()
    {
        Assert.Equal([34, 33, 33], LargestRemainder.Percentages([1, 1, 1])!);
        // 3/8 and 1/8 are 37.5 and 12.5: two units for four halves, to the larger counts.
        Assert.Equal([12, 38, 12, 38], LargestRemainder.Percentages([1, 3, 1, 3])!);
        Assert.Equal([33.34m, 33.33m, 33.33m], LargestRemainder.Percentages([5, 5, 5], 2)!);
    }

    [Fact]
    public void Nothing_has_no_percentages()
    {
        Assert.Null(LargestRemainder.Percentages([]));
        Assert.Null(LargestRemainder.Percentages([0, 0]));
        Assert.Equal([0, 100], LargestRemainder.Percentages([0, 7])!);
    }

    [Fact]
    public void Counts_beyond_a_double_are_still_exact()
        => Assert.Equal([50, 50], LargestRemainder.Percentages([long.MaxValue, long.MaxValue], 0)!);

    [Fact]
    public void Percentages_add_to_100_and_are_within_a_unit_of_the_truth()
        => Law.Holds(from counts in Gen.Choose(0, 1000).NonEmptyListOf() from decimals in Gen.Choose(0, 4) select (Counts: counts.ToArray(), decimals), draw =>
        {
            long[] counts = [.. draw.Counts];
            if (LargestRemainder.Percentages(counts, draw.decimals) is not { } percentages)
            {
                Assert.All(counts, count => Assert.Equal(0, count));
                return;
            }

            Assert.Equal(100, percentages.Sum());
            var unit = (decimal)Math.Pow(10, -draw.decimals);
            for (var i = 0; i < counts.Length; i++)
            {
                Assert.InRange(percentages[i] - (100m * counts[i] / counts.Sum()), -unit, unit);
            }
        });

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Percentages([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Percentages([1], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LargestRemainder.Percentages([1], 11));
    }

    // rounding.midpoint is the first row.
    [Theory]
    [InlineData(2.5, 0, 3, "3")]
    [InlineData(-2.5, 0, -3, "-3")]
    [InlineData(-0.4, 0, 0, "0")]
    [InlineData(1.005, 2, 1.01, "1.01")]
    [InlineData(8.325, 2, 8.33, "8.33")]
    [InlineData(0.49999999999999994, 0, 0, "0")]
    [InlineData(-21.212, 1, -21.2, "-21.2")]
    [InlineData(100, 2, 100, "100.00")]
    [InlineData(1e-30, 15, 0, "0.000000000000000")]
    [InlineData(1e20, 1, 1e20, "100000000000000000000.0")]
    public void Halves_go_away_from_zero(double value, int digits, double rounded, string text)
        => UnderCulture.Run(UnderCulture.Foreign, _ =>
        {
            Assert.Equal(rounded, DisplayRounding.AwayFromZero(value, digits));
            Assert.False(double.IsNegative(DisplayRounding.AwayFromZero(value, digits)) && rounded == 0);
            Assert.Equal(text, DisplayRounding.ToText(value, digits));
        });

    [Fact]
    public void What_cannot_be_shown_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayRounding.AwayFromZero(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayRounding.ToText(double.PositiveInfinity, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayRounding.AwayFromZero(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayRounding.AwayFromZero(1, 16));
    }
}
