using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class RevenueTests
{
    private static Gen<CustomerRevenue[]> Customers { get; } = Gen.ArrayOf(
        from start in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 100), Gen.Choose(0, 100_000))
        from end in Gen.OneOf(Gen.Constant(0), Gen.Constant(start), Gen.Choose(0, 100_000))
        select new CustomerRevenue(start / 100m, end / 100m));

    [Fact]
    public void Gross_churn_is_a_share_whatever_the_upgrades_and_gross_retention_is_at_most_one_and_at_most_net() => Law.Holds(Customers, customers =>
    {
        if (RevenueRetention.From(RevenueMovement.From(customers)) is not { } rates)
        {
            Assert.Equal(0, customers.Sum(one => one.AtStart));
            return;
        }

        Assert.InRange(rates.GrossRevenueChurn, 0, 1);
        Assert.InRange(rates.GrossRetention, 0, 1);
        Assert.True(rates.GrossRetention <= rates.NetRetention);
        Assert.True(rates.NetRevenueChurn <= rates.GrossRevenueChurn);
        Assert.Equal(1, rates.GrossRevenueChurn + rates.GrossRetention, 1e-12);
        Assert.Equal(1, rates.NetRevenueChurn + rates.NetRetention, 1e-9);
    });

    // Gross retention is the mean of min(end, start), net that of the end, both by those who paid at the start.
    [Fact]
    public void The_rates_are_those_of_the_definition_customer_by_customer() => Law.Holds(Customers.Where(customers => customers.Any(one => one.AtStart > 0)), customers =>
    {
        var rates = RevenueRetention.From(RevenueMovement.From(customers))!;
        var old = customers.Where(one => one.AtStart > 0).ToList();
        var start = old.Sum(one => one.AtStart);
        Assert.Equal((double)(old.Sum(one => Math.Min(one.AtStart, one.AtEnd)) / start), rates.GrossRetention, 1e-12);
        Assert.Equal((double)(old.Sum(one => one.AtEnd) / start), rates.NetRetention, 1e-9);
        Assert.Equal(customers.Sum(one => one.AtEnd), rates.Movement.End);
    });

    [Fact]
    public void Movements_of_two_groups_merge_into_that_of_all_customers() =>
        Law.Holds(from some in Customers from others in Customers select (some, others), given =>
            RevenueMovement.From(given.some).Merge(RevenueMovement.From(given.others)) == RevenueMovement.From([.. given.others, .. given.some]));

    [Fact]
    public void Known_sums_give_the_movement_of_the_customers_behind_them() => Law.Holds(Customers, customers =>
    {
        var movement = RevenueMovement.From(customers);
        return RevenueMovement.Of(movement.Start, movement.Churned, movement.Contraction, movement.Expansion, movement.New) == movement;
    });

    [Theory]
    [InlineData(100, 101, 0, 0, 0, "More revenue is lost")]
    [InlineData(100, 60, 41, 0, 0, "More revenue is lost")]
    [InlineData(-1, 0, 0, 0, 0, "0 or more")]
    [InlineData(100, -1, 0, 0, 0, "0 or more")]
    [InlineData(100, 0, -1, 0, 0, "0 or more")]
    [InlineData(100, 0, 0, -1, 0, "0 or more")]
    [InlineData(100, 0, 0, 0, -1, "0 or more")]
    [InlineData(0, 0, 0, 1, 0, "Count it as new")]
    [InlineData(5, 5, 0, 1, 0, "Count it as new")]
    public void Impossible_amounts_are_refused(int start, int churned, int contraction, int expansion, int fresh, string why)
        => Assert.Contains(why, Assert.Throws<ArgumentOutOfRangeException>(() => RevenueMovement.Of(start, churned, contraction, expansion, fresh)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sum_that_no_decimal_holds_throws()
    {
        Assert.Throws<OverflowException>(() => RevenueMovement.Of(decimal.MaxValue, 0, 0, 1));
        Assert.Throws<OverflowException>(() => RevenueMovement.From([new CustomerRevenue(decimal.MaxValue, 0), new CustomerRevenue(1, 0)]));
    }

    [Fact]
    public void A_negative_revenue_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerRevenue(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerRevenue(0, -1));
    }

    [Fact]
    public void Texts_are_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        var movement = RevenueMovement.From([new CustomerRevenue(500, 0), new CustomerRevenue(300, 450.5m), new CustomerRevenue(0, 90)]);
        Assert.Equal("500 → 0.5", new CustomerRevenue(500, 0.5m).ToString());
        Assert.Equal("800 - 500 churned - 0 contraction + 150.5 expansion + 90 new = 540.5", movement.ToString());
        Assert.Equal("gross retention 0.375, net retention 0.563125", RevenueRetention.From(movement)!.ToString());
    });

    public class MovementJson : JsonContract<RevenueMovement>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(RevenueMovement Value, string Json)> Written =>
        [
            (RevenueMovement.Of(800, 500.25m, 0, 150, 90), """{"start":800,"churned":500.25,"contraction":0,"expansion":150,"new":90}"""),
            (RevenueMovement.Of(0, 0, 0, 0), """{"start":0,"churned":0,"contraction":0,"expansion":0,"new":0}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"start":1,"churned":2,"contraction":0,"expansion":0,"new":0}""", "More revenue is lost"),
            ("""{"start":1,"churned":"2","contraction":0,"expansion":0,"new":0}""", "amount of money"),
            ("""{"start":1,"churned":1,"contraction":0,"expansion":0}""", "new"),
            ("""{"start":1,"lost":1}""", "lost"),
            ("""{"start":79228162514264337593543950335,"churned":0,"contraction":0,"expansion":1,"new":0}""", "decimal"),
            ("1", "JSON object"),
        ];
    }

    public class RetentionEquality : EqualityContract<RevenueRetention>
    {
        protected override IReadOnlyList<Func<RevenueRetention>> Makers =>
        [
            () => RevenueRetention.From(RevenueMovement.Of(10, 1, 0, 0))!,
            () => RevenueRetention.From(RevenueMovement.Of(10, 0, 1, 0))!,
            () => RevenueRetention.From(RevenueMovement.Of(10, 1, 0, 1))!,
            () => RevenueRetention.From(RevenueMovement.Of(10, 1, 0, 0, 1))!,
            () => RevenueRetention.From(RevenueMovement.Of(20, 1, 0, 0))!,
        ];
    }
}
