using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>7043 customers of a telephone company, 1869 of whom left; the reference was computed with two independent tools.</summary>
public class TelcoChurnTests
{
    private const string Name = "telco_churn";
    private const double Percent = 100;
    private static readonly string[] Question = ["churn", Repository.Data(Name + ".csv"), "--tenure", "tenure", "--event", "Churn=Yes", "--at", "1,3,6,12,24,36,48,60,72", "--format", "json"];

    [DataTheory]
    [InlineData("plain", "Plain", "ci95_plain")]
    [InlineData("log", "Log", "ci95_log")]
    [InlineData("log-log", "LogLog", "ci95_loglog")]
    public void The_curves_equal_the_reference_in_total_and_by_contract(string interval, string method, string member)
    {
        var report = Tool.Run([.. Question, "--by", "Contract", "--interval", interval]).Json();
        var reference = Reference.Results(Name + ".json");

        Equal(reference.At("km_overall"), report.At("total"), method, member, "total");
        foreach (var contract in reference.At("km_by_contract").EnumerateObject()) Equal(contract.Value, report.Group("Contract", contract.Name), method, member, contract.Name);
        Assert.Equal(3, report.At("groups").GetArrayLength());
    }

    [DataTheory]
    [InlineData("Contract")]
    [InlineData("InternetService")]
    [InlineData("PaymentMethod")]
    [InlineData("SeniorCitizen")]
    [InlineData("TechSupport")]
    public void The_rates_and_their_Wilson_intervals_equal_the_reference(string column)
    {
        var report = Tool.Run([.. Question, "--by", column]).Json();
        var reference = Reference.Results(Name + ".json");

        EqualRate(reference.At("overall"), report.At("total"), "total");
        foreach (var group in reference.At("by_" + column).EnumerateObject()) EqualRate(group.Value, report.Group(column, group.Name), group.Name);
    }

    // The definition, customer by customer: E_j = sum d n_j/n over the times of leaving, and the area under S.
    [DataFact]
    public void The_expected_leavers_of_the_log_rank_test_and_the_restricted_mean_equal_the_definition()
    {
        var report = Tool.Run([.. Question, "--by", "Contract"]).Json();
        var rows = File.ReadLines(Repository.Data(Name + ".csv")).Select(row => row.Split(',')).ToList();
        int tenure = Array.IndexOf(rows[0], "tenure"), contract = Array.IndexOf(rows[0], "Contract"), churn = Array.IndexOf(rows[0], "Churn");
        var customers = rows.Skip(1).Select(row => (Tenure: int.Parse(row[tenure], System.Globalization.CultureInfo.InvariantCulture), Contract: row[contract], Left: row[churn] == "Yes")).ToList();

        double share = 1, area = 0;
        var expected = customers.Select(one => one.Contract).Distinct().ToDictionary(name => name, _ => 0.0, StringComparer.Ordinal);
        for (var month = 0; month <= 72; month++)
        {
            var atRisk = customers.Where(one => one.Tenure >= month).ToList();
            var left = atRisk.Count(one => one.Left && one.Tenure == month);
            foreach (var name in expected.Keys) expected[name] += left * (double)atRisk.Count(one => one.Contract == name) / atRisk.Count;
            share *= 1 - ((double)left / atRisk.Count);
            // S holds from this month to the next one.
            if (month < 72) area += share;
        }

        var groups = report.At("logRank", "groups").EnumerateArray().ToList();
        Assert.Equal(3, groups.Count);
        foreach (var group in groups)
        {
            var name = group.At("key", "Contract").GetString()!;
            Reference.Equal(expected[name], group.At("expected").GetDouble(), name);
            Assert.Equal(report.Group("Contract", name).At("lost").GetInt64(), group.At("observed").GetInt64());
        }

        Assert.Equal(2, report.At("logRank", "degreesOfFreedom").GetDouble());
        Assert.Equal(72, report.At("total", "restrictedMean", "horizon").GetDouble());
        Reference.Equal(area, report.At("total", "restrictedMean", "value").GetDouble(), "restricted mean");
    }

    private static void Equal(JsonElement expected, JsonElement outcome, string method, string member, string what)
    {
        Assert.True(expected.At("n").GetInt64() == outcome.At("n").GetInt64(), what + " n");
        Assert.True(expected.At("events").GetInt64() == outcome.At("lost").GetInt64(), what + " lost");
        if (expected.At("median").ValueKind == JsonValueKind.Null) Assert.Equal(JsonValueKind.Null, outcome.At("median", "value").ValueKind);
        else Reference.Equal(expected.At("median"), outcome.At("median", "value"), what + " median");
        var times = expected.At("at").EnumerateObject().ToList();
        var ours = outcome.At("at").EnumerateArray().ToList();
        Assert.Equal(times.Count, ours.Count);
        for (var i = 0; i < times.Count; i++)
        {
            var (at, reference, place) = (ours[i], times[i].Value, $"{what} at {times[i].Name}");
            Assert.Equal(times[i].Name, at.At("time").GetRawText());
            Assert.True(reference.At("n_risk").GetInt64() == at.At("atRisk").GetInt64(), place + " at risk");
            Reference.Equal(reference.At("S"), at.At("survival"), place);
            Reference.Equal(reference.At("se_greenwood"), at.At("standardError"), place + " standard error");
            if (reference.At(member).ValueKind == JsonValueKind.Null)
            {
                Assert.Equal(JsonValueKind.Null, at.At("interval").ValueKind);
                continue;
            }

            Reference.EqualLimits(reference.At(member), at.At("interval"), place);
            Assert.Equal(method, at.At("interval", "method").GetString());
        }
    }

    private static void EqualRate(JsonElement expected, JsonElement outcome, string what)
    {
        Assert.True(expected.At("n").GetInt64() == outcome.At("n").GetInt64(), what + " n");
        Assert.True(expected.At("churned").GetInt64() == outcome.At("lost").GetInt64(), what + " lost");
        Reference.Equal(expected.At("churn_pct").GetDouble(), Percent * outcome.At("rate").GetDouble(), what);
        Reference.Equal(expected.At("wilson95_pct")[0].GetDouble(), Percent * outcome.At("interval", "low").GetDouble(), what + " low");
        Reference.Equal(expected.At("wilson95_pct")[1].GetDouble(), Percent * outcome.At("interval", "high").GetDouble(), what + " high");
        Assert.Equal("Wilson", outcome.At("interval", "method").GetString());
    }
}
