using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class QuantileTests
{
    private static readonly double[] Data = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 24, 72];

    private static Gen<double[]> Values { get; } = Gen.ArrayOf(Gen.Choose(-20, 20)).Where(values => values.Length > 0).Select(values => values.Order().Select(value => (double)value).ToArray());

    [Fact]
    public void Of_nothing_there_is_no_quantile()
    {
        Assert.All(Enum.GetValues<QuantileMethod>(), method => Assert.Null(SampleQuantile.Of([], default, method)));
        Assert.Null(SampleQuantile.Of([3.0], [0]));
    }

    // The ceiling of .55·100 in binary is 56.
    [Fact]
    public void A_level_is_a_ratio_so_that_no_rank_is_a_trace_too_high()
    {
        double[] hundred = [.. Enumerable.Range(1, 100).Select(value => (double)value)];
        Assert.All(Enumerable.Range(1, 99), percent => Assert.Equal(percent, SampleQuantile.Of(hundred, QuantileLevel.Of(percent, 100))));
    }

    [Fact]
    public void Every_definition_is_monotone_in_the_level_and_stays_within_the_values() =>
        Law.Holds(from values in Values from method in Gen.Elements(Enum.GetValues<QuantileMethod>()) select (values, method), given =>
        {
            var before = given.values[0];
            for (var i = 1; i < 40; i++)
            {
                var quantile = SampleQuantile.Of(given.values, QuantileLevel.Of(i, 40), given.method)!.Value;
                Assert.InRange(quantile, before, given.values[^1]);
                before = quantile;
            }
        });

    [Fact]
    public void The_inverse_of_the_cumulative_distribution_is_the_first_value_that_so_many_do_not_exceed() =>
        Law.Holds(from values in Values from a in Gen.Choose(1, 29) select (values, a), given =>
            Assert.Equal(given.values.First(value => 30 * given.values.Count(other => other <= value) >= given.a * given.values.Length), SampleQuantile.Of(given.values, QuantileLevel.Of(given.a, 30))));

    [Fact]
    public void Counted_values_give_the_quantile_of_the_values_written_out() =>
        Law.Holds(from values in Values from a in Gen.Choose(1, 29) from method in Gen.Elements(Enum.GetValues<QuantileMethod>()) select (values, a, method), given =>
        {
            var groups = given.values.GroupBy(value => value).ToList();
            double[] distinct = [-99, .. groups.Select(group => group.Key), 99];
            long[] counts = [0, .. groups.Select(group => group.LongCount()), 0];
            Assert.Equal(
                SampleQuantile.Of(given.values, QuantileLevel.Of(given.a, 30), given.method),
                SampleQuantile.Of(distinct, counts, QuantileLevel.Of(given.a, 30), given.method));
        });

    [Fact]
    public void What_is_no_sample_is_refused()
    {
        Assert.Contains("Sort", Assert.Throws<ArgumentException>(() => SampleQuantile.Of([2.0, 1.0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of([1.0], [-1]));
        Assert.Throws<ArgumentException>(() => SampleQuantile.Of([1.0], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of(Data, default, (QuantileMethod)9));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(-1, -2)]
    [InlineData(90, 0)]
    public void A_level_outside_0_and_1_is_refused_with_what_to_write(int numerator, int denominator) =>
        Assert.Contains("Write 9 and 10", Assert.Throws<ArgumentOutOfRangeException>(() => QuantileLevel.Of(numerator, denominator)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_level_is_kept_in_lowest_terms()
    {
        Assert.Equal(QuantileLevel.P95, QuantileLevel.Of(95, 100));
        Assert.Equal((19, 20, 0.95), (QuantileLevel.P95.Numerator, QuantileLevel.P95.Denominator, QuantileLevel.P95.Value));
        Assert.Equal("99/100", QuantileLevel.P99.ToString());
    }

    [Fact]
    public void Levels_are_ordered_by_size()
    {
        QuantileLevel median = default, p90 = QuantileLevel.P90, again = QuantileLevel.Of(5, 10);
        Assert.True(median < p90 && median <= p90 && p90 > median && p90 >= median && median <= again && median >= again);
        Assert.False(p90 < median || p90 <= median || median > p90 || median >= p90 || median < again || median > again);
    }

    public class LevelEquality : EqualityContract<QuantileLevel>
    {
        protected override IReadOnlyList<Func<QuantileLevel>> Makers => [() => default, () => QuantileLevel.P90, () => QuantileLevel.Of(1, 3), () => QuantileLevel.Of(2, 3)];
    }

    public class LevelJson : JsonContract<QuantileLevel>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        protected override IReadOnlyList<(QuantileLevel Value, string Json)> Written => [(default, "\"1/2\""), (QuantileLevel.P90, "\"9/10\"")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("0.9", "a text such as"), ("\"0.9\"", "two whole numbers"), ("\"9/x\"", "two whole numbers"), ("\"x/9\"", "two whole numbers"), ("\"9/9\"", "strictly between"), ("null", "a text such as")];
    }
}
