using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>A satisfaction survey whose 24 items all run from 1 to 10, its recommend item too.</summary>
public class MobileSurveyTests
{
    private const string Name = "mobi_ecsi";

    [DataFact]
    public void Every_item_equals_the_reference()
    {
        foreach (var item in Reference.Results(Name + ".json").At("items").EnumerateObject())
        {
            string[] question = ["score", Repository.Data(Name + ".csv"), "--metric", "csat", "--scale", "1..10", "--column", item.Name, "--format", "json"];
            var topTwo = Tool.Run([.. question, "--method", "top-box:2"]).Json().At("total");
            Reference.EqualCounts(item.Value, topTwo, item.Name);
            Reference.Equal(item.Value.At("top2_pct"), topTwo.At("value"), item.Name + " top 2");
            Reference.EqualMean(item.Value, Tool.Run([.. question, "--method", "mean"]).Json().At("total"), item.Name);
            if (item.Name.StartsWith("CU", StringComparison.Ordinal)) Reference.Equal(item.Value.At("net_top2_minus_bottom2"), Tool.Run([.. question, "--method", "net-box:2"]).Json().At("total", "value"), item.Name + " net");
        }
    }

    [DataFact]
    public void Its_recommend_item_gives_no_net_promoter_score() =>
        Tool.Run("score", Repository.Data(Name + ".csv"), "--metric", "nps", "--scale", "1..10", "--column", "CUSL3").Failed(1, "0–10 recommend question alone", "net-box:K");
}
