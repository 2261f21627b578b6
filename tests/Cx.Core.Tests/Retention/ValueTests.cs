using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Retention;

public class ValueTests
{
    private static RetentionCurve Short { get; } = RetentionCurve.Of([1, 3, 3, 4, 4], [true, true, false, false, false])!;

    // With churn 1/q of q^m customers, S(t) = (1 - 1/q)^t exactly; what the sum to H lacks is margin·(1 - c)^(H+1)/c.
    [Fact]
    public void At_constant_churn_and_without_discounting_both_values_agree_as_the_horizon_grows() =>
        Law.Holds(from q in Gen.Choose(2, 4) from horizon in Gen.Choose(1, 6) from revenue in Gen.Choose(0, 1000) select (q, horizon, revenue), given =>
        {
            var (q, horizon, revenue) = given;
            var tenures = new List<double>();
            var customers = (int)Math.Pow(q, horizon);
            for (var (t, left) = (1, customers); t <= horizon; t++, left -= left / q) tenures.AddRange(Enumerable.Repeat((double)t, left / q));
            var leavers = tenures.Count;
            tenures.AddRange(Enumerable.Repeat((double)horizon, customers - leavers));
            var curve = RetentionCurve.Of([.. tenures], [.. tenures.Select((_, i) => i < leavers)])!;
            var churn = 1.0 / q;

            var all = LifetimeValue.Constant(revenue, 0.8, churn)!;
            var some = LifetimeValue.FromSurvival(curve, revenue, 0.8, horizon)!;

            Assert.Equal(all.Value - (revenue * 0.8 * Math.Pow(1 - churn, horizon + 1) / churn), some.Value, 1e-6);
            Assert.Equal((null, "Constant", horizon, "FromSurvival"), ((object?)all.Horizon, all.Method, some.Horizon, some.Method));
        });

    [Fact]
    public void A_counted_rate_gives_the_value_of_its_share()
    {
        var churn = ChurnRate.Of(new LostCustomers(5, 7), new ActiveAtStart(100))!;
        Assert.Equal(LifetimeValue.Constant(50, 0.8, 0.05), LifetimeValue.Constant(50, 0.8, churn));
        Assert.Null(LifetimeValue.Constant(50, 0.8, ChurnRate.Of(new LostCustomers(0, 7), new ActiveAtStart(100))!));
    }

    [Fact]
    public void Money_later_is_worth_less_and_a_longer_horizon_is_worth_more()
    {
        double[] discounted = [.. new[] { 0, 0.01, 0.1, 10 }.Select(rate => LifetimeValue.FromSurvival(Short, 50, 0.8, 4, rate)!.Value)];
        Assert.Equal(discounted.OrderDescending(), discounted);
        double[] longer = [.. Enumerable.Range(0, 5).Select(horizon => LifetimeValue.FromSurvival(Short, 50, 0.8, horizon)!.Value)];
        Assert.Equal(longer.Order(), longer);
        Assert.Equal(40, longer[0]);
    }

