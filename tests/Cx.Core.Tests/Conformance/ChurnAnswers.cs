using Cx.Core.Retention;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class ChurnAnswers
{
    public static Answers? Of(Vector vector)
    {
        if (vector.Has("monthlyRate"))
            return new Answers { ["annualRate"] = ChurnRate.Annualise(vector.Number("monthlyRate"), vector.Number("months")) };
        if (vector.Has("customerTime")) return Hazard(vector);
        if (vector.Has("averageRevenue")) return Lifetime(vector);
        if (vector.Has("wallets")) return Wallet(vector);
        if (vector.Has("uplift") || vector.Has("costToKeep")) return Economics(vector);
        return vector.Has("customers") || vector.Has("customer") || vector.Has("start") ? Revenue(vector) : Customers(vector);
    }

    private static Answers? Customers(Vector vector)
    {
        var start = new ActiveAtStart((long)vector.Number("activeAtStart"));
        var joinedAndLost = vector.Has("lostWhoJoinedInPeriod") ? (long)vector.Number("lostWhoJoinedInPeriod") : 0;
        var ofThem = vector.Has("lost") ? (long)vector.Number("lost") - joinedAndLost : (long)vector.Number("lostOfThem");
        var lost = new LostCustomers(ofThem, joinedAndLost);
        if (ChurnRate.Of(lost, start) is not { } churn) return null;
        var answers = new Answers
        {
            ["rate"] = churn.Value,
            ["retention"] = churn.Retained.Value,
            ["low"] = churn.Interval().Low,
            ["high"] = churn.Interval().High,
            ["wrongPollutedNumerator"] = (double)lost.Total / start.Customers,
        };
        if (vector.Has("joined"))
        {
            var end = new ActiveAtEnd(start.Customers + (long)vector.Number("joined") - lost.Total);
            answers["midPointDenominator"] = ChurnHazard.Of(lost, new MidPoint(start, end))!.Value;
        }

        return answers;
    }

    private static Answers Hazard(Vector vector)
    {
        var hazard = ChurnHazard.Of(new LostCustomers((long)vector.Number("lost"), 0), new CustomerTime(vector.Number("customerTime")))!;
        var interval = hazard.Interval(Confidence.Of(vector.Level));
        return new Answers { ["hazard"] = hazard.Value, ["low"] = interval.Low, ["high"] = interval.High };
    }

    private static Answers? Revenue(Vector vector)
    {
        double? uncapped = null;
        RevenueMovement movement;
        if (vector.Has("customer"))
        {
            var customer = vector.Input("customer");
            movement = RevenueMovement.From([new CustomerRevenue(customer.GetProperty("start").GetDecimal(), 0)]);
            uncapped = customer.GetProperty("revenueWhenLost").GetDouble() / customer.GetProperty("start").GetDouble();
        }
        else if (vector.Has("customers"))
        {
            movement = RevenueMovement.From(vector.Input("customers").EnumerateArray().Select(pair => new CustomerRevenue(pair[0].GetDecimal(), pair[1].GetDecimal())));
        }
        else
        {
            movement = RevenueMovement.Of(Amount(vector, "start"), Amount(vector, "churned"), Amount(vector, "contraction"), Amount(vector, "expansion"));
        }

        return RevenueRetention.From(movement) is not { } rates ? null : new Answers
        {
            ["grossChurn"] = rates.GrossRevenueChurn,
            ["netChurn"] = rates.NetRevenueChurn,
            ["grossRetention"] = rates.GrossRetention,
            ["netRetention"] = rates.NetRetention,
            ["wrongUncapped"] = uncapped,
        };
    }

    private static decimal Amount(Vector vector, string name) => vector.Input(name).GetDecimal();

    private static Answers? Lifetime(Vector vector)
    {
        double revenue = vector.Number("averageRevenue"), margin = vector.Number("margin");
        var value = vector.Has("churnPerPeriod")
            ? LifetimeValue.Constant(revenue, margin, vector.Number("churnPerPeriod"))
            : LifetimeValue.FromSurvival(
                RetentionCurve.Of(vector.Numbers("tenures"), [.. vector.Counts("hasLeft").Select(left => left == 1)])!,
                revenue, margin, (int)vector.Number("horizon"), vector.Has("discountRate") ? vector.Number("discountRate") : 0);
        return value is null ? null : new Answers { ["lifetimeValue"] = value.Value };
    }

    private static Answers? Economics(Vector vector)
    {
        var economics = vector.Has("ratio")
            ? AcquisitionEconomics.OfRatio(vector.Number("ratio"), vector.Text("ratioSource"))
            : AcquisitionEconomics.Of(vector.Number("costToWin"), vector.Number("costToKeep"));
        if (economics is null) return null;
        var uplift = vector.Number("uplift");
        return new Answers
        {
            ["ratio"] = economics.Ratio,
            ["breakEvenUplift"] = economics.BreakEvenUplift,
            ["pays"] = economics.KeepingPays(uplift),
            ["saving"] = economics.SavingPerCustomer(uplift),
        };
    }

    private static Answers? Wallet(Vector vector)
    {
        var wallets = vector.Input("wallets").EnumerateArray().Select(wallet => ShareOfWallet.Of(wallet[0].GetDecimal(), wallet[1].GetDecimal())).OfType<ShareOfWallet>().ToList();
        return wallets.Count == 0 ? null : new Answers { ["shareOfWallet"] = wallets.Aggregate((all, one) => all.Merge(one)).Value };
    }
}
