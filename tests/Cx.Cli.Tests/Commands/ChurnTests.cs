using System.Globalization;
using System.Text;
using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class ChurnTests
{
    private const string Header = "months,left,plan\n";
    private static readonly string[] Churn = ["churn", "-", "--tenure", "months", "--event", "left=yes", "--format", "json"];

    // logrank.6mp of the conformance vectors: leukaemia patients on a drug and on a placebo.
    private static string TwoGroups
    {
        get
        {
            string[] drug = ["6", "6", "6", "6+", "7", "9+", "10", "10+", "11+", "13", "16", "17+", "19+", "20+", "22", "23", "25+", "32+", "32+", "34+", "35+"];
            string[] placebo = ["1", "1", "2", "2", "3", "4", "4", "5", "5", "8", "8", "8", "8", "11", "11", "12", "12", "15", "17", "22", "23"];
            return Header + string.Concat(drug.Select(time => Row(time, "drug")).Concat(placebo.Select(time => Row(time, "placebo"))));
        }
    }

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(TwoGroups, [.. Churn, "--by", "plan", "--at", "6"]).Json();
        string[] outcome = ["n", "lost", "active", "invalid", "rate", "interval", "at", "median", "restrictedMean", "suppressed"];

        Assert.Equal(["tenure", "event", "confidence", "survivalInterval", "rows", "total", "groups", "logRank"], Members(report));
        Assert.Equal(["column", "value"], Members(report.At("event")));
        Assert.Equal(outcome, Members(report.At("total")));
        Assert.Equal(["key", .. outcome], Members(report.At("groups")[0]));
        Assert.Equal(["time", "atRisk", "survival", "standardError", "interval"], Members(report.At("total", "at")[0]));
        Assert.Equal(["low", "high", "confidence", "method"], Members(report.At("total", "interval")));
        Assert.Equal(["value", "low", "high"], Members(report.At("total", "median")));
        Assert.Equal(["horizon", "value", "standardError"], Members(report.At("total", "restrictedMean")));
        Assert.Equal(["chiSquared", "degreesOfFreedom", "p", "groups"], Members(report.At("logRank")));
        Assert.Equal(["key", "observed", "expected"], Members(report.At("logRank", "groups")[0]));
    }

    // km.6mp and logrank.6mp: S(6) .857143 (se .076360), median 23; O 9 and 21, E 19.2505 and 10.7495, chi-squared 16.7929, p 4.169e-05.
    [Fact]
    public void The_figures_of_two_groups_are_the_published_ones()
    {
        var report = Tool.RunOn(TwoGroups, [.. Churn, "--by", "plan", "--at", "6,23"]).Json();
        var (drug, logRank) = (report.Group("plan", "drug"), report.At("logRank"));

        Assert.Equal((21, 9, 12), (Long(drug, "n"), Long(drug, "lost"), Long(drug, "active")));
        Assert.Equal(21, Long(drug.At("at")[0], "atRisk"));
        Assert.Equal(0.857143, drug.At("at")[0].At("survival").GetDouble(), 1e-6);
        Assert.Equal(0.076360, drug.At("at")[0].At("standardError").GetDouble(), 1e-6);
        Assert.Equal(0.448179, drug.At("at")[1].At("survival").GetDouble(), 1e-6);
        Assert.Equal(23, drug.At("median", "value").GetDouble());
        Assert.Equal(16.7929, logRank.At("chiSquared").GetDouble(), 1e-4);
        Assert.Equal(4.169e-05, logRank.At("p").GetDouble(), 1e-8);
        Assert.Equal(1, logRank.At("degreesOfFreedom").GetDouble());
        Assert.Equal([(9L, 19.2505), (21, 10.7495)], logRank.At("groups").EnumerateArray().Select(group => (Long(group, "observed"), Math.Round(group.At("expected").GetDouble(), 4, MidpointRounding.AwayFromZero))));
        // The placebo curve is 0 from 23 on, and known beyond; of nobody left there is no error.
        Assert.Equal(0, report.Group("plan", "placebo").At("at")[1].At("survival").GetDouble());
        Assert.Equal(JsonValueKind.Null, report.Group("plan", "placebo").At("at")[1].At("standardError").ValueKind);
    }

    [Fact]
    public void The_restricted_mean_goes_to_the_latest_time_asked_for_else_as_far_as_all_curves_are_known()
    {
        const string Rows = Header + "1,yes,a\n3,no,a\n2,yes,b\n4,no,b\n4,no,b\n";
        // S of a is 1 to 1 and 1/2 to 3: area to 3 is 1 + 1 = 2. S of b is 1 to 2 and 2/3: to 3 it is 2 + 2/3.
        var report = Tool.RunOn(Rows, [.. Churn, "--by", "plan"]).Json();
        foreach (var (group, mean) in (IEnumerable<(string, double)>)[("a", 2), ("b", 2 + (2 / 3.0))])
        {
            Assert.Equal(3, report.Group("plan", group).At("restrictedMean", "horizon").GetDouble());
            Assert.Equal(mean, report.Group("plan", group).At("restrictedMean", "value").GetDouble(), 1e-12);
        }

        var asked = Tool.RunOn(Rows, [.. Churn, "--by", "plan", "--at", "1,4"]).Json();
        Assert.Equal(4, asked.At("total", "restrictedMean", "horizon").GetDouble());
        Assert.Equal(JsonValueKind.Null, asked.Group("plan", "a").At("restrictedMean", "value").ValueKind);
        Assert.Equal(2 + (4 / 3.0), asked.Group("plan", "b").At("restrictedMean", "value").GetDouble(), 1e-12);
    }

    [Fact]
    public void What_is_not_known_is_null_and_never_zero()
    {
        var report = Tool.RunOn(Header + "5,no,a\n7,no,a\n", [.. Churn, "--by", "plan", "--at", "6,8"]).Json();
        var total = report.At("total");

        Assert.Equal(1, total.At("at")[0].At("survival").GetDouble());
        Assert.Equal(JsonValueKind.Null, total.At("at")[0].At("interval").ValueKind);
        Assert.Equal(JsonValueKind.Null, total.At("at")[1].At("survival").ValueKind);
        Assert.Equal(0, Long(total.At("at")[1], "atRisk"));
        Assert.Equal(JsonValueKind.Null, total.At("median", "value").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.At("logRank").ValueKind);
        var nobody = Tool.RunOn(Header, [.. Churn, "--at", "1"]).Json().At("total");
        Assert.Equal(0, Long(nobody, "n"));
        foreach (var member in (string[])["rate", "interval"]) Assert.Equal(JsonValueKind.Null, nobody.At(member).ValueKind);
    }

    [Fact]
    public void What_makes_no_customer_is_counted_and_shown_and_not_used()
    {
        const string Rows = Header + "3,yes,a\n-1,yes,a\n,no,a\nlong,no,a\n4,,a\nNaN,no,a\n5,no,a,more\n4,no,b\n";
        var run = Tool.RunOn(Rows, [.. Churn, "--by", "plan"]);
        var report = run.Json();

        Assert.Equal((2, 6), (Long(report.At("total"), "n"), Long(report.At("total"), "invalid")));
        Assert.Equal(8, Long(report, "rows"));
        Assert.StartsWith("cx: 6 invalid rows, counted as invalid and not used:", run.Error, StringComparison.Ordinal);
        foreach (var said in (string[])["row 2: months is '-1'", "row 3: months is ''", "row 4: months is 'long'", "row 5: left is '', expected 'yes' or another text", "row 6: months is 'NaN'"])
            Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Tool.RunOn(Rows, [.. Churn, "--strict"]).Failed(2, "Row 2", "--strict");
        // Where an empty cell is what says that a customer left, it is no missing answer.
        Assert.Equal(1, Long(Tool.RunOn(Header + "3,,a\n4,2026-01-01,a\n", ["churn", "-", "--tenure", "months", "--event", "left=", "--format", "json"]).Json().At("total"), "lost"));
    }

    [Fact]
    public void Conditions_choose_rows_and_the_event_must_match_exactly()
    {
        const string Rows = Header + "3,yes,a\n4,Yes,a\n5,yes,b\n";
        Assert.Equal(1, Long(Tool.RunOn(Rows, [.. Churn, "--where", "plan=a"]).Json().At("total"), "lost"));
        Assert.Equal(2, Long(Tool.RunOn(Rows, [.. Churn, "--where", "plan=a"]).Json(), "rows"));
        Tool.RunOn(Rows, ["churn", "-", "--tenure", "month", "--event", "left=yes"]).Failed(2, "Did you mean 'months'?");
    }

    [Theory]
    [InlineData("--event says no value", "--tenure", "months", "--event", "left")]
    [InlineData("is no time", "--tenure", "months", "--event", "left=yes", "--at", "six")]
    [InlineData("is no time", "--tenure", "months", "--event", "left=yes", "--at", "-6")]
    [InlineData("is no time", "--tenure", "months", "--event", "left=yes", "--at", "1,,2")]
    [InlineData("twice", "--tenure", "months", "--event", "left=yes", "--at", "6,6.0")]
    [InlineData("'wald' not recognized", "--tenure", "months", "--event", "left=yes", "--interval", "wald")]
    [InlineData("--tenure", "--event", "left=yes")]
    [InlineData("--confidence", "--tenure", "months", "--event", "left=yes", "--confidence", "95")]
    public void What_cannot_be_asked_is_said_in_a_line_or_two(string said, params string[] options)
        => Tool.RunOn(TwoGroups, ["churn", "-", .. options]).Failed(1, said.Replace("--event says", "says", StringComparison.Ordinal));

    [Fact]
    public void Another_confidence_and_another_interval_reach_every_limit()
    {
        var narrow = Tool.RunOn(TwoGroups, [.. Churn, "--at", "10", "--confidence", "0.8", "--interval", "plain"]).Json();
        var wide = Tool.RunOn(TwoGroups, [.. Churn, "--at", "10", "--interval", "plain"]).Json();

        Assert.Equal((0.8, "Plain"), (narrow.At("confidence").GetDouble(), narrow.At("survivalInterval").GetString()));
        foreach (var path in (string[][])[["total", "interval"], ["total", "median"]])
            Assert.True(Width(narrow.At(path)) < Width(wide.At(path)), string.Join('.', path));
        Assert.True(Width(narrow.At("total", "at")[0].At("interval")) < Width(wide.At("total", "at")[0].At("interval")));
    }

    [Fact]
    public void The_table_shows_the_curve_as_text_and_the_test()
    {
        // Half leave at 12 of 24: the curve is 9 to the middle, then 5.
        var half = Tool.RunOn(Header + "12,yes,a\n24,no,a\n", ["churn", "-", "--tenure", "months", "--event", "left=yes"]).Ok().Out;
        Assert.Contains("999999999995555555555555", half, StringComparison.Ordinal);
        Assert.Contains("0 to 24", half, StringComparison.Ordinal);

        var table = Tool.RunOn(TwoGroups, ["churn", "-", "--tenure", "months", "--event", "left=yes", "--by", "plan", "--at", "6"]).Ok().Out;
        Assert.Contains("Log-rank test of the groups: chi-squared 16.79, df 1, p < 0.0001.", table, StringComparison.Ordinal);
        Assert.Contains("| drug ", table, StringComparison.Ordinal);
        Assert.Contains("85.7 %", table, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_has_no_data_in_every_format()
    {
        foreach (var format in (string[])["table", "markdown", "csv", "json"]) Tool.RunOn(Header, ["churn", "-", "--tenure", "months", "--event", "left=yes", "--at", "6", "--by", "plan", "--format", format]).Ok();
        Assert.Contains("no data", Tool.RunOn(Header, ["churn", "-", "--tenure", "months", "--event", "left=yes"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_CSV_has_a_line_for_each_group_and_the_total_with_the_numbers_of_the_JSON()
    {
        string[] question = ["--by", "plan", "--at", "6,12"];
        var lines = Tool.RunOn(TwoGroups, ["churn", "-", "--tenure", "months", "--event", "left=yes", "--format", "csv", .. question]).Ok().Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        var drug = Tool.RunOn(TwoGroups, [.. Churn, .. question]).Json().Group("plan", "drug");

        Assert.Equal(["row", "plan", "n", "lost", "active", "invalid", "rate", "low", "high", "atRiskAt6", "survivalAt6", "standardErrorAt6", "lowAt6", "highAt6", "atRiskAt12", "survivalAt12", "standardErrorAt12", "lowAt12", "highAt12", "median", "medianLow", "medianHigh", "horizon", "restrictedMean", "restrictedMeanStandardError", "suppressed"], lines[0]);
        Assert.Equal(["group", "group", "total"], lines.Skip(1).Select(line => line[0]));
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(drug.At("at")[1].At("interval", "high").GetDouble(), double.Parse(lines[1][18], CultureInfo.InvariantCulture));
        Assert.Equal(drug.At("restrictedMean", "standardError").GetDouble(), double.Parse(lines[1][24], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void More_groups_than_the_test_takes_have_their_figures_and_no_test()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 101; i++) text.Append(CultureInfo.InvariantCulture, $"{i},yes,p{i}\n");

        Assert.Equal(JsonValueKind.Null, Tool.RunOn(text.ToString(), [.. Churn, "--by", "plan"]).Json().At("logRank").ValueKind);
        Assert.Contains("No log-rank test: 101 groups are more than 100.", Tool.RunOn(text.ToString(), ["churn", "-", "--tenure", "months", "--event", "left=yes", "--by", "plan"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_groups_are_hidden_with_what_would_give_them_away()
    {
        var text = Header + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},yes,big\n{i},no,middle\n")) + "3,yes,small\n5,no,small\n";
        var report = Tool.RunOn(text, [.. Churn, "--by", "plan", "--at", "6", "--min-n", "10"]).Json();

        // Two customers are too few, and would follow from the total and the others: so the next smallest group goes too, the first of two alike.
        var shown = report.At("groups").EnumerateArray().Where(group => !group.At("suppressed").GetBoolean()).ToList();
        Assert.Single(shown);
        Assert.Equal(62, Long(report.At("total"), "n"));
        foreach (var hidden in report.At("groups").EnumerateArray().Where(group => group.At("suppressed").GetBoolean()))
        {
            foreach (var member in (string[])["n", "lost", "active", "invalid", "rate", "interval"]) Assert.Equal(JsonValueKind.Null, hidden.At(member).ValueKind);
            Assert.Equal(0, hidden.At("at").GetArrayLength());
        }

        // A test of one group is none.
        Assert.Equal(JsonValueKind.Null, report.At("logRank").ValueKind);
        string[] question = ["churn", "-", "--tenure", "months", "--event", "left=yes", "--by", "plan", "--min-n", "10"];
        Assert.Contains("Hidden: too few customers", Tool.RunOn(text, question).Ok().Out, StringComparison.Ordinal);
        Assert.EndsWith(",true", Tool.RunOn(text, [.. question, "--format", "csv"]).Ok().Out.Split('\n').Single(line => line.StartsWith("group,small", StringComparison.Ordinal)), StringComparison.Ordinal);
        // Too few in all: nothing is shown, the total neither.
        Assert.True(Tool.RunOn(Header + "3,yes,a\n", [.. Churn, "--min-n", "10"]).Json().At("total", "suppressed").GetBoolean());
        Tool.RunOn(text, ["churn", "-", "--tenure", "months", "--event", "left=yes", "--min-n", "0"]).Failed(1, "--min-n 0");
        Assert.False(Tool.RunOn(text, [.. Churn, "--by", "plan"]).Json().Group("plan", "small").At("suppressed").GetBoolean());
    }

    private static string Row(string time, string plan) => $"{time.TrimEnd('+')},{(time.EndsWith('+') ? "no" : "yes")},{plan}\n";

    private static long Long(JsonElement json, string member) => json.At(member).GetInt64();

    private static double Width(JsonElement limits) => limits.At("high").GetDouble() - limits.At("low").GetDouble();

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
