using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cx.Cli.Scoring;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx score</c>; docs/guide/cli.md describes it field by field.</summary>
internal static class ScoreJson
{
    // The text goes to a terminal or a file, never into a page: names keep their letters.
    public static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static void Write(Stream output, Report report)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("metric", report.Frame.MetricName);
            WriteScale(json, report.Frame.Scale);
            json.WriteString("method", report.Frame.Method.ToString());
            json.WriteNumber("rows", report.Rows);
            json.WriteStartObject("total");
            WriteOutcome(json, report.Total, report.Frame);
            json.WriteEndObject();
            json.WriteStartArray("groups");
            foreach (var group in report.Groups) WriteGroup(json, group, report);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>The members of a SCORE, without the braces.</summary>
    public static void WriteOutcome(Utf8JsonWriter json, Outcome outcome, Frame frame)
    {
        var counts = outcome.Counts;
        WriteNumber(json, "n", counts?.N);
        WriteNumber(json, "notAnswered", counts?.NotAnswered);
        WriteNumber(json, "notApplicable", counts?.NotApplicable);
        WriteNumber(json, "skipped", counts?.Skipped);
        WriteNumber(json, "invalid", counts?.Invalid);
        WriteLevels(json, counts, frame.Scale);
        if (frame.Method.Kind == MethodKind.NetPromoter)
        {
            WriteNumber(json, "promoters", counts?.Parts.Favourable);
            WriteNumber(json, "passives", counts?.Parts.Middle);
            WriteNumber(json, "detractors", counts?.Parts.Unfavourable);
        }

        WriteNumber(json, "value", outcome.Score?.Value);
        WriteNumber(json, "standardError", outcome.Score?.StandardError);
        WriteInterval(json, outcome.Score?.Interval);
        json.WriteBoolean("suppressed", outcome.IsSuppressed);
        WriteWeighted(json, outcome.Weighted);
    }

    public static void WriteInterval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is null)
        {
            json.WriteNull("interval");
            return;
        }

        json.WriteStartObject("interval");
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteNumber("confidence", interval.Confidence.Level);
        json.WriteString("method", interval.Method);
        json.WriteEndObject();
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteScale(Utf8JsonWriter json, ScaleDefinition scale)
    {
        json.WriteStartObject("scale");
        json.WriteString("id", scale.Id);
        json.WriteNumber("min", scale.Min);
        json.WriteNumber("max", scale.Max);
        json.WriteString("polarity", scale.Polarity == Polarity.HigherIsBetter ? "higherIsBetter" : "lowerIsBetter");
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, Outcome group, Report report)
    {
        json.WriteStartObject();
        json.WriteStartObject("key");
        for (var i = 0; i < report.By.Count; i++) json.WriteString(report.By[i], group.Key[i]);
        json.WriteEndObject();
        WriteOutcome(json, group, report.Frame);
        json.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter json, OutcomeCounts? counts, ScaleDefinition scale)
    {
        if (counts is null)
        {
            json.WriteNull("counts");
            return;
        }

        json.WriteStartObject("counts");
        for (var i = 0; i < counts.Levels.Count; i++) json.WriteNumber((scale.Min + i).ToString(CultureInfo.InvariantCulture), counts.Levels[i]);
        json.WriteEndObject();
    }

    private static void WriteWeighted(Utf8JsonWriter json, Estimate? weighted)
    {
        if (weighted is null)
        {
            json.WriteNull("weighted");
            return;
        }

        json.WriteStartObject("weighted");
        json.WriteNumber("value", weighted.Value);
        WriteNumber(json, "standardError", weighted.StandardError);
        WriteNumber(json, "effectiveN", weighted.EffectiveN);
        WriteInterval(json, weighted.Interval);
        json.WriteEndObject();
    }
}
