using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class ScorecardTests
{
    private static readonly string[] Card = ["scorecard", "-", "--measure", "nps:recommend", "--measure", "csat:satisfied:csat5", "--journey", "journey", "--component", "part", "--format", "json"];

    // 20 buyers in the shop who are all promoters and satisfied, 20 on the web who are neither, 3 who leave.
    private static string Rows => "journey,part,recommend,satisfied\n"
        + string.Concat(Enumerable.Repeat("buy,shop,10,5\n", 20)) + string.Concat(Enumerable.Repeat("buy,web,3,2\n", 20)) + string.Concat(Enumerable.Repeat("leave,web,3,2\n", 3));

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(Rows, [.. Card, "--target", "recommend>=30"]).Json();
        Assert.Equal(["rows", "invalid", "confidence", "minimumN", "met", "notMet", "undecided", "notMeasured", "notInTaxonomy", "cells"], Members(report));
        Assert.Equal(["journey", "component", "figure", "scale", "method", "n", "value", "standardError", "interval", "target", "verdict", "owner", "suppressed"], Members(report.At("cells")[0]));
        Assert.Equal(["direction", "value"], Members(report.At("cells")[0].At("target")));
    }

    [Fact]
    public void The_cells_are_those_of_each_journey_its_total_and_the_whole()
    {
        var report = Tool.RunOn(Rows, Card).Json();
        Assert.Equal(
            [("buy", "shop", 20), ("buy", "web", 20), ("buy", null, 40), ("leave", "web", 3), ("leave", null, 3), (null, null, 43)],
            report.At("cells").EnumerateArray().Where(cell => cell.At("figure").GetString() == "nps recommend").Select(cell => (cell.At("journey").GetString(), cell.At("component").GetString(), cell.At("n").GetInt32())));
        Assert.Equal(100, Cell(report, "buy", "shop", "nps recommend").At("value").GetDouble());
        Assert.Equal(0, Cell(report, "buy", null, "nps recommend").At("value").GetDouble());
        Assert.Equal(0.5, Cell(report, "buy", null, "csat satisfied").At("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, report.At("notMeasured").ValueKind);
        // The score and its interval are those of cx score; a share there is in percent.
        var alone = Tool.RunOn(Rows, "score", "-", "--metric", "csat", "--scale", "csat5", "--column", "satisfied", "--format", "json").Json().At("total", "interval");
        Assert.Equal(alone.At("low").GetDouble() / 100, Cell(report, null, null, "csat satisfied").At("interval", "low").GetDouble(), 1e-12);
    }

    [Fact]
    public void Targets_are_met_not_met_or_undecided_and_have_owners()
    {
        var report = Tool.RunOn(Rows, [.. Card, "--target", "recommend>=30", "--target", "satisfied>=60%", "--owner", "web=Ada", "--taxonomy", "shop,phone"]).Json();
        Assert.Equal("met", Cell(report, "buy", "shop", "nps recommend").At("verdict").GetString());
        Assert.Equal("notMet", Cell(report, "buy", "web", "nps recommend").At("verdict").GetString());
        Assert.Equal("undecided", Cell(report, "buy", null, "csat satisfied").At("verdict").GetString());
        Assert.Equal(0.6, Cell(report, "buy", null, "csat satisfied").At("target", "value").GetDouble());
        Assert.Equal("Ada", Cell(report, "leave", "web", "nps recommend").At("owner").GetString());
        Assert.Equal(JsonValueKind.Null, Cell(report, "buy", "shop", "nps recommend").At("owner").ValueKind);
        Assert.Equal("phone", Assert.Single(report.At("notMeasured").EnumerateArray()).GetString());
        Assert.Equal("web", Assert.Single(report.At("notInTaxonomy").EnumerateArray()).GetString());
        var most = Tool.RunOn(Rows, [.. Card, "--target", "recommend<=30"]).Json();
        Assert.Equal("notMet", Cell(most, "buy", "shop", "nps recommend").At("verdict").GetString());
    }

    [Fact]
    public void What_is_hidden_says_nothing_in_any_format()
    {
        var report = Tool.RunOn(Rows, [.. Card, "--min-n", "10", "--target", "recommend>=30"]).Json();
        // "leave" is too small; "buy" would give it away, and with both the whole would give away nothing but their sum.
        foreach (var cell in report.At("cells").EnumerateArray().Where(cell => cell.At("suppressed").GetBoolean()))
        {
            foreach (var member in (string[])["n", "value", "standardError", "interval", "verdict"]) Assert.Equal(JsonValueKind.Null, cell.At(member).ValueKind);
        }

        Assert.True(Cell(report, "leave", "web", "nps recommend").At("suppressed").GetBoolean());
        Assert.True(Cell(report, "leave", null, "nps recommend").At("suppressed").GetBoolean());
        Assert.True(Cell(report, "buy", null, "nps recommend").At("suppressed").GetBoolean());
        Assert.Contains("hidden", Tool.RunOn(Rows, [.. Card[..^2], "--min-n", "10"]).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("leave,web,nps recommend,,,,,,,,,,,,true", Tool.RunOn(Rows, [.. Card[..^2], "--min-n", "10", "--format", "csv"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_journeys_and_components_there_is_the_whole()
    {
        var report = Tool.RunOn(Rows, "scorecard", "-", "--measure", "ces:satisfied:1..5:low", "--format", "json").Json();
        var cell = Assert.Single(report.At("cells").EnumerateArray());
        Assert.Equal(("ces satisfied", "mean", 43), (cell.At("figure").GetString(), cell.At("method").GetString(), cell.At("n").GetInt32()));
        var parts = Tool.RunOn(Rows, "scorecard", "-", "--measure", "nps:recommend", "--component", "part", "--format", "json").Json();
        Assert.Equal(["shop", "web", null], parts.At("cells").EnumerateArray().Select(its => its.At("component").GetString()));
        foreach (var format in (string[])["table", "markdown", "csv", "json"]) Tool.RunOn("recommend\n", "scorecard", "-", "--measure", "nps:recommend", "--format", format).Ok();
        Assert.Contains("no data", Tool.RunOn("recommend\n", "scorecard", "-", "--measure", "nps:recommend").Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_cells_are_counted_and_named_and_empty_keys_are_not_lost()
    {
        const string Bad = "part,recommend\nshop,10\nshop,11\n,9\nweb,8,9\n";
        var run = Tool.RunOn(Bad, "scorecard", "-", "--measure", "nps:recommend", "--component", "part", "--format", "json");
        var report = run.Json();
        Assert.Equal((4, 2), (report.At("rows").GetInt32(), report.At("invalid").GetInt32()));
        Assert.Contains("row 2: recommend is '11'", run.Error, StringComparison.Ordinal);
        Assert.Contains("(none)", report.At("cells").EnumerateArray().Select(cell => cell.At("component").GetString()));
        Tool.RunOn(Bad, "scorecard", "-", "--measure", "nps:recommend", "--strict").Failed(2, "Row 2");
    }

    [Fact]
    public void The_tables_show_value_target_verdict_and_owner()
    {
        foreach (var format in (string[])["table", "markdown"])
        {
            var text = Tool.RunOn(Rows, [.. Card[..^2], "--format", format, "--target", "satisfied>=0.6", "--owner", "web=Ada", "--taxonomy", "shop,phone"]).Ok().Out;
            foreach (var said in (string[])["+100.0", "at least 60.0 %", "not met", "undecided", "Ada", "Not measured: phone.", "Not in the list: web.", "Without an owner: shop.", "Targets: 1 met"]) Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("METRIC is nps, csat, ces or mean", "--measure", "sus:recommend")]
    [InlineData("METRIC is nps, csat, ces or mean", "--measure", "recommend")]
    [InlineData("METRIC is nps, csat, ces or mean", "--measure", "1:recommend")]
    [InlineData("needs a scale", "--measure", "csat:satisfied")]
    [InlineData("0–10 recommend question alone", "--measure", "nps:satisfied:csat5")]
    [InlineData("twice", "--measure", "nps:recommend", "--measure", "mean:recommend:nps")]
    [InlineData("COLUMN>=NUMBER", "--measure", "nps:recommend", "--target", "recommend")]
    [InlineData("COLUMN>=NUMBER", "--measure", "nps:recommend", "--target", "recommend>=high")]
    [InlineData("no --measure has", "--measure", "nps:recommend", "--target", "satisfied>=3")]
    [InlineData("is a share", "--measure", "csat:satisfied:csat5", "--target", "satisfied>=60")]
    [InlineData("is no share", "--measure", "nps:recommend", "--target", "recommend>=60%")]
    [InlineData("twice", "--measure", "nps:recommend", "--target", "recommend>=60", "--target", "recommend<=90")]
    [InlineData("COMPONENT=NAME", "--measure", "nps:recommend", "--component", "part", "--owner", "web")]
    [InlineData("twice", "--measure", "nps:recommend", "--component", "part", "--owner", "web=a", "--owner", "web=b")]
    [InlineData("say --component", "--measure", "nps:recommend", "--owner", "web=a")]
    [InlineData("say --component", "--measure", "nps:recommend", "--taxonomy", "six-components")]
    [InlineData("is no list", "--measure", "nps:recommend", "--component", "part", "--taxonomy", "a,a")]
    [InlineData("are both 'part'", "--measure", "nps:recommend", "--component", "part", "--journey", "part")]
    [InlineData("--min-n x", "--measure", "nps:recommend", "--min-n", "x")]
    [InlineData("--measure")]
    public void What_cannot_be_asked_is_said_in_a_line_or_two(string said, params string[] options) => Tool.RunOn(Rows, ["scorecard", "-", .. options]).Failed(1, said);

    private static JsonElement Cell(JsonElement report, string? journey, string? component, string figure) => report.At("cells").EnumerateArray()
        .Single(cell => cell.At("journey").GetString() == journey && cell.At("component").GetString() == component && cell.At("figure").GetString() == figure);

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
