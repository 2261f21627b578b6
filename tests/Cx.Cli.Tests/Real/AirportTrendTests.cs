using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>Nine years of one satisfaction question.</summary>
public class AirportTrendTests
{
    private const string Name = "sfo_csat_trend_2010_2018";

    [DataFact]
    public void Every_year_equals_the_reference()
    {
        string[] question = ["score", Repository.Data(Name + ".csv"), "--metric", "csat", "--scale", "csat5", "--column", "csat_overall", "--by", "survey_year", "--format", "json"];
        var topTwo = Tool.Run(question).Json();
        var mean = Tool.Run([.. question, "--method", "mean"]).Json();
        var net = Tool.Run([.. question, "--method", "net-box:2"]).Json();
        var topBox = Tool.Run([.. question, "--method", "top-box:1"]).Json();

        foreach (var year in Reference.Results(Name + ".json").At("years").EnumerateObject())
        {
            Reference.EqualTopTwo(year.Value, topTwo.Group("survey_year", year.Name), year.Name);
            Reference.EqualMean(year.Value, mean.Group("survey_year", year.Name), year.Name);
            Reference.Equal(year.Value.At("net_top2_minus_bottom2"), net.Group("survey_year", year.Name).At("value"), year.Name + " net");
            Reference.Equal(year.Value.At("topbox_pct"), topBox.Group("survey_year", year.Name).At("value"), year.Name + " top box");
        }
    }
}