    [Fact]
    public void A_curve_on_which_everybody_has_left_is_known_for_ever()
    {
        var gone = RetentionCurve.Of([1, 2], [true, true])!;
        Assert.Equal(40 + 20.0, LifetimeValue.FromSurvival(gone, 50, 0.8, 1000)!.Value, 1e-12);
        Assert.Null(LifetimeValue.FromSurvival(Short, 50, 0.8, 5));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(-1, 0.8, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(double.NaN, 0.8, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(50, 1.1, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(50, double.NegativeInfinity, 0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(50, 0.8, -0.05));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.Constant(50, 0.8, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.FromSurvival(Short, 50, 0.8, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.FromSurvival(Short, 50, 0.8, 1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifetimeValue.FromSurvival(Short, 50, 0.8, 1, double.NaN));
        Assert.Null(LifetimeValue.Constant(1e300, 1, 1e-300));
    }

    [Fact]
    public void Keeping_pays_when_it_saves_more_than_it_costs() =>
        Law.Holds(from win in Gen.Choose(1, 1000) from keep in Gen.Choose(1, 1000) from points in Gen.Choose(-100, 100) select (win, keep, points / 100.0), given =>
        {
            var (win, keep, uplift) = given;
            var economics = AcquisitionEconomics.Of(win, keep)!;
            Assert.Equal((uplift * win) - keep, economics.SavingPerCustomer(uplift)!.Value, 1e-9);
            // At the break-even itself the last digit decides.
            if (Math.Abs((uplift * win) - keep) > 1e-9) Assert.Equal((uplift * win) - keep > 0, economics.KeepingPays(uplift));
            Assert.Equal(keep / (double)win, economics.BreakEvenUplift, 1e-12);
            var stated = AcquisitionEconomics.OfRatio(economics.Ratio, "own books");
            Assert.Equal(economics.KeepingPays(uplift), stated.KeepingPays(uplift));
            Assert.Null(stated.SavingPerCustomer(uplift));
        });

    [Fact]
    public void Costs_and_ratios_that_cannot_be_are_refused_and_a_ratio_needs_its_source()
    {
        Assert.Null(AcquisitionEconomics.Of(0, 45));
        Assert.Null(AcquisitionEconomics.Of(300, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.Of(-1, 45));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.Of(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.Of(1e300, 1e-300));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.OfRatio(0, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.OfRatio(double.Epsilon, "a"));
        Assert.Throws<ArgumentException>(() => AcquisitionEconomics.OfRatio(5, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.OfRatio(5, "a").KeepingPays(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AcquisitionEconomics.Of(5, 1)!.SavingPerCustomer(double.NaN));
    }

    [Fact]
    public void A_share_of_wallet_is_that_of_the_sums() =>
        Law.Holds(from ours in Gen.Two(Gen.Choose(0, 1000)) from others in Gen.Two(Gen.Choose(1, 1000)) select (ours, others), given =>
        {
            var ((a, b), (c, d)) = given;
            var both = ShareOfWallet.Of(a, a + c)!.Merge(ShareOfWallet.Of(b, b + d)!);
            Assert.Equal((a + b) / (double)(a + b + c + d), both.Value, 1e-12);
            Assert.InRange(both.Value, 0, 1);
        });

    [Fact]
    public void A_wallet_without_spending_has_no_share_and_one_of_more_than_all_is_refused()
    {
        Assert.Null(ShareOfWallet.Of(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareOfWallet.Of(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareOfWallet.Of(-1, 1));
        Assert.Throws<OverflowException>(() => ShareOfWallet.Of(1, decimal.MaxValue)!.Merge(ShareOfWallet.Of(1, 1)!));
    }

    [Fact]
    public void Texts_are_invariant() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        Assert.Equal("800 (Constant)", LifetimeValue.Constant(50, 0.8, 0.05)!.ToString());
        Assert.Equal("152 (FromSurvival to 4 at 0)", LifetimeValue.FromSurvival(Short, 50, 0.8, 4)!.ToString());
        Assert.Equal("ratio 6.66667 (300 to win, 45 to keep), keeping pays above 0.15", AcquisitionEconomics.Of(300, 45)!.ToString());
        Assert.Equal("ratio 2.5 (a book), keeping pays above 0.4", AcquisitionEconomics.OfRatio(2.5, "a book").ToString());
        Assert.Equal("0.3 (120.6 of 402)", ShareOfWallet.Of(120.6m, 402)!.ToString());
    });

    public class LifetimeJson : JsonContract<LifetimeValue>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(LifetimeValue Value, string Json)> Written =>
        [
            (LifetimeValue.Constant(50, 0.8, 0.05)!, """{"value":800,"horizon":null,"discountRate":0}"""),
            (LifetimeValue.FromSurvival(Short, 50, 0.8, 0, 0.5)!, """{"value":40,"horizon":0,"discountRate":0.5}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"value":800,"horizon":1.5,"discountRate":0}""", "horizon"),
            ("""{"value":800,"horizon":-1,"discountRate":0}""", "horizon"),
            ("""{"value":800,"horizon":1,"discountRate":-1}""", "discountRate"),
            ("""{"value":800,"horizon":null,"discountRate":0.1}""", "discountRate"),
            ("""{"horizon":null,"discountRate":0}""", "value"),
            ("""{"worth":1}""", "worth"),
            ("1", "JSON object"),
        ];
    }

    public class EconomicsJson : JsonContract<AcquisitionEconomics>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(AcquisitionEconomics Value, string Json)> Written =>
        [
            (AcquisitionEconomics.Of(300, 45)!, """{"costToWin":300,"costToKeep":45}"""),
            (AcquisitionEconomics.OfRatio(5, "a book"), """{"ratio":5,"source":"a book"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"ratio":5}""", "source"),
            ("""{"ratio":5,"source":""}""", "source"),
            ("""{"ratio":0,"source":"a"}""", "above 0"),
            ("""{"ratio":5,"source":"a","costToWin":1}""", "not both"),
            ("""{"costToWin":5,"costToKeep":0}""", "Write null"),
            ("""{"costToWin":-5,"costToKeep":1}""", "0 or more"),
            ("""{"costToWin":5}""", "costToKeep"),
            ("""{"factor":5}""", "factor"),
            ("1", "JSON object"),
        ];
    }

    public class WalletJson : JsonContract<ShareOfWallet>
    {
        protected override JsonSerializerContext Context => RetentionJsonContext.Default;

        protected override IReadOnlyList<(ShareOfWallet Value, string Json)> Written => [(ShareOfWallet.Of(120.5m, 400)!, """{"withUs":120.5,"inCategory":400}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"withUs":0,"inCategory":0}""", "Write null"),
            ("""{"withUs":2,"inCategory":1}""", "no share of a wallet"),
            ("""{"withUs":"2","inCategory":1}""", "amount of money"),
            ("""{"withUs":2}""", "inCategory"),
            ("""{"ours":2}""", "ours"),
            ("1", "JSON object"),
        ];
    }
}
