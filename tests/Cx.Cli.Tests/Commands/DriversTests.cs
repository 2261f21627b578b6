using System.Globalization;
using System.Text.Json;
using Cx.Cli.Tests.Real;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Commands;

public class DriversTests
{
    // R data set attitude, driver.attitude of the conformance vectors.
    private static readonly string[] Attitude = ["drivers", "-", "--outcome", "rating", "--drivers", "complaints,privileges,learning,raises,critical,advance", "--format", "json"];

    private static string AttitudeCsv
    {
        get
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "conformance", "reliability.json")));
            var inputs = document.RootElement.EnumerateArray().Single(vector => vector.GetProperty("id").GetString() == "reliability.alpha").GetProperty("inputs");
            var lines = inputs.GetProperty("rows").EnumerateArray().Select(row => string.Join(',', row.EnumerateArray().Select(cell => cell.GetRawText())));
            return string.Join(',', inputs.GetProperty("columns").EnumerateArray().Select(name => name.GetString())) + "\n" + string.Join('\n', lines) + "\n";
        }
    }

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(AttitudeCsv, [.. Attitude, "--bootstrap", "100"]).Json();
        Assert.Equal(["outcome", "method", "rows", "suppressed", "n", "incomplete", "invalid", "missing", "constant", "rSquared", "adjustedRSquared", "orders", "bootstrap", "seed", "drivers"], Members(report));
        Assert.Equal(["name", "share", "partOfRSquared", "interval", "samplingError", "correlation", "correlationInterval", "rankCorrelation", "beta"], Members(report.At("drivers")[0]));
        Assert.Equal(["replicates", "unusable"], Members(report.At("bootstrap")));
        Assert.Equal(["low", "high", "confidence", "method"], Members(report.At("drivers")[0].At("correlationInterval")));
    }

    [Theory]
    [InlineData("lmg", 0.3708162, 0.0509038, 0.1557660, 0.1203451, 0.0065887, 0.0281822)]
    [InlineData("johnson", 0.3627602, 0.0560023, 0.1636109, 0.1217804, 0.0082555, 0.0201927)]
    public void The_shares_are_the_published_ones(string method, params double[] expected)
    {
        var report = Tool.RunOn(AttitudeCsv, [.. Attitude, "--method", method, "--bootstrap", "0"]).Json();
        string[] names = ["complaints", "privileges", "learning", "raises", "critical", "advance"];
        Assert.Equal(0.7326020, report.At("rSquared").GetDouble(), 1e-7);
        Assert.All(names.Zip(expected), pair => Assert.Equal(pair.Second, Driver(report, pair.First).At("share").GetDouble(), 1e-7));
        // The weightiest first.
        Assert.Equal(expected.OrderDescending(), report.At("drivers").EnumerateArray().Select(driver => driver.At("share").GetDouble()), (a, b) => Math.Abs(a - b) < 1e-7);
        Assert.Equal(JsonValueKind.Null, report.At("bootstrap").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.At("seed").ValueKind);
    }

    [DataFact]
    public void The_correlations_of_the_mobile_phone_survey_equal_the_reference()
    {
        var expected = Reference.Results("mobi_ecsi.json").At("drivers_of_CUSL3_recommend").EnumerateObject().ToList();
        string[] question = ["drivers", Repository.Data("mobi_ecsi.csv"), "--outcome", "CUSL3", "--drivers", string.Join(',', expected.Select(driver => driver.Name)), "--scale", "csat10", "--format", "json"];
        var correlations = Tool.Run([.. question, "--method", "correlation"]).Json();
        Assert.All(expected, driver =>
        {
            Reference.Equal(driver.Value.At("pearson"), Driver(correlations, driver.Name).At("correlation"), driver.Name);
            Reference.Equal(driver.Value.At("spearman"), Driver(correlations, driver.Name).At("rankCorrelation"), driver.Name);
        });
        Assert.Equal(250, correlations.At("n").GetInt64());

        // 23 drivers: orders are drawn, and say how uncertain that makes the shares; the relative weights of the same answers are near.
        var sampled = Tool.Run([.. question, "--orders", "400"]).Json();
        Assert.Equal(400, sampled.At("orders").GetInt64());
        Assert.Equal(sampled.At("rSquared").GetDouble(), sampled.At("drivers").EnumerateArray().Sum(driver => driver.At("share").GetDouble()), 1e-9);
        Assert.All(sampled.At("drivers").EnumerateArray(), driver => Assert.InRange(driver.At("samplingError").GetDouble(), 1e-6, 0.01));
        Assert.Equal(Tool.Run([.. question, "--orders", "400"]).Out, Tool.Run([.. question, "--orders", "400", "--seed", "1"]).Out);
    }

    [Fact]
    public void Rows_are_complete_incomplete_or_invalid()
    {
        const string Rows = "y,a,b\n1,2,1\n2,,2\n3,3,x\n4,5,3\nskipped,4,4\n5,4,4\n2,1,5\n3,2,2,9\n3,3,1\n";
        string[] question = ["drivers", "-", "--outcome", "y", "--drivers", "a,b", "--bootstrap", "0", "--format", "json"];
        var run = Tool.RunOn(Rows, question);
        var report = run.Json();
        Assert.Equal((9, 5, 2, 2), (Long(report, "rows"), Long(report, "n"), Long(report, "incomplete"), Long(report, "invalid")));
        Assert.Equal((1, 1, 0), (Long(report.At("missing"), "y"), Long(report.At("missing"), "a"), Long(report.At("missing"), "b")));
        Assert.Contains("row 3: b is 'x', expected a number", run.Error, StringComparison.Ordinal);
        Tool.RunOn(Rows, [.. question, "--strict"]).Failed(2, "Row 3", "--strict");
        Assert.Equal(2, Long(Tool.RunOn(Rows, [.. question, "--where", "a=3"]).Json(), "rows"));
        Tool.RunOn(Rows, ["drivers", "-", "--outcome", "y", "--drivers", "aa"]).Failed(2, "no column 'aa'");
    }

    [Fact]
    public void On_a_scale_a_cell_off_it_is_invalid_and_low_is_turned_round()
    {
        const string Rows = "satisfied,effort\n5,1\n1,5\n3,3\n4,2\n9,1\n";
        string[] question = ["drivers", "-", "--outcome", "satisfied", "--drivers", "effort", "--scale", "ces5", "--outcome-scale", "csat5", "--bootstrap", "0", "--format", "json"];
        var report = Tool.RunOn(Rows, question).Json();
        Assert.Equal(1, report.At("drivers")[0].At("correlation").GetDouble(), 1e-12);
        Assert.Equal((4, 1), (Long(report, "n"), Long(report, "invalid")));
    }

    [Fact]
    public void Where_nothing_can_be_shared_out_the_correlations_stand_alone()
    {
        string[] question = ["drivers", "-", "--outcome", "y", "--drivers", "a,b"];
        const string Twice = "y,a,b\n1,2,4\n2,1,2\n3,3,6\n4,5,10\n5,4,8\n";
        var report = Tool.RunOn(Twice, [.. question, "--format", "json"]).Json();
        Assert.Equal(JsonValueKind.Null, report.At("rSquared").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.At("drivers")[0].At("share").ValueKind);
        Assert.Equal(0.8, report.At("drivers")[0].At("correlation").GetDouble(), 1e-12);
        Assert.Contains("a driver follows from the others", Tool.RunOn(Twice, question).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("need more than 3 complete rows", Tool.RunOn("y,a,b\n1,2,3\n2,1,1\n3,3,1\n", question).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("no row is complete", Tool.RunOn("y,a,b\n1,,3\n", question).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("is the same in all complete rows", Tool.RunOn("y,a,b\n1,2,3\n1,1,1\n1,3,1\n", question).Ok().Out, StringComparison.Ordinal);
        Assert.Equal("price", Tool.RunOn("y,a,price\n1,2,3\n2,1,3\n4,3,3\n3,3,3\n", ["drivers", "-", "--outcome", "y", "--drivers", "a,price", "--format", "json"]).Json().At("constant")[0].GetString());
        foreach (var format in (string[])["table", "markdown", "csv", "json"]) Tool.RunOn("y,a,b\n", [.. question, "--format", format]).Ok();
    }

    [Fact]
    public void Too_few_rows_are_hidden()
    {
        var report = Tool.RunOn(AttitudeCsv, [.. Attitude, "--min-n", "31"]).Json();
        Assert.True(report.At("suppressed").GetBoolean());
        Assert.Equal(0, report.At("drivers").GetArrayLength());
        foreach (var member in (string[])["n", "incomplete", "invalid", "missing", "rSquared"]) Assert.Equal(JsonValueKind.Null, report.At(member).ValueKind);
        Assert.False(Tool.RunOn(AttitudeCsv, [.. Attitude, "--min-n", "30", "--bootstrap", "0"]).Json().At("suppressed").GetBoolean());
        Assert.Contains("too few complete rows", Tool.RunOn(AttitudeCsv, [.. Attitude[..^2], "--min-n", "31"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_says_the_same()
    {
        string[] question = [.. Attitude[..^2], "--bootstrap", "100", "--seed", "5"];
        var json = Tool.RunOn(AttitudeCsv, [.. question, "--format", "json"]).Json();
        var lines = Tool.RunOn(AttitudeCsv, [.. question, "--format", "csv"]).Ok().Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        Assert.Equal(["driver", "share", "low", "high", "partOfRSquared", "samplingError", "correlation", "correlationLow", "correlationHigh", "rankCorrelation", "beta", "n", "rSquared"], lines[0]);
        Assert.Equal(7, lines.Count);
        Assert.Equal("complaints", lines[1][0]);
        Assert.Equal(json.At("drivers")[0].At("interval", "low").GetDouble(), double.Parse(lines[1][2], CultureInfo.InvariantCulture));
        Assert.Equal(json.At("drivers")[0].At("beta").GetDouble(), double.Parse(lines[1][10], CultureInfo.InvariantCulture));
        Assert.Equal(5, Long(json, "seed"));
        foreach (var format in (string[])["table", "markdown"])
        {
            var text = Tool.RunOn(AttitudeCsv, [.. question, "--format", format]).Ok().Out;
            Assert.Contains("37.1 %", text, StringComparison.Ordinal);
            Assert.Contains("Association, not cause.", text, StringComparison.Ordinal);
            Assert.Contains("R² 0.7326", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("explain itself", "--outcome", "rating", "--drivers", "learning,rating")]
    [InlineData("twice", "--outcome", "rating", "--drivers", "learning,learning")]
    [InlineData("names no column", "--outcome", "rating", "--drivers", ",")]
    [InlineData("100 or more", "--outcome", "rating", "--drivers", "learning", "--bootstrap", "99")]
    [InlineData("even number", "--outcome", "rating", "--drivers", "learning", "--orders", "7")]
    [InlineData("--seed -1", "--outcome", "rating", "--drivers", "learning", "--seed", "-1")]
    [InlineData("--min-n 0", "--outcome", "rating", "--drivers", "learning", "--min-n", "0")]
    [InlineData("no scale 'csat6'", "--outcome", "rating", "--drivers", "learning", "--scale", "csat6")]
    [InlineData("'kruskal' not recognized", "--outcome", "rating", "--drivers", "learning", "--method", "kruskal")]
    [InlineData("--drivers", "--outcome", "rating")]
    public void What_cannot_be_asked_is_said_in_a_line_or_two(string said, params string[] options) =>
        Tool.RunOn(AttitudeCsv, ["drivers", "-", .. options]).Failed(1, said);

    private static JsonElement Driver(JsonElement report, string name) => report.At("drivers").EnumerateArray().Single(driver => driver.At("name").GetString() == name);

    private static long Long(JsonElement json, string member) => json.At(member).GetInt64();

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
