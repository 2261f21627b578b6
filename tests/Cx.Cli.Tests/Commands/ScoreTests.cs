using System.Globalization;
using System.Text;
using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class ScoreTests
{
    private static readonly string[] Nps = ["score", "-", "--metric", "nps", "--column", "rating", "--format", "json"];
    private static readonly string[] Csat = ["score", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--format", "json"];

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn("rating,key\n9,a\n", [.. Nps, "--by", "key"]).Json();
        string[] score = ["n", "notAnswered", "notApplicable", "skipped", "invalid", "counts", "promoters", "passives", "detractors", "value", "standardError", "interval", "suppressed", "weighted"];

        Assert.Equal(["metric", "scale", "method", "rows", "total", "groups"], Members(report));
        Assert.Equal(["id", "min", "max", "polarity"], Members(report.At("scale")));
        Assert.Equal(score, Members(report.At("total")));
        Assert.Equal(["key", .. score], Members(report.At("groups")[0]));
        Assert.Equal(["low", "high", "confidence", "method"], Members(report.At("total", "interval")));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], Members(report.At("total", "counts")));
        Assert.Equal(JsonValueKind.Null, report.At("total", "weighted").ValueKind);
        Assert.Equal(score.Except(["promoters", "passives", "detractors"]), Members(Tool.RunOn("rating\n5\n", Csat).Json().At("total")));
        Assert.Equal(["value", "standardError", "effectiveN", "interval"], Members(Tool.RunOn("rating,w\n9,1\n", [.. Nps, "--weight", "w"]).Json().At("total", "weighted")));
    }

    // Five promoters, two passives, three detractors: 100 (5 - 3)/10 = 20; Var = .8 - .04 = .76; SE = 100 sqrt(.76/10).
    [Fact]
    public void Answers_and_non_answers_are_counted_apart()
    {
        var report = Tool.RunOn("rating\n10\n10\n9\n9\n9\n8\n7\n4\n2\n1\n\"\"\nskipped\nSkipped\nnotApplicable\n11\n", Nps).Json();
        var total = report.At("total");

        Assert.Equal(15, report.At("rows").GetInt64());
        Assert.Equal(10, total.At("n").GetInt64());
        Assert.Equal(1, total.At("notAnswered").GetInt64());
        Assert.Equal(2, total.At("skipped").GetInt64());
        Assert.Equal(1, total.At("notApplicable").GetInt64());
        Assert.Equal(1, total.At("invalid").GetInt64());
        Assert.Equal(20, total.At("value").GetDouble(), 1e-12);
        Assert.Equal(100 * Math.Sqrt(0.076), total.At("standardError").GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("8.9")]
    [InlineData("5.0")]
    [InlineData("6,5")]
    [InlineData("10 - likely")]
    [InlineData("ten")]
    [InlineData("9e0")]
    [InlineData("٩")]
    public void A_cell_that_is_no_answer_is_reported_with_row_and_text_and_counted(string cell)
    {
        var run = Tool.RunOn($"rating;more\n9;x\n{cell};x\n3;x\n", Nps);

        Assert.Equal(1, run.Json().At("total", "invalid").GetInt64());
        Assert.Equal(2, run.Json().At("total", "n").GetInt64());
        Assert.Contains($"row 2: rating is '{cell}'", run.Error, StringComparison.Ordinal);
        Tool.RunOn($"rating;more\n9;x\n{cell};x\n3;x\n", [.. Nps, "--strict"]).Failed(2, "Row 2", $"'{cell}'", "--strict");
    }

    [Fact]
    public void The_first_ten_invalid_cells_are_shown_and_all_are_counted()
    {
        var text = new StringBuilder("rating\n");
        for (var row = 1; row <= 25; row++) text.Append(CultureInfo.InvariantCulture, $"{100 + row}\n");

        var run = Tool.RunOn(text.ToString(), Nps);

        Assert.Equal(25, run.Json().At("total", "invalid").GetInt64());
        Assert.StartsWith("cx: 25 invalid rows", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 10: rating is '110'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("row 11:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_a_scale_are_answers_whatever_their_case()
    {
        var total = Tool.RunOn("rating\nHighly Positive\nnegative\n4\nso so\n", "score", "-", "--metric", "csat", "--scale", "valence5", "--column", "rating", "--format", "json").Json().At("total");

        Assert.Equal(3, total.At("n").GetInt64());
        Assert.Equal(1, total.At("counts", "5").GetInt64());
        Assert.Equal(1, total.At("counts", "2").GetInt64());
        Assert.Equal(1, total.At("invalid").GetInt64());
    }

    [Fact]
    public void Conditions_are_joined_by_and_and_must_match_exactly()
    {
        const string Text = "rating,channel,quarter\n10,web,q1\n0,web,q2\n0,Web,q1\n0,phone,q1\n9,web,q1\n7,,q1\n";

        Assert.Equal(2, Tool.RunOn(Text, [.. Nps, "--where", "channel=web", "--where", "quarter=q1"]).Json().At("rows").GetInt64());
        Assert.Equal(1, Tool.RunOn(Text, [.. Nps, "--where", "channel="]).Json().At("total", "passives").GetInt64());
        Assert.Equal(0, Tool.RunOn(Text, [.. Nps, "--where", "channel=mail"]).Json().At("rows").GetInt64());
        Tool.RunOn(Text, [.. Nps, "--where", "chanel=web"]).Failed(2, "Did you mean 'channel'?");
    }

    [Fact]
    public void Groups_are_sorted_by_their_keys_ordinally_column_by_column()
    {
        var report = Tool.RunOn("rating,b,a\n9,2,x\n9,10,x\n9,2,é\n9,2,X\n9,,x\n9,10,x\n", [.. Nps, "--by", "b,a"]).Json();

        Assert.Equal(["/x", "10/x", "2/X", "2/x", "2/é"], report.At("groups").EnumerateArray().Select(group => $"{group.At("key", "b")}/{group.At("key", "a")}"));
        Assert.Equal([1, 2, 1, 1, 1], report.At("groups").EnumerateArray().Select(group => group.At("n").GetInt32()));
    }

    // Ten answers in a, four in b, three in c. b and c are below five; together they have seven, so nothing more must be hidden.
    [Fact]
    public void Groups_below_the_minimum_are_hidden_with_everything_in_them()
    {
        var text = "rating,key\n" + Lines("9,a\n", 10) + Lines("3,b\n", 4) + Lines("8,c\n", 3) + ",d\n";
        var report = Tool.RunOn(text, [.. Nps, "--by", "key", "--min-n", "5"]).Json();

        Assert.False(report.Group("key", "a").At("suppressed").GetBoolean());
        foreach (var key in (string[])["b", "c"])
        {
            var hidden = report.Group("key", key);
            Assert.True(hidden.At("suppressed").GetBoolean());
            foreach (var member in hidden.EnumerateObject().Where(member => member.Name is not ("key" or "suppressed")))
                Assert.True(member.Value.ValueKind == JsonValueKind.Null, $"{member.Name} of a hidden group is {member.Value}");
        }

        Assert.False(report.Group("key", "d").At("suppressed").GetBoolean());
        Assert.Equal(0, report.Group("key", "d").At("n").GetInt64());
        foreach (var format in (string[])["table", "markdown", "csv"])
            Assert.DoesNotContain("-100", Tool.RunOn(text, [.. Nps[..^1], format, "--by", "key", "--min-n", "5"]).Ok().Out, StringComparison.Ordinal);
    }

    // One group alone below the minimum would follow from the total and the other group: both are hidden.
    [Fact]
    public void A_total_that_would_give_hidden_groups_away_is_hidden_too()
    {
        // Two groups of one answer each: a total of n 2 says that each has one.
        var report = Tool.RunOn("rating,key\n9,a\n3,b\n", [.. Nps, "--by", "key", "--min-n", "2"]).Json();

        Assert.True(report.At("total", "suppressed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, report.At("total", "n").ValueKind);
    }

    [Fact]
    public void A_hidden_group_cannot_be_recovered_from_the_total()
    {
        var report = Tool.RunOn("rating,key\n" + Lines("9,a\n", 10) + Lines("3,b\n", 4), [.. Nps, "--by", "key", "--min-n", "5"]).Json();

        Assert.True(report.Group("key", "a").At("suppressed").GetBoolean());
        Assert.True(report.Group("key", "b").At("suppressed").GetBoolean());
        Assert.Equal(14, report.At("total", "n").GetInt64());
    }

    [Fact]
    public void A_weight_that_is_none_makes_its_row_invalid_and_is_reported()
    {
        var run = Tool.RunOn("rating,w\n10,1\n10,0.5\n0,\n0,-1\n0,0\n0,x\n0,1e300\n0,\"1,5\"\n", [.. Nps, "--weight", "w"]);
        var total = run.Json().At("total");

        Assert.Equal(2, total.At("n").GetInt64());
        Assert.Equal(6, total.At("invalid").GetInt64());
        Assert.Equal(100, total.At("weighted", "value").GetDouble(), 1e-9);
        // Kish: (1 + .5)^2 / (1 + .25)
        Assert.Equal(1.8, total.At("weighted", "effectiveN").GetDouble(), 1e-9);
        Assert.Contains("row 3: w is ''", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean", 3.75, "T")]
    [InlineData("pomp", 68.75, "T")]
    [InlineData("top-box:2", 70, "Wilson")]
    [InlineData("top-box:1", 40, "Wilson")]
    [InlineData("net-box:2", 50, "AdjustedWald")]
    public void One_sample_gives_each_method_its_number(string method, double value, string interval)
    {
        // Vector csat.delighted.all: 5×40 4×30 3×10 2×5 1×15.
        var text = "rating\n" + Lines("5\n", 40) + Lines("4\n", 30) + Lines("3\n", 10) + Lines("2\n", 5) + Lines("1\n", 15);
        var report = Tool.RunOn(text, [.. Csat, "--method", method]).Json();

        Assert.Equal(method, report.At("method").GetString());
        Assert.Equal(value, report.At("total", "value").GetDouble(), 1e-9);
        Assert.Contains(interval, report.At("total", "interval", "method").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void On_a_scale_where_low_is_good_the_box_is_at_the_low_end()
    {
        var report = Tool.RunOn("rating\n1\n1\n2\n5\n", "score", "-", "--metric", "ces", "--scale", "1..5:low", "--column", "rating", "--method", "top-box:2", "--format", "json").Json();

        Assert.Equal("1..5:low", report.At("scale", "id").GetString());
        Assert.Equal("lowerIsBetter", report.At("scale", "polarity").GetString());
        Assert.Equal(75, report.At("total", "value").GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("nps", "wald", "Wald")]
    [InlineData("nps", "Adjusted-Wald", "AdjustedWald")]
    [InlineData("nps", "adjustedwald", "AdjustedWald")]
    [InlineData("nps", "score", "Score")]
    [InlineData("nps", "trinomial-t", "TrinomialT")]
    [InlineData("nps", "mover-wilson", "MoverWilson")]
    [InlineData("nps", "goodman", "GoodmanSimultaneous")]
    [InlineData("nps", "dirichlet-jeffreys", "DirichletJeffreys")]
    [InlineData("csat", "wilson", "Wilson")]
    [InlineData("csat", "agresti-coull", "AgrestiCoull")]
    [InlineData("csat", "jeffreys", "Jeffreys")]
    [InlineData("csat", "clopper-pearson", "ClopperPearson")]
    [InlineData("csat", "wald", "Wald")]
    public void An_interval_is_chosen_by_its_name(string metric, string name, string method)
    {
        var interval = Tool.RunOn("rating\n5\n4\n5\n1\n3\n", [.. metric is "nps" ? Nps : Csat, "--interval", name, "--confidence", "0.9"]).Json().At("total", "interval");

        Assert.Equal(method, interval.At("method").GetString());
        Assert.Equal(0.9, interval.At("confidence").GetDouble());
    }

    [Fact]
    public void One_answer_has_a_mean_and_no_interval()
    {
        var total = Tool.RunOn("rating\n4\n", [.. Csat, "--method", "mean"]).Json().At("total");

        Assert.Equal(4, total.At("value").GetDouble());
        Assert.Equal(JsonValueKind.Null, total.At("standardError").ValueKind);
        Assert.Equal(JsonValueKind.Null, total.At("interval").ValueKind);
    }

    [Theory]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public void The_language_of_the_machine_changes_nothing(string language)
    {
        const string Text = "rating,TITLE,w\n9,I,1.5\n3,i,2.25\n8.5,i,1\n";
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["LC_ALL"] = language, ["LANG"] = language };
        foreach (var format in (string[])["table", "json", "csv", "markdown"])
        {
            string[] line = ["score", "-", "--metric", "nps", "--column", "rating", "--by", "TITLE", "--weight", "w", "--format", format];
            Assert.Equal(Tool.RunOn(Text, line).Ok(), Tool.RunIn(settings, input => input.Write(Encoding.UTF8.GetBytes(Text)), line));
        }
    }

    [Fact]
    public void The_table_shows_score_interval_n_and_a_bar_for_each_group_and_the_total()
    {
        var text = Tool.RunOn("rating,key\n" + Lines("10,a\n", 8) + Lines("7,a\n", 1) + Lines("2,a\n", 1) + Lines("0,\n", 5), [.. Nps[..^1], "table", "--by", "key"]).Ok().Out;

        Assert.Contains("| a      |  +70.0 |", text, StringComparison.Ordinal);
        Assert.Contains("| (none) | -100.0 |", text, StringComparison.Ordinal);
        Assert.Contains("--..++++++++++++++++", text, StringComparison.Ordinal);
        Assert.Contains("| total ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_and_CSV_hold_a_line_for_each_group_and_the_total()
    {
        const string Text = "rating,\"k|e,y\"\n10,a\n0,\"b,\"\"c\"\n";
        var markdown = Tool.RunOn(Text, "score", "-", "--metric", "nps", "--column", "rating", "--format", "markdown").Ok().Out;
        var csv = Tool.RunOn(Text.Replace("k|e,y", "key", StringComparison.Ordinal), [.. Nps[..^1], "csv", "--by", "key"]).Ok().Out.Split('\n');

        Assert.Contains("| **total** | **0.0** |", markdown, StringComparison.Ordinal);
        Assert.StartsWith("row,key,n,notAnswered,", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("group,a,1,0,0,0,0,100,", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("group,\"b,\"\"c\",1,0,0,0,0,-100,", csv[2], StringComparison.Ordinal);
        Assert.StartsWith("total,,2,0,0,0,0,0,", csv[3], StringComparison.Ordinal);
    }

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line, count));

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
