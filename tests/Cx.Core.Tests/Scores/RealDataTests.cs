using System.Globalization;
using System.Text;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Scores;

/// <summary>Real surveys through the library alone, against results of independent tools (ten digits).</summary>
public class RealDataTests
{
    private static readonly Lazy<(JsonElement Expected, List<Dictionary<string, string>> Rows)> Sfo = new(() => Load("sfo_survey_2017_2018"));
    private static readonly Lazy<(JsonElement Expected, List<Dictionary<string, string>> Rows)> Mobi = new(() => Load("mobi_ecsi"));

    [DataTheory]
    [InlineData("2017")]
    [InlineData("2018")]
    [InlineData("both")]
    public void The_recommend_question_of_the_airport_survey(string year)
    {
        var expected = Sfo.Value.Expected.GetProperty(year);
        RatingCounts<Nps> counts = default;
        WeightedRatingCounts<Nps> weighted = default;
        foreach (var row in Rows(year))
        {
            counts.AddValue(Number(row["nps"]));
            weighted.AddValue(Number(row["nps"]), double.Parse(row["weight"], CultureInfo.InvariantCulture));
        }

        var plain = NetPromoterScore.From(counts)!;
        var reference = expected.GetProperty("nps");
        Close(reference, "n", plain.N);
        Close(reference, "promoters", plain.Promoters);
        Close(reference, "detractors", plain.Detractors);
        Close(reference, "nps", plain.Points);
        Close(reference, "se", plain.StandardError);
        Close(reference, "wald95", plain.Interval(method: NetIntervalMethod.Wald)!);
        Close(reference, "adjusted_wald95", plain.Interval()!);
        Close(reference, "mean", MeanScore.From(counts)!.Mean);
        Assert.Equal(expected.GetProperty("rows").GetInt64(), counts.Offered);

        var score = NetPromoterScore.From(weighted)!;
        reference = expected.GetProperty("nps_weighted");
        Close(reference, "n", score.N);
        Close(reference, "sum_weights", score.Weighting!.SumOfWeights);
        Close(reference, "nps", score.Points);
        Close(reference, "n_eff_kish", score.Weighting.EffectiveN);
        Close(reference, "se_linearized", score.StandardError);
        Close(reference, "ci95_linearized", score.Interval(method: NetIntervalMethod.Wald)!);
        Assert.Equal(plain.Sample, score.Sample);
    }

    [DataTheory]
    [InlineData("2017", "csat_overall")]
    [InlineData("2018", "csat_overall")]
    [InlineData("both", "csat_overall")]
    [InlineData("2017", "ease_getting_there")]
    [InlineData("2018", "ease_wayfinding")]
    [InlineData("both", "ease_security")]
    public void The_satisfaction_and_ease_questions_of_the_airport_survey(string year, string item)
    {
        var expected = Sfo.Value.Expected.GetProperty(year);
        RatingCounts<Csat5> counts = default;
        WeightedRatingCounts<Csat5> weighted = default;
        foreach (var row in Rows(year))
        {
            counts.AddValue(Number(row[item]));
            weighted.AddValue(Number(row[item]), double.Parse(row["weight"], CultureInfo.InvariantCulture));
        }

        CloseItem(expected.GetProperty(item), counts.ToRatingCounts());
        if (!expected.TryGetProperty(item + "_weighted", out var reference)) return;
        Close(reference, "mean", MeanScore.From(weighted)!.Mean);
        Close(reference, "top2_pct", 100 * BoxScore.From(weighted)!.Value);
    }

    [DataFact]
    public void The_change_between_the_years()
    {
        var (before, after) = (Of("2017"), Of("2018"));
        var reference = Sfo.Value.Expected.GetProperty("nps_change_2018_minus_2017");
        var change = NetPromoterScore.From(after)!.CompareWith(NetPromoterScore.From(before)!, NetDifferenceMethod.Wald)!;

        Close(reference, "difference", change.Value);
        Close(reference, "se", change.StandardError);
        Close(reference, "z", change.Statistic);
        Close(reference, "p_two_sided", change.PValue);
        Close(reference, "ci95", change.Interval());

        RatingCounts<Nps> Of(string year)
        {
            RatingCounts<Nps> counts = default;
            foreach (var row in Rows(year)) counts.AddValue(Number(row["nps"]));
            return counts;
        }
    }

