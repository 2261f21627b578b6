using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class ChartAnswers
{
    public static Answers Of(Vector vector)
    {
        if (vector.Has("dataOf")) return Signals(Vectors.Find(vector.Text("dataOf")));
        if (vector.Has("defectives")) return Shares(vector);
        if (vector.Has("weight")) return Average(vector);
        return vector.Has("subgroups") ? Nets(vector) : Sums(vector);
    }

    private static (PChart Chart, List<ChartPoint> Points) Chart(Vector vector)
    {
        var size = (long)vector.Number("subgroupSize");
        var hits = vector.Counts("defectives");
        var n = new long[hits.Length];
        Array.Fill(n, size);
        var chart = PChart.From(hits, n)!;
        return (chart, [.. hits.Select(one => chart.Point(one, size)!)]);
    }

    private static Answers Signals(Vector data)
    {
        var (_, points) = Chart(data);
        return new Answers { ["outOfControl"] = Numbers(points.Select(point => point.IsSignal)) };
    }

    private static Answers Shares(Vector vector)
    {
        var (chart, points) = Chart(vector);
        return new Answers { ["centre"] = chart.Centre, ["sigma"] = chart.SigmaAt(50), ["upper"] = points[0].High, ["lower"] = points[0].Low };
    }

    private static Answers Average(Vector vector)
    {
        var chart = Ewma.Of(vector.Number("target"), vector.Number("weight"), vector.Number("width"));
        var sigma = vector.Number("sigma");
        var (low, high) = chart.LimitsOf(sigma);
        var answers = new Answers { ["upper"] = high, ["lower"] = low };
        if (vector.Has("data")) answers["ewma"] = (double[])[chart.Target, .. chart.Run(vector.Numbers("data"), sigma).Select(point => point.Value)];
        return answers;
    }

    private static Answers Sums(Vector vector)
    {
        var points = Cusum.Of(vector.Number("target"), vector.Number("k"), vector.Number("h")).Run(vector.Numbers("data"));
        var answers = new Answers { ["firstSignal"] = points.TakeWhile(point => !point.IsSignal).Count() + 1 };
        for (var i = 0; i < points.Count; i++)
        {
            answers[string.Create(CultureInfo.InvariantCulture, $"high{i + 1}")] = points[i].HighSum;
            answers[string.Create(CultureInfo.InvariantCulture, $"low{i + 1}")] = points[i].LowSum;
        }

        return answers;
    }

    private static Answers Nets(Vector vector)
    {
        (long Unfavourable, long Neutral, long Favourable)[] groups = [.. vector.Input("subgroups").EnumerateArray().Select(group =>
            (group.GetProperty("detractors").GetInt64(), group.GetProperty("passives").GetInt64(), group.GetProperty("promoters").GetInt64()))];
        var chart = NetScoreChart.From(groups)!;
        ChartPoint[] points = [.. groups.Select(group => chart.Point(group.Unfavourable, group.Neutral, group.Favourable)!)];
        return new Answers { ["centre"] = chart.Centre, ["lower"] = points[0].Low, ["upper"] = points[0].High, ["signals"] = Numbers(points.Select(point => point.IsSignal)) };
    }

    private static int[] Numbers(IEnumerable<bool> signals) => [.. signals.Select((isSignal, i) => (isSignal, Number: i + 1)).Where(point => point.isSignal).Select(point => point.Number)];
}
