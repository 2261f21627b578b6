using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class CompareTests
{
    private static readonly string[] Nps = ["compare", "-", "--metric", "nps", "--column", "rating", "--format", "json"];

    // Vector nps.diff.1: 8/13/15 - 12/7/12, adjusted Wald: tested 17.948718, se 19.323717, p .35296996. Here b - a.
    [Fact]
    public void Two_groups_give_the_later_minus_the_earlier()
    {
        var run = Tool.RunOn("key,rating\n" + Group("a", 12, 7, 12) + Group("b", 8, 13, 15) + Group("c", 1, 1, 1), [.. Nps, "--between", "key=a,b"]).Json();
        var difference = run.At("difference");

        Assert.Equal(["a", "b", "difference"], run.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["value", "standardError", "z", "p", "interval"], difference.EnumerateObject().Select(member => member.Name));
        Assert.Equal(0, run.At("a", "value").GetDouble(), 1e-9);
        Assert.Equal(31, run.At("a", "n").GetInt64());
        Assert.Equal(19.444444, difference.At("value").GetDouble(), 1e-6);
        Assert.Equal(19.323717, difference.At("standardError").GetDouble(), 1e-6);
        Assert.Equal(0.9288, difference.At("z").GetDouble(), 1e-4);
        Assert.Equal(0.35296996, difference.At("p").GetDouble(), 1e-7);
        var back = Tool.RunOn("key,rating\n" + Group("a", 12, 7, 12) + Group("b", 8, 13, 15), [.. Nps, "--between", "key=b,a"]).Json().At("difference");
        Assert.Equal(-difference.At("value").GetDouble(), back.At("value").GetDouble(), 1e-12);
        Assert.Equal(-difference.At("z").GetDouble(), back.At("z").GetDouble(), 1e-12);
    }

    // Vector nps.diff.1 by Wald: se 20.413392, p .34082638.
    [Fact]
    public void The_interval_names_the_test_of_net_scores()
    {
        var difference = Tool.RunOn("key,rating\n" + Group("a", 12, 7, 12) + Group("b", 8, 13, 15), [.. Nps, "--between", "key=a,b", "--interval", "wald"]).Json().At("difference");

        Assert.Equal(20.413392, difference.At("standardError").GetDouble(), 1e-6);
        Assert.Equal(0.34082638, difference.At("p").GetDouble(), 1e-7);
    }

    // Vector share.diff: 56/70 - 48/80: .2000 (.0524, .3339); N-1: z 2.64132. In percent here.
    [Fact]
    public void Two_boxes_are_compared_in_percent()
    {
        var text = "key,rating\n" + Lines("x,5\n", 48) + Lines("x,1\n", 32) + Lines("y,4\n", 56) + Lines("y,2\n", 14);
        var difference = Tool.RunOn(text, "compare", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--between", "key=x,y", "--format", "json").Json().At("difference");

        Assert.Equal(20, difference.At("value").GetDouble(), 1e-9);
        Assert.Equal(2.64132, difference.At("z").GetDouble(), 5e-6);
        Assert.Equal(5.24, difference.At("interval", "low").GetDouble(), 5e-3);
        Assert.Equal(33.39, difference.At("interval", "high").GetDouble(), 5e-3);
    }

    [Theory]
    [InlineData("holm", "Holm")]
    [InlineData("bh", "BenjaminiHochberg")]
    [InlineData("bonferroni", "Bonferroni")]
    public void More_than_two_groups_give_all_pairs_with_the_correction_named(string correction, string named)
    {
        var text = "key,rating\n" + Group("a", 12, 7, 12) + Group("b", 8, 13, 15) + Group("c", 2, 11, 18);
        var report = Tool.RunOn(text, [.. Nps, "--between", "key=a,b,c", "--correction", correction]).Json();
        var pairs = report.At("pairs").EnumerateArray().ToList();

        Assert.Equal(named, report.At("correction").GetString());
        Assert.Equal(["a b", "a c", "b c"], pairs.Select(pair => $"{pair.At("first")} {pair.At("second")}"));
        var raw = pairs.Select(pair => pair.At("difference", "p").GetDouble()).ToList();
        var adjusted = pairs.Select(pair => pair.At("difference", "adjustedP").GetDouble()).ToList();
        // The smallest of three p-values counts three times by Holm and by Bonferroni; by Benjamini and Hochberg at most that.
        var smallest = raw.IndexOf(raw.Min());
        if (correction is "bh") Assert.InRange(adjusted[smallest], raw[smallest], 3 * raw[smallest]);
        else Assert.Equal(3 * raw[smallest], adjusted[smallest], 1e-12);
    }

    [Fact]
    public void A_value_that_no_row_has_gives_no_difference_and_is_named()
    {
        var run = Tool.RunOn("key,rating\na,9\n", [.. Nps, "--between", "key=a,z"]);

        Assert.Equal(JsonValueKind.Null, run.Json().At("difference").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Json().At("b", "value").ValueKind);
        Assert.Contains("'z'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_group_has_no_difference()
    {
        var run = Tool.RunOn("key,rating\n" + Group("a", 12, 7, 12) + Group("b", 1, 1, 1), [.. Nps, "--between", "key=a,b", "--min-n", "5"]).Json();

        Assert.True(run.At("b", "suppressed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, run.At("difference").ValueKind);
    }

    [Fact]
    public void The_table_names_both_groups_and_the_difference()
    {
        var text = Tool.RunOn("key,rating\n" + Group("a", 12, 7, 12) + Group("b", 8, 13, 15), [.. Nps[..^1], "table", "--between", "key=a,b"]).Ok().Out;

        Assert.Contains("| b - a ", text, StringComparison.Ordinal);
        Assert.Contains("+19.4", text, StringComparison.Ordinal);
        Assert.Contains("0.3530", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("key=a")]
    [InlineData("key=a,a")]
    [InlineData("=a,b")]
    public void What_to_compare_must_be_a_column_and_two_values(string between) => Tool.RunOn("key,rating\n", [.. Nps, "--between", between]).Failed(1, "--between");

    private static string Group(string key, int detractors, int passives, int promoters) => Lines($"{key},0\n", detractors) + Lines($"{key},7\n", passives) + Lines($"{key},10\n", promoters);

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line, count));
}