    [DataFact]
    public void The_satisfaction_index_of_the_mobile_phone_survey()
    {
        ThreeItemCounts counts = default;
        foreach (var row in Mobi.Value.Rows) counts.Add(new ThreeItemAnswers(Ten(row["CUSA1"]), Ten(row["CUSA2"]), Ten(row["CUSA3"])));
        var index = ThreeItemSatisfactionIndex.From(counts)!;
        var reference = Mobi.Value.Expected.GetProperty("satisfaction_index_0_100");

        Close(reference, "mean", index.Points);
        Close(reference, "sd", index.StandardDeviation);

        static Rating<Csat10> Ten(string cell) => Rating<Csat10>.FromNullable(Number(cell));
    }

    [DataTheory]
    [InlineData("CUSA", 3)]
    [InlineData("CUEX", 3)]
    [InlineData("PERQ", 7)]
    [InlineData("IMAG", 5)]
    [InlineData("CUSL", 3)]
    public void The_reliability_of_the_mobile_phone_survey(string construct, int items)
    {
        var columns = Enumerable.Range(1, items)
            .Select(i => (IReadOnlyList<Rating>)[.. Mobi.Value.Rows.Select(row => Rating.From(Csat10.Definition, Number(row[string.Create(CultureInfo.InvariantCulture, $"{construct}{i}")])!.Value))])
            .ToList();
        Close(Mobi.Value.Expected.GetProperty("alpha").GetProperty(construct), "alpha", ItemReliability.From(columns).CronbachAlpha);
    }

    [DataFact]
    public void Every_question_of_the_mobile_phone_survey()
    {
        foreach (var item in Mobi.Value.Expected.GetProperty("items").EnumerateObject())
            CloseItem(item.Value, Answers.On(Csat10.Definition, [.. Mobi.Value.Rows.Select(row => Number(row[item.Name]))]));
        Assert.Throws<ScaleMismatchException>(() => NetPromoterScore.From(RatingCounts.On(Csat10.Definition)));
    }

    private static void CloseItem(JsonElement expected, RatingCounts counts)
    {
        Close(expected, "n", counts.Answered);
        foreach (var level in expected.GetProperty("counts").EnumerateObject())
            Assert.Equal(level.Value.GetInt64(), counts[int.Parse(level.Name, CultureInfo.InvariantCulture)]);
        Close(expected, "mean", MeanScore.From(counts)!.Mean);
        Close(expected, "sd", MeanScore.From(counts)!.StandardDeviation);
        Close(expected, "top2", BoxScore.Box(counts, 2)!.Share.Hits);
        Close(expected, "top2_pct", 100 * BoxScore.Box(counts, 2)!.Value);
        Close(expected, "topbox_pct", 100 * BoxScore.TopBox(counts)!.Value);
        Close(expected, "bottom2_pct", 100 * BoxScore.Bottom(counts, 2)!.Value);
        Close(expected, "net_top2_minus_bottom2", NetBoxScore.Net(counts, 2, 2)!.Points);
        if (!expected.TryGetProperty("top2_wilson95_pct", out var wilson)) return;
        var interval = BoxScore.Box(counts, 2)!.Interval()!;
        Close("low", wilson[0].GetDouble(), 100 * interval.Low);
        Close("high", wilson[1].GetDouble(), 100 * interval.High);
    }

    private static void Close(JsonElement expected, string name, double? actual) => Close(name, expected.GetProperty(name).GetDouble(), actual!.Value);

    private static void Close(JsonElement expected, string name, Interval actual)
    {
        Close(name, expected.GetProperty(name)[0].GetDouble(), actual.Low);
        Close(name, expected.GetProperty(name)[1].GetDouble(), actual.High);
    }

    // The references are written with ten digits.
    private static void Close(string name, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Abs(expected), $"{name}: expected {expected:R}, got {actual:R}");

    private static IEnumerable<Dictionary<string, string>> Rows(string year) => Sfo.Value.Rows.Where(row => year == "both" || row["survey_year"] == year);

    private static int? Number(string cell) => cell.Length == 0 ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static (JsonElement Expected, List<Dictionary<string, string>> Rows) Load(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Expected(name + ".json")));
        var lines = File.ReadLines(Repository.Data(name + ".csv")).Select(Cells).ToList();
        return (document.RootElement.GetProperty("results").Clone(), [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))]);
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var sign in line)
        {
            if (sign == '"') isQuoted = !isQuoted;
            else if (sign == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(sign);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
