using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>The passenger survey of an airport, 2017 and 2018: weighted, with missing answers.</summary>
public class AirportSurveyTests
{
    private const string Name = "sfo_survey_2017_2018";
    private static readonly string[] Years = ["2017", "2018"];

    [DataTheory]
    [InlineData("wald", "wald95", "Wald")]
    [InlineData("adjusted-wald", "adjusted_wald95", "AdjustedWald")]
    public void Nps_by_year_equals_the_reference(string interval, string limits, string method)
    {
        var expected = Expected();
        var report = Score("--metric", "nps", "--column", "nps", "--by", "survey_year", "--weight", "weight", "--interval", interval);

        foreach (var (wanted, score) in Years.Select(year => (expected.At(year), report.Group("survey_year", year))).Append((expected.At("both"), report.At("total"))))
        {
            Reference.EqualCounts(wanted.At("nps"), score, "NPS");
            Reference.EqualNps(wanted.At("nps"), score, limits, "NPS");
            Assert.Equal(method, score.At("interval", "method").GetString());
            Reference.Equal(wanted.At("nps_weighted", "nps"), score.At("weighted", "value"), "weighted NPS");
            Reference.Equal(wanted.At("nps_weighted", "se_linearized"), score.At("weighted", "standardError"), "weighted standard error");
            Reference.Equal(wanted.At("nps_weighted", "n_eff_kish"), score.At("weighted", "effectiveN"), "effective n");
            if (method is "Wald") Reference.EqualLimits(wanted.At("nps_weighted", "ci95_linearized"), score.At("weighted", "interval"), "weighted interval");
        }

        Assert.Equal(expected.At("both", "rows").GetInt64(), report.At("rows").GetInt64());
    }

    [DataTheory]
    [InlineData("csat", "csat_overall")]
    [InlineData("ces", "ease_getting_there")]
    [InlineData("ces", "ease_wayfinding")]
    [InlineData("ces", "ease_security")]
    public void The_boxes_and_the_mean_of_an_item_by_year_equal_the_reference(string metric, string item)
    {
        var expected = Expected();
        string[] question = ["--metric", metric, "--scale", "csat5", "--column", item, "--by", "survey_year"];
        var topTwo = Score([.. question, "--method", "top-box:2"]);
        var topBox = Score([.. question, "--method", "top-box:1"]);
        var net = Score([.. question, "--method", "net-box:2"]);
        var mean = Score([.. question, "--method", "mean"]);

        foreach (var year in Years.Append("both"))
        {
            var wanted = expected.At(year, item);
            Reference.EqualTopTwo(wanted, Of(topTwo, year), item);
            Reference.Equal(wanted.At("topbox_pct"), Of(topBox, year).At("value"), item + " top box");
            Reference.Equal(wanted.At("net_top2_minus_bottom2"), Of(net, year).At("value"), item + " net");
            Reference.EqualMean(wanted, Of(mean, year), item);
        }
    }

    [DataFact]
    public void Weighted_satisfaction_equals_the_reference()
    {
        var expected = Expected();
        string[] question = ["--metric", "csat", "--scale", "csat5", "--column", "csat_overall", "--by", "survey_year", "--weight", "weight"];
        var topTwo = Score(question);
        var mean = Score([.. question, "--method", "mean"]);

        foreach (var year in Years.Append("both"))
        {
            Reference.Equal(expected.At(year, "csat_overall_weighted", "top2_pct"), Of(topTwo, year).At("weighted", "value"), "weighted top 2");
            Reference.Equal(expected.At(year, "csat_overall_weighted", "mean"), Of(mean, year).At("weighted", "value"), "weighted mean");
        }
    }

    [DataFact]
    public void Every_item_of_both_years_equals_the_reference()
    {
        foreach (var item in Expected().At("items_both_years").EnumerateObject())
            Reference.EqualTopTwo(item.Value, Score("--metric", "csat", "--scale", "csat5", "--column", item.Name).At("total"), item.Name);
    }

    [DataFact]
    public void Nps_of_every_segment_equals_the_reference()
    {
        foreach (var segment in Expected().At("segments_both_years").EnumerateObject())
        {
            var report = Score("--metric", "nps", "--column", "nps", "--by", segment.Name);
            foreach (var value in segment.Value.EnumerateObject())
            {
                var key = value.Name is "(missing)" ? string.Empty : value.Name;
                Reference.EqualNps(value.Value, report.Group(segment.Name, key), "adjusted_wald95", $"{segment.Name} {value.Name}");
            }

            Assert.Equal(segment.Value.EnumerateObject().Count(), report.At("groups").GetArrayLength());
        }
    }

    [DataFact]
    public void Satisfaction_by_boarding_area_equals_the_reference()
    {
        var report = Score("--metric", "csat", "--scale", "1..5", "--column", "csat_overall", "--by", "boarding_area");

        foreach (var area in Expected().At("csat_by_boarding_area").EnumerateObject())
            Reference.EqualTopTwo(area.Value, report.Group("boarding_area", area.Name), area.Name);
    }

    [DataFact]
    public void Nps_by_day_equals_the_reference()
    {
        var report = Score("--metric", "nps", "--column", "nps", "--by", "interview_date");

        foreach (var day in Expected().At("nps_by_date").EnumerateObject())
        {
            Assert.Equal(day.Value.At("n").GetInt64(), report.Group("interview_date", day.Name).At("n").GetInt64());
            Reference.Equal(day.Value.At("nps"), report.Group("interview_date", day.Name).At("value"), day.Name);
        }
    }

    [DataFact]
    public void The_change_between_the_years_equals_the_reference()
    {
        var wanted = Expected().At("nps_change_2018_minus_2017");
        var nps = Run("compare", "--metric", "nps", "--column", "nps", "--between", "survey_year=2017,2018", "--interval", "wald").At("difference");

        Reference.Equal(wanted.At("difference"), nps.At("value"), "change");
        Reference.Equal(wanted.At("se"), nps.At("standardError"), "standard error");
        Reference.Equal(wanted.At("z"), nps.At("z"), "z");
        Reference.Equal(wanted.At("p_two_sided"), nps.At("p"), "p");
        Reference.EqualLimits(wanted.At("ci95"), nps.At("interval"), "interval");

        wanted = Expected().At("csat_top2_change_2018_minus_2017");
        var csat = Run("compare", "--metric", "csat", "--scale", "csat5", "--column", "csat_overall", "--between", "survey_year=2017,2018", "--test", "pooled-z").At("difference");
        Reference.Equal(wanted.At("difference_pp"), csat.At("value"), "change of satisfaction");
        Reference.Equal(wanted.At("z_pooled"), csat.At("z"), "pooled z");
        Reference.Equal(wanted.At("p_two_sided"), csat.At("p"), "p");
    }

    private static JsonElement Expected() => Reference.Results(Name + ".json");

    private static JsonElement Score(params string[] arguments) => Run("score", arguments);

    private static JsonElement Run(string command, params string[] arguments) => Tool.Run([command, Repository.Data(Name + ".csv"), .. arguments, "--format", "json"]).Json();

    private static JsonElement Of(JsonElement report, string year) => year is "both" ? report.At("total") : report.Group("survey_year", year);
}
