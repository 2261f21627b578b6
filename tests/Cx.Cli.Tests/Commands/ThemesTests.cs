using System.Globalization;
using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public sealed class ThemesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _taxonomy;

    public ThemesTests() => _taxonomy = _folder.Write("themes.json", """{"themes":[{"id":"x","patterns":["slow*"]},{"id":"y","patterns":["price"],"languages":{"de":["preis"]}},{"id":"z","patterns":["never"]}]}""");

    // slow: detractors 6, passives 2, promoters 2 (-40); others: 2, 3, 5 (+30). All: -5, so the impact is -5 - 30 = -35.
    private static string HandMade => "score,words\n"
        + string.Concat(Enumerable.Repeat("2,So SLOW!\n", 6)) + string.Concat(Enumerable.Repeat("7,slow\n", 2)) + string.Concat(Enumerable.Repeat("10,slower\n", 2))
        + string.Concat(Enumerable.Repeat("2,ok\n", 2)) + string.Concat(Enumerable.Repeat("8,ok\n", 3)) + string.Concat(Enumerable.Repeat("9,ok\n", 5));

    private string[] Question => ["themes", "-", "--metric", "nps", "--column", "score", "--text", "words", "--taxonomy", _taxonomy];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(HandMade, [.. Question, "--format", "json"]).Json();

        Assert.Equal(["metric", "scale", "method", "base", "minSupport", "correction", "confidence", "rows", "invalid", "withoutAnswer", "withoutWords", "withoutTheme", "n", "value", "themes"], Members(report));
        Assert.Equal(["theme", "n", "share", "with", "without", "impact", "interval", "difference", "p", "pAdjusted", "lift"], Members(report.At("themes")[0]));
        Assert.Equal(["low", "high", "confidence", "method"], Members(report.At("themes")[0].At("interval")));
        Assert.Equal(["value", "interval"], Members(report.At("themes")[0].At("lift")));
    }

    [Fact]
    public void A_hand_made_file_has_the_numbers_of_a_hand_calculation()
    {
        var report = Tool.RunOn(HandMade, [.. Question, "--format", "json"]).Json();
        var theme = report.At("themes")[0];

        Assert.Equal((20, 10), (Long(report, "n"), Long(report, "withoutTheme")));
        Assert.Equal(-5, report.At("value").GetDouble(), 1e-9);
        Assert.Equal(("x", 10), (theme.At("theme").GetString(), Long(theme, "n")));
        Assert.Equal((-40, 30), (theme.At("with").GetDouble(), theme.At("without").GetDouble()));
        Assert.Equal(-35, theme.At("impact").GetDouble(), 1e-9);
        Assert.Equal(-70, theme.At("difference").GetDouble(), 1e-9);
        Assert.Equal((6.0 / 8) - (4.0 / 12), theme.At("lift", "value").GetDouble(), 1e-9);
        // Nobody speaks of z: it has no impact, and nothing is tested.
        var silent = report.At("themes").EnumerateArray().Single(one => one.At("theme").GetString() == "z");
        Assert.Equal(0, silent.At("impact").GetDouble());
        Assert.Equal(JsonValueKind.Null, silent.At("p").ValueKind);
    }

    [Fact]
    public void A_box_is_reported_in_percent()
    {
        var report = Tool.RunOn("score,words\n5,slow\n1,slow\n5,ok\n5,ok\n", ["themes", "-", "--metric", "csat", "--scale", "csat5", "--column", "score", "--text", "words", "--taxonomy", _taxonomy, "--min-support", "2", "--format", "json"]).Json();
        // With: 1 of 2 is favourable; without: 2 of 2; all: 3 of 4.
        Assert.Equal((75, 50, 100, -25), (report.At("value").GetDouble(), report.At("themes")[0].At("with").GetDouble(), report.At("themes")[0].At("without").GetDouble(), report.At("themes")[0].At("impact").GetDouble()));
    }

    [Theory]
    [InlineData("ces", "ces7", null, "mean")]
    [InlineData("csat", "csat5", "net-box:2", "net-box:2")]
    [InlineData("csat", "csat5", "pomp", "pomp")]
    [InlineData("mean", "1..5", null, "mean")]
    public void Every_score_has_its_themes(string metric, string scale, string? method, string said)
    {
        string[] options = method is null ? [] : ["--method", method];
        var report = Tool.RunOn("score,words\n5,slow\n1,slow\n5,ok\n4,ok\n", ["themes", "-", "--metric", metric, "--scale", scale, "--column", "score", "--text", "words", "--taxonomy", _taxonomy, "--min-support", "2", "--format", "json", .. options]).Json();
        Assert.Equal((said, "x"), (report.At("method").GetString(), report.At("themes")[0].At("theme").GetString()));
        Assert.True(report.At("themes")[0].At("impact").GetDouble() < 0);
    }

    [Fact]
    public void Patterns_of_a_language_are_looked_for_in_it()
    {
        const string Rows = "score,words,lang\n9,preis,de\n9,preis,en\n9,preis,\n9,price,fr\n";
        Assert.Equal(3, Long(Theme(Tool.RunOn(Rows, [.. Question, "--language", "lang", "--format", "json"]).Json(), "y"), "n"));
        Assert.Equal(4, Long(Theme(Tool.RunOn(Rows, [.. Question, "--format", "json"]).Json(), "y"), "n"));
    }

    [Fact]
    public void What_has_no_answer_or_no_words_is_counted_and_the_base_is_a_choice()
    {
        const string Rows = "score,words\n9,slow\n8,slow\n0,\n10,ok\n9,ok\n,slow\nskipped,slow\n";
        var words = Tool.RunOn(Rows, [.. Question, "--min-support", "2", "--format", "json"]).Json();
        var all = Tool.RunOn(Rows, [.. Question, "--min-support", "2", "--base", "all", "--format", "json"]).Json();

        Assert.Equal((7, 4, 2, 1), (Long(words, "rows"), Long(words, "n"), Long(words, "withoutAnswer"), Long(words, "withoutWords")));
        Assert.Equal((5, "all"), (Long(all, "n"), all.At("base").GetString()));
        Assert.Equal("words", words.At("base").GetString());
    }

    [Fact]
    public void What_makes_no_response_is_counted_and_shown_and_not_scored()
    {
        const string Rows = "score,words,lang\n9,slow,en\n11,slow,en\n8,ok,german language\n7,ok,en,more\n";
        var run = Tool.RunOn(Rows, [.. Question, "--language", "lang", "--format", "json"]);

        Assert.Equal((4, 3), (Long(run.Json(), "rows"), Long(run.Json(), "invalid")));
        foreach (var said in (string[])["row 2: score is '11'", "row 3: lang is 'german language', expected a language"]) Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Tool.RunOn(Rows, [.. Question, "--strict"]).Failed(2, "Row 2", "--strict");
        Assert.Equal(1, Long(Tool.RunOn(Rows, [.. Question, "--where", "score=9", "--format", "json"]).Json(), "rows"));
    }

    [Fact]
    public void The_table_says_what_was_found_and_what_it_does_not_mean()
    {
        var table = Tool.RunOn(HandMade, Question).Ok().Out;
        foreach (var said in (string[])["-35.0", "not tested", "10 answers with words speak of no theme.", "it need not come from it", "Benjamini-Hochberg"]) Assert.Contains(said, table, StringComparison.Ordinal);
        Assert.Contains("Holm", Tool.RunOn(HandMade, [.. Question, "--correction", "holm"]).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("Bonferroni", Tool.RunOn(HandMade, [.. Question, "--correction", "bonferroni"]).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("| x | -35.0 |", Tool.RunOn(HandMade, [.. Question, "--format", "markdown"]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_theme_in_every_answer_has_no_impact_that_is_known()
        => Assert.Contains("not known", Tool.RunOn("score,words\n9,slow\n8,slow\n", Question).Ok().Out, StringComparison.Ordinal);

    [Fact]
    public void The_CSV_has_the_numbers_of_the_JSON()
    {
        var lines = Tool.RunOn(HandMade, [.. Question, "--format", "csv"]).Ok().Out.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        var theme = Tool.RunOn(HandMade, [.. Question, "--format", "json"]).Json().At("themes")[0];

        Assert.Equal(["row", "theme", "n", "share", "with", "without", "impact", "low", "high", "difference", "p", "pAdjusted", "lift", "liftLow", "liftHigh"], lines[0]);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(["theme", "theme", "theme", "total"], lines.Skip(1).Select(line => line[0]));
        Assert.Equal(theme.At("interval", "high").GetDouble(), double.Parse(lines[1][8], CultureInfo.InvariantCulture));
        Assert.Equal(theme.At("pAdjusted").GetDouble(), double.Parse(lines[1][11], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_empty_file_has_no_data_in_every_format()
    {
        foreach (var format in (string[])["table", "markdown", "csv", "json"]) Tool.RunOn("score,words\n", [.. Question, "--format", format]).Ok();
        Assert.Contains("no data", Tool.RunOn("score,words\n", Question).Ok().Out, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Tool.RunOn("score,words\n", [.. Question, "--format", "json"]).Json().At("value").ValueKind);
    }

    [Fact]
    public void A_taxonomy_that_is_none_is_said_in_a_line()
    {
        string[] With(string taxonomy) => ["themes", "-", "--metric", "nps", "--column", "score", "--text", "words", "--taxonomy", taxonomy];
        Tool.RunOn(HandMade, With(Path.Combine(_folder.Path, "missing.json"))).Failed(2, "cannot be opened");
        Tool.RunOn(HandMade, With(_folder.Write("broken.json", "{"))).Failed(2, "cannot be read");
        Tool.RunOn(HandMade, With(_folder.Write("null.json", "null"))).Failed(2, "is null");
        Tool.RunOn(HandMade, With(_folder.Write("star.json", """{"themes":[{"id":"a","patterns":["a*b"]}]}"""))).Failed(2, "has a * inside");
    }

    [Theory]
    [InlineData("needs --scale", "--metric", "csat")]
    [InlineData("--min-support", "--metric", "nps", "--min-support", "1")]
    [InlineData("'gini' not recognized", "--metric", "nps", "--correction", "gini")]
    [InlineData("--confidence", "--metric", "nps", "--confidence", "95")]
    public void What_cannot_be_asked_is_said_in_a_line_or_two(string said, params string[] options)
        => Tool.RunOn(HandMade, ["themes", "-", "--column", "score", "--text", "words", "--taxonomy", _taxonomy, .. options]).Failed(1, said);

    private static JsonElement Theme(JsonElement report, string id) => report.At("themes").EnumerateArray().Single(theme => theme.At("theme").GetString() == id);

    private static long Long(JsonElement json, string member) => json.At(member).GetInt64();

    private static IEnumerable<string> Members(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
