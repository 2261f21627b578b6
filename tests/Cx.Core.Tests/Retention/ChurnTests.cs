using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class ChurnTests
{
    // The exponential of 10^300 is no number; the shares of it are 1.
    private static readonly double[] LongTimes = [0, 0.5, 1, 12, 1e300];

    private static ChurnRate Rate(long lost, long start) => ChurnRate.Of(new LostCustomers(lost, 0), new ActiveAtStart(start))!;

    [Fact]
    public void Who_joined_within_the_period_is_not_part_of_the_rate()
    {
        var start = new ActiveAtStart(1000);
        Assert.Equal(ChurnRate.Of(new LostCustomers(40, 0), start), ChurnRate.Of(new LostCustomers(40, 10), start));
        Assert.Equal(Share.Of(40, 1000), ChurnRate.Of(new LostCustomers(40, 10), start)!.Lost);
    }

    [Fact]
    public void Without_a_denominator_there_is_no_rate()
    {
        var lost = new LostCustomers(0, 3);
        Assert.Null(ChurnRate.Of(lost, new ActiveAtStart(0)));
        Assert.Null(ChurnHazard.Of(lost, new MidPoint(new ActiveAtStart(0), new ActiveAtEnd(0))));
        Assert.Null(ChurnHazard.Of(lost, AverageDaily.Of()));
        Assert.Null(ChurnHazard.Of(lost, AverageDaily.Of(0, 0)));
        Assert.Null(ChurnHazard.Of(lost, new CustomerTime(0)));
    }

    [Fact]
    public void More_leavers_than_customers_are_refused() =>
        Assert.Contains("3 of 2 customers", Assert.Throws<ArgumentOutOfRangeException>(() => Rate(3, 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LostCustomers(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LostCustomers(0, -1));
        Assert.Throws<OverflowException>(() => new LostCustomers(long.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActiveAtStart(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActiveAtEnd(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AverageDaily.Of(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AverageDaily(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AverageDaily(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AverageDaily(-1, 1));
        Assert.Throws<OverflowException>(() => AverageDaily.Of(long.MaxValue, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerTime(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerTime(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerTime(double.PositiveInfinity));
    }

    [Fact]
    public void Churn_and_retention_are_shares_that_add_to_one_and_the_interval_holds_the_rate() =>
        Law.Holds(from start in Gen.Choose(1, 5000) from lost in Gen.Choose(0, start) select (lost, start), given =>
        {
            var churn = Rate(given.lost, given.start);
            Assert.InRange(churn.Value, 0, 1);
            Assert.Equal(given.start, churn.Lost.Hits + churn.Retained.Hits);
            Assert.Equal(1, churn.Value + churn.Retained.Value, 1e-15);
            var interval = churn.Interval();
            Assert.Equal(("Wilson", true), (interval.Method, interval.Contains(churn.Value)));
            Assert.Equal(Share.Of(given.lost, given.start)!.Interval(Confidence.P90, ShareIntervalMethod.Jeffreys), churn.Interval(Confidence.P90, ShareIntervalMethod.Jeffreys));
        });

    [Fact]
    public void A_rate_of_a_year_leaves_as_many_as_its_months_one_after_the_other() =>
        Law.Holds(from start in Gen.Choose(1, 500) from lost in Gen.Choose(0, start) from months in Gen.Choose(1, 24) select (lost, start, months), given =>
        {
            var churn = Rate(given.lost, given.start);
            var left = 1.0;
            for (var month = 0; month < given.months; month++) left -= left * churn.Value;
            Assert.Equal(1 - left, churn.Annualised(given.months), 1e-12);
            Assert.InRange(churn.Annualised(given.months), churn.Value - 1e-12, 1);
            var (year, month1) = (churn.AnnualisedInterval(given.months, Confidence.P90), churn.Interval(Confidence.P90));
            Assert.Equal(ChurnRate.Annualise(month1.Low, given.months), year.Low);
            Assert.Equal(ChurnRate.Annualise(month1.High, given.months), year.High);
            Assert.Equal((Confidence.P90, "Wilson"), (year.Confidence, year.Method));
        });

    [Theory]
    [InlineData(-0.1, 12)]
    [InlineData(1.1, 12)]
    [InlineData(double.NaN, 12)]
    [InlineData(0.1, 0)]
    [InlineData(0.1, -1)]
    [InlineData(0.1, double.NaN)]
    [InlineData(0.1, double.PositiveInfinity)]
    public void What_is_no_rate_or_no_number_of_periods_is_refused(double rate, double periods)
        => Assert.Throws<ArgumentOutOfRangeException>(() => ChurnRate.Annualise(rate, periods));

    // 30250 customer-days in 28 days are 1080.357 customers; 50 of them per period are .046281.
    [Fact]
    public void Each_base_divides_by_its_own_customers()
    {
        var lost = new LostCustomers(40, 10);
        Assert.Equal(0.05, ChurnHazard.Of(lost, new CustomerTime(1000))!.Value, 1e-15);
        Assert.Equal(50 / 1075.0, ChurnHazard.Of(lost, new MidPoint(new ActiveAtStart(1000), new ActiveAtEnd(1150)))!.Value, 1e-15);
        var daily = ChurnHazard.Of(lost, new AverageDaily(30250, 28))!;
        Assert.Equal(50 * 28 / 30250.0, daily.Value, 1e-15);
        Assert.Equal((50, ChurnBase.AverageDaily), (daily.Lost, daily.Base));
        Assert.Equal(AverageDaily.Of(10, 11, 9), new AverageDaily(30, 3));
    }

    [Fact]
    public void Where_everybody_stays_for_the_whole_period_all_bases_agree() =>
        Law.Holds(Gen.Choose(1, 1_000_000), customers =>
        {
            var none = default(LostCustomers);
            var midPoint = ChurnHazard.Of(none, new MidPoint(new ActiveAtStart(customers), new ActiveAtEnd(customers)))!;
            Assert.Equal(customers, midPoint.CustomerTime);
            Assert.Equal(customers, ChurnHazard.Of(none, AverageDaily.Of(customers, customers))!.CustomerTime);
            Assert.Equal((0, 0), (midPoint.Value, Rate(0, customers).Value));
        });

    [Fact]
    public void A_hazard_makes_a_share_that_grows_with_time()
    {
        var hazard = ChurnHazard.Of(new LostCustomers(10, 0), new CustomerTime(200))!;
        // 1 - exp(-.05·12) = 1 - exp(-.6)
        Assert.Equal(0.451188363905974, hazard.LostWithin(12), 1e-14);
        double[] shares = [.. LongTimes.Select(hazard.LostWithin)];
        Assert.Equal(shares.Order(), shares);
        Assert.Equal((0, 1), (shares[0], shares[^1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => hazard.LostWithin(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => hazard.LostWithin(double.NaN));
    }

    [Fact]
    public void Leavers_of_two_groups_add_up() => Assert.Equal(new LostCustomers(4, 6), new LostCustomers(1, 2).Merge(new LostCustomers(3, 4)));

    [Fact]
    public void Texts_are_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        var lost = new LostCustomers(40, 10);
        var midPoint = new MidPoint(new ActiveAtStart(1000), new ActiveAtEnd(1151));
        Assert.Equal("40 of those at the start, 10 who joined in the period", lost.ToString());
        Assert.Equal("1075.5 (1000 at the start, 1151 at the end)", midPoint.ToString());
        Assert.Equal("30250 customer-days in 28 days", new AverageDaily(30250, 28).ToString());
        Assert.Equal("30.5", new CustomerTime(30.5).ToString());
        Assert.Equal("0.04 (40 of 1000)", ChurnRate.Of(lost, midPoint.Start)!.ToString());
        Assert.Equal("0.04649 (50 in 1075.5, MidPoint)", ChurnHazard.Of(lost, midPoint)!.ToString());
    });

    public class RateJson : JsonContract<ChurnRate>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(ChurnRate Value, string Json)> Written => [(Rate(40, 1000), """{"lost":40,"activeAtStart":1000}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"lost":0,"activeAtStart":0}""", "Write null"),
            ("""{"lost":3,"activeAtStart":2}""", "3 of 2"),
            ("""{"lost":-3,"activeAtStart":2}""", "ofActiveAtStart"),
            ("""{"lost":3}""", "activeAtStart"),
            ("""{"lost":3,"activeAtEnd":2}""", "activeAtEnd"),
            ("3", "JSON object"),
        ];
    }

    public class HazardJson : JsonContract<ChurnHazard>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(ChurnHazard Value, string Json)> Written =>
        [
            (ChurnHazard.Of(new LostCustomers(40, 10), new CustomerTime(30.5))!, """{"lost":50,"customerTime":30.5,"base":"customerTime"}"""),
            (ChurnHazard.Of(new LostCustomers(40, 10), AverageDaily.Of(3))!, """{"lost":50,"customerTime":3,"base":"averageDaily"}"""),
            (ChurnHazard.Of(new LostCustomers(40, 10), new MidPoint(new ActiveAtStart(1), new ActiveAtEnd(2)))!, """{"lost":50,"customerTime":1.5,"base":"midPoint"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"lost":0,"customerTime":0,"base":"midPoint"}""", "write null"),
            ("""{"lost":-1,"customerTime":1,"base":"midPoint"}""", "0 leavers or more"),
            ("""{"lost":1,"customerTime":1,"base":"atEnd"}""", "atEnd"),
            ("""{"lost":1,"customerTime":1}""", "base"),
            ("""{"lost":1,"time":1}""", "time"),
            ("[]", "JSON object"),
        ];
    }

    public class HazardEquality : EqualityContract<ChurnHazard>
    {
        protected override IReadOnlyList<Func<ChurnHazard>> Makers =>
        [
            () => ChurnHazard.Of(new LostCustomers(5, 0), new CustomerTime(2))!,
            () => ChurnHazard.Of(new LostCustomers(4, 0), new CustomerTime(2))!,
            () => ChurnHazard.Of(new LostCustomers(5, 0), new CustomerTime(3))!,
            () => ChurnHazard.Of(new LostCustomers(5, 0), AverageDaily.Of(2))!,
        ];
    }

    public class MidPointEquality : EqualityContract<MidPoint>
    {
        protected override IReadOnlyList<Func<MidPoint>> Makers =>
        [
            () => default,
            () => new MidPoint(new ActiveAtStart(1), new ActiveAtEnd(3)),
            () => new MidPoint(new ActiveAtStart(3), new ActiveAtEnd(1)),
        ];
    }
}
