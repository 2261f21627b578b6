using Cx.Cli.Scoring;
using Cx.Core.Statistics;

namespace Cx.Cli.Scorecard;

/// <summary>A figure of the scorecard: a column of ratings and how it is scored.</summary>
/// <param name="Name">The name of the figure: metric and column.</param>
/// <param name="Column">The column.</param>
/// <param name="Frame">How it is scored.</param>
internal sealed record Measure(string Name, string Column, Frame Frame)
{
    private const string Form = "METRIC:COLUMN, such as nps:recommend, or METRIC:COLUMN:SCALE, such as csat:satisfaction:csat5 or ces:ease:1..7";

    public static Measure Parse(string text, Confidence confidence)
    {
        var parts = text.Split(':', 3);
        if (parts.Length < 2 || parts[1].Length == 0 || !Enum.TryParse<Metric>(parts[0], ignoreCase: true, out var metric) || !char.IsLetter(parts[0][0]))
            throw CxException.Usage($"--measure {text} is none. Write {Form}; METRIC is nps, csat, ces or mean.");
        var scale = ScaleChoice.Of(metric, parts.Length > 2 ? parts[2] : null)
            ?? throw CxException.Usage($"--measure {text} needs a scale: the same numbers mean other things on other scales. Write {Form}.");
        var frame = new Frame { Metric = metric, Scale = scale, Method = Method.Of(metric, scale, text: null), Confidence = confidence, Interval = default };
        return new Measure($"{frame.MetricName} {parts[1]}", parts[1], frame);
    }
}
