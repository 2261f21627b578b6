using System.Globalization;
using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class LoopTests
{
    private const string Header = "case_id,at,state,outcome,kind,nps\n";

    // a: solved after 3 hours and verified, asked again; b: closed without a solution after 5; c: solved after 2, back after 6; d: still open.
    private const string Cases = Header
        + "a,2026-03-02T09:00:00Z,opened,,p,3\nb,2026-03-02T09:00:00Z,opened,,p,5\nc,2026-03-02T09:00:00Z,opened,,q,6\nd,2026-03-02T09:00:00Z,opened,,q,0\n"
        + "a,2026-03-02T10:00:00Z,acknowledged,,p,\na,2026-03-02T10:00:00Z,in_progress,,p,\na,2026-03-02T12:00:00Z,resolved,solved,p,\na,2026-03-02T13:00:00Z,verified,,p,9\n"
        + "b,2026-03-02T11:00:00Z,Acknowledged,,p,\nb,2026-03-02T11:00:00Z,In progress,,p,\nb,2026-03-02T14:00:00Z,resolved,not_solved,p,\nb,2026-03-02T15:00:00Z,verified,,p,4\n"
        + "c,2026-03-02T10:00:00Z,escalated,,q,\nc,2026-03-02T10:00:00Z,inProgress,,q,\nc,2026-03-02T11:00:00Z,resolved,Solved,q,\nc,2026-03-02T15:00:00Z,reopened,,q,\n";

    // c is about an answer of another kind; d was opened by hand, e is about an answer that is not low, f about one that is not here.
    private const string CasesOfResponses = "case_id,at,state,outcome,kind,nps,response_id\n"
        + "a,2026-03-02T09:00:00Z,opened,,p,3,r1\nb,2026-03-02T09:00:00Z,opened,,p,5,r2\nc,2026-03-02T09:00:00Z,opened,,q,6,r3\nd,2026-03-02T09:00:00Z,opened,,q,0,\n"
        + "e,2026-03-02T09:00:00Z,opened,,q,9,r9\nf,2026-03-02T09:00:00Z,opened,,p,1,r99\na,2026-03-02T10:00:00Z,acknowledged,,p,,\n";

    // The last three are none: a second r1, no id, off the scale.
    private const string Responses = "response_id,kind,nps\nr1,p,3\nr2,p,5\nr3,p,6\nr4,p,2\nr5,q,0\nr9,q,9\nr10,q,\nr1,p,4\n,p,1\nr11,q,11\nr6,s,1\n";

    private static readonly string[] Json = ["loop", "-", "--as-of", "2026-03-02T19:00:00Z", "--format", "json"];

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(Cases, [.. Json, "--by", "kind", "--column", "nps", "--scale", "nps", "--acknowledge-within", "1h", "--close-within", "4h"]).Json();
        string[] outcome = ["n", "open", "states", "solved", "reopened", "escalated", "timeToAcknowledge", "timeToClose", "timeToSolution", "acknowledged", "closed", "recovery", "coverage"];

        Assert.Equal(["asOf", "confidence", "rows", "invalid", "responses", "total", "groups"], Members(report));
        Assert.Equal(outcome, Members(report.At("total")));
        Assert.Equal(["key", .. outcome], Members(report.At("groups")[0]));
        Assert.Equal(["opened", "acknowledged", "inProgress", "awaitingCustomer", "resolved", "verified", "reopened", "escalated"], Members(report.At("total", "states")));
        Assert.Equal(["value", "hits", "n", "interval"], Members(report.At("total", "solved")));
        Assert.Equal(["medianHours", "p90Hours", "ended", "open"], Members(report.At("total", "timeToClose")));
        Assert.Equal(["withinHours", "met", "missed", "undecided", "share"], Members(report.At("total", "closed")));
        Assert.Equal(["pairs", "notAskedAgain", "notLow", "recovered", "change", "standardError", "p", "interval"], Members(report.At("total", "recovery")));
    }

    [Fact]
    public void Unsolved_and_open_cases_are_in_the_total()
    {
        var total = Tool.RunOn(Cases, Json).Json().At("total");

        Assert.Equal((4, 2), (Long(total, "n"), Long(total, "open")));
        Assert.Equal((1, 4), (Long(total.At("solved"), "hits"), Long(total.At("solved"), "n")));
        Assert.Equal((1, 3), (Long(total.At("reopened"), "hits"), Long(total.At("reopened"), "n")));
        Assert.Equal((1, 4), (Long(total.At("escalated"), "hits"), Long(total.At("escalated"), "n")));
        Assert.Equal((2, 1, 1), (Long(total.At("states"), "verified"), Long(total.At("states"), "reopened"), Long(total.At("states"), "opened")));
        // Closed after 3 and 5 hours, two open at 10: half are closed at 5 hours. Solved: one after 3 hours, three never.
        Assert.Equal(5, total.At("timeToClose", "medianHours").GetDouble());
        Assert.Equal(JsonValueKind.Null, total.At("timeToSolution", "medianHours").ValueKind);
        Assert.Equal((1, 3), (Long(total.At("timeToSolution"), "ended"), Long(total.At("timeToSolution"), "open")));
        Assert.Equal(1, total.At("timeToAcknowledge", "medianHours").GetDouble());
        Assert.Equal(JsonValueKind.Null, total.At("acknowledged").ValueKind);
        Assert.Equal(JsonValueKind.Null, total.At("recovery").ValueKind);
        Assert.Equal(JsonValueKind.Null, total.At("coverage").ValueKind);
    }

    [Fact]
    public void Agreements_and_recovery_are_those_of_a_hand_calculation()
    {
        var total = Tool.RunOn(Cases, [.. Json, "--column", "nps", "--scale", "nps", "--acknowledge-within", "1h", "--close-within", "4h"]).Json().At("total");

        Assert.Equal((2, 2, 0), (Long(total.At("acknowledged"), "met"), Long(total.At("acknowledged"), "missed"), Long(total.At("acknowledged"), "undecided")));
        Assert.Equal((1, 3), (Long(total.At("closed"), "met"), Long(total.At("closed"), "missed")));
        // 3 to 9 and 5 to 4: one recovered; changes +60 and -10 points.
        var recovery = total.At("recovery");
        Assert.Equal((2, 2, 0), (Long(recovery, "pairs"), Long(recovery, "notAskedAgain"), Long(recovery, "notLow")));
        Assert.Equal(0.5, recovery.At("recovered", "value").GetDouble());
        Assert.Equal(25, recovery.At("change").GetDouble(), 1e-9);
        Assert.Equal(35, recovery.At("standardError").GetDouble(), 1e-9);
    }

    [Fact]
    public void Low_scores_without_a_case_are_those_of_a_hand_count()
    {
        var run = OnResponses("--by", "kind", "--format", "json");
        var report = run.Json();
        var total = report.At("total", "coverage");

        // Low: r1 to r6. A case names r1, r2 and r3; those of d, e and f name nothing, a 9 and a response that is not here.
        Assert.Equal((11, 3), (Long(report.At("responses"), "rows"), Long(report.At("responses"), "invalid")));
        Assert.Equal((8, 6, 3), (Long(total, "responses"), Long(total, "low"), Long(total, "otherCases")));
        Assert.Equal((3, 6), (Long(total.At("withCase"), "hits"), Long(total.At("withCase"), "n")));
        Assert.Equal(["r4", "r5", "r6"], total.At("withoutCase").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(["responses", "low", "withCase", "otherCases", "withoutCase"], Members(total));
        Assert.Contains("3 invalid rows, counted as invalid and not used as responses", run.Error, StringComparison.Ordinal);
        foreach (var said in (string[])["row 8: the response 'r1' stands here twice", "row 9: response_id is ''", "row 10: nps is '11'"]) Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_counts_in_the_group_of_its_response()
    {
        var report = OnResponses("--by", "kind", "--format", "json").Json();
        JsonElement Coverage(string kind) => report.Group("kind", kind).At("coverage");

        // Case c stands under q, and the answer that it is about under p.
        Assert.Equal((4, 4, 3, 1), (Long(Coverage("p"), "responses"), Long(Coverage("p"), "low"), Long(Coverage("p").At("withCase"), "hits"), Long(Coverage("p"), "otherCases")));
        Assert.Equal((3, 1, 0, 2), (Long(Coverage("q"), "responses"), Long(Coverage("q"), "low"), Long(Coverage("q").At("withCase"), "hits"), Long(Coverage("q"), "otherCases")));
        // Low scores and not one case.
        Assert.Equal((0, 1, 0), (Long(report.Group("kind", "s"), "n"), Long(Coverage("s"), "low"), Long(Coverage("s").At("withCase"), "hits")));
    }

    [Fact]
    public void Table_and_CSV_show_low_scores_without_a_case()
    {
        var table = OnResponses("--by", "kind").Out;
        // 3 of 6; Wilson's interval by hand: centre 0.5, half-width 1.96·√(6/4 + 1.96²/4)/(6 + 1.96²) = 0.312.
        Assert.Contains("3 of 6 low scores have a case (50.0 %, 18.8 to 81.2), of 8 responses. Without: r4, r5, r6. Cases about no low score: 3.", table, StringComparison.Ordinal);
        Assert.Contains("Responses not used: 3 invalid.", table, StringComparison.Ordinal);
        Assert.Matches(@"\| s +\| no data \|.*\| +1 \| +0\.0 % \|", table);

        var lines = OnResponses("--by", "kind", "--format", "csv").Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        string Cell(int line, string column) => lines[line][Array.IndexOf(lines[0], column)];
        Assert.Equal(lines[0].Length, lines[0].Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(("4", "4", "0.75", "1"), (Cell(1, "responses"), Cell(1, "lowScores"), Cell(1, "withCase"), Cell(1, "otherCases")));
        Assert.Equal(("8", "6", "0.5", "3"), (Cell(4, "responses"), Cell(4, "lowScores"), Cell(4, "withCase"), Cell(4, "otherCases")));
    }

    [Fact]
    public void Conditions_choose_cases_and_responses()
    {
        var coverage = OnResponses("--where", "kind=p", "--format", "json").Json().At("total", "coverage");
        // The case about r3 stands under q.
        Assert.Equal((4, 4, 2), (Long(coverage, "responses"), Long(coverage, "low"), Long(coverage.At("withCase"), "hits")));
    }

    [Fact]
    public void Responses_that_cannot_be_used_are_said_in_a_line_or_two()
    {
        using var folder = new TempFolder();
        var responses = folder.Write("responses.csv", Responses);
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", responses).Failed(1, "--responses needs --column and --scale");
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", "-", "--column", "nps", "--scale", "nps").Failed(1, "standard input");
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", responses, "--column", "nps", "--scale", "nps", "--response", "id").Failed(2, "standard input: There is no column 'id'");
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", responses, "--column", "nps", "--scale", "nps", "--by", "region").Failed(2, "There is no column 'region'");
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", folder.Write("other.csv", "response_id,score\nr1,3\n"), "--column", "nps", "--scale", "nps").Failed(2, "other.csv: There is no column 'nps'");
        Tool.RunOn(CasesOfResponses, "loop", "-", "--responses", responses, "--column", "nps", "--scale", "nps", "--strict").Failed(2, "Row 8", "--strict");
        Assert.Contains("response_id is", Tool.RunOn("case_id,at,state,outcome,nps,response_id\na,2026-03-02T09:00:00Z,opened,,3," + new string('r', 129) + "\n", "loop", "-", "--responses", responses, "--column", "nps", "--scale", "nps").Ok().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_the_state_does_not_allow_is_refused_and_says_what_is()
    {
        var run = Tool.RunOn(Cases + "d,2026-03-02T16:00:00Z,resolved,solved,q,\ne,2026-03-02T16:00:00Z,verified,,q,\nd,2026-03-02T16:00:00Z,opened,,q,\nd,2026-03-02T08:00:00Z,acknowledged,,q,\n", Json);

        Assert.Equal((4, 20, 4), (Long(run.Json(), "invalid"), Long(run.Json(), "rows"), Long(run.Json().At("total"), "n")));
        foreach (var said in (string[])["\"d\" is Opened and cannot become Resolved. From Opened it can become Acknowledged or Escalated.", "'e' becomes Verified before it is opened", "'d' is opened twice", "does not lie before the last one"])
            Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Tool.RunOn(Header + "e,2026-03-02T16:00:00Z,verified,,q,\n", ["loop", "-", "--strict"]).Failed(2, "Row 1", "--strict");
    }

    [Fact]
    public void What_makes_no_step_is_counted_and_shown()
    {
        const string Rows = Header + "a,2026-03-02T09:00:00Z,begun,,p,3\n,2026-03-02T09:00:00Z,opened,,p,3\na,soon,opened,,p,3\na,2026-03-02T09:00:00Z,opened,solved,p,3\na,2026-03-02T09:00:00Z,opened,,p,11\na,2026-03-03T09:00:00Z,opened,,p,1\na,2026-03-02T09:00:00Z,opened,,p,1,more\n";
        var run = Tool.RunOn(Rows, [.. Json, "--column", "nps", "--scale", "nps"]);

        Assert.Equal((7, 7), (Long(run.Json(), "invalid"), Long(run.Json(), "rows")));
        foreach (var said in (string[])["state is 'begun', expected one of Opened", "case_id is ''", "at is 'soon'", "outcome is 'solved', expected nothing", "nps is '11'", "after --as-of"])
            Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Contains("outcome is '', expected one of NotSolved", Tool.RunOn(Cases + "c,2026-03-02T15:00:00Z,in_progress,,q,\nc,2026-03-02T15:00:00Z,resolved,,q,\n", Json).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_by_what_stands_where_cases_are_opened_and_conditions_choose_rows()
    {
        var report = Tool.RunOn(Cases, [.. Json, "--by", "kind"]).Json();
        Assert.Equal((2, 2), (Long(report.Group("kind", "p"), "n"), Long(report.Group("kind", "q"), "n")));
        Assert.Equal(2, Long(Tool.RunOn(Cases, [.. Json, "--where", "kind=p"]).Json().At("total"), "n"));
    }

    [Fact]
    public void Local_times_need_a_zone()
    {
        const string Rows = Header + "a,2026-03-02 09:00,opened,,p,\n";
        Tool.RunOn(Rows, ["loop", "-"]).Failed(1, "--zone");
        Assert.Equal("2026-03-02T08:00:00+00:00", Tool.RunOn(Rows, ["loop", "-", "--zone", "Europe/Berlin", "--format", "json"]).Json().At("asOf").GetString());
    }

    [Fact]
    public void The_table_says_how_the_totals_are_made()
    {
        string[] question = ["loop", "-", "--as-of", "2026-03-02T19:00:00Z", "--by", "kind", "--column", "nps", "--scale", "nps", "--acknowledge-within", "1h", "--close-within", "4h"];
        var table = Tool.RunOn(Cases, question).Ok().Out;
        foreach (var said in (string[])["25.0 %", "seen within 1 h", "closed within 4 h", "not reached", "States: Opened 1, Verified 2, Reopened 1.", "Asked again: 2 of 4 with a low score before. Change +25.0 points", "those still open and those closed without a solution in the total"])
            Assert.Contains(said, table, StringComparison.Ordinal);
        Assert.Contains("| **total** | **25.0 %** |", Tool.RunOn(Cases, [.. question, "--format", "markdown"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_CSV_has_a_line_for_each_group_and_the_total_with_the_numbers_of_the_JSON()
    {
        string[] question = ["loop", "-", "--as-of", "2026-03-02T19:00:00Z", "--by", "kind", "--column", "nps", "--scale", "nps", "--close-within", "4h", "--format"];
        var lines = Tool.RunOn(Cases, [.. question, "csv"]).Ok().Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        var group = Tool.RunOn(Cases, [.. question, "json"]).Json().Group("kind", "p");

        Assert.Equal(["row", "kind", "n", "opened"], lines[0][..4]);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(["group", "group", "total"], lines.Skip(1).Select(line => line[0]));
        Assert.Equal(group.At("recovery", "interval", "high").GetDouble(), double.Parse(lines[1][Array.IndexOf(lines[0], "changeHigh")], CultureInfo.InvariantCulture));
        Assert.Equal(group.At("timeToClose", "medianHours").GetDouble(), double.Parse(lines[1][Array.IndexOf(lines[0], "closeMedian")], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_empty_file_has_no_data_in_every_format()
    {
        foreach (var format in (string[])["table", "markdown", "csv", "json"]) Tool.RunOn(Header, ["loop", "-", "--by", "kind", "--close-within", "4h", "--column", "nps", "--scale", "nps", "--format", format]).Ok();
        Assert.Contains("no data", Tool.RunOn(Header, "loop", "-").Ok().Out, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Tool.RunOn(Header, "loop", "-", "--format", "json").Json().At("asOf").ValueKind);
    }

    [Theory]
    [InlineData("--column and --scale go together", "--column", "nps")]
    [InlineData("--column and --scale go together", "--scale", "nps")]
    [InlineData("no unfavourable end", "--column", "nps", "--scale", "slider100")]
    [InlineData("--close-within soon is no duration", "--close-within", "soon")]
    [InlineData("is no time zone", "--zone", "Mars")]
    [InlineData("--as-of", "--as-of", "noon")]
    [InlineData("no column 'when'", "--at", "when")]
    public void What_cannot_be_asked_is_said_in_a_line_or_two(string said, params string[] options)
    {
        var run = Tool.RunOn(Cases, ["loop", "-", .. options]);
        run.Failed(said.StartsWith("no column", StringComparison.Ordinal) ? 2 : 1, said);
    }

    private static ToolRun OnResponses(params string[] options)
    {
        using var folder = new TempFolder();
        return Tool.RunOn(CasesOfResponses, ["loop", "-", "--column", "nps", "--scale", "nps", "--responses", folder.Write("responses.csv", Responses), .. options]).Ok();
    }

    private static long Long(JsonElement json, string member) => json.At(member).GetInt64();

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
