using System.Text.Json;
using Cx.Cli.Scoring;
using Cx.Cli.Themes;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx themes</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class ThemesJson
{
    public static void Write(Stream output, ThemesReport report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("metric", report.Frame.MetricName);
            json.WriteString("scale", report.Frame.Scale.Id);
            json.WriteString("method", report.Frame.Method.ToString());
            json.WriteString("base", report.Request.Base == ThemeBase.AllAnswers ? "all" : "words");
            json.WriteNumber("minSupport", report.Request.MinimumSupport);
            json.WriteString("correction", report.Request.Correction.ToString());
            json.WriteNumber("confidence", report.Frame.Confidence.Level);
            json.WriteNumber("rows", report.Rows);
            json.WriteNumber("invalid", report.Invalid);
            json.WriteNumber("withoutAnswer", report.WithoutAnswer);
            json.WriteNumber("withoutWords", report.WithoutWords);
            json.WriteNumber("withoutTheme", report.Impacts?.WithoutTheme ?? 0);
            json.WriteNumber("n", report.Impacts?.N ?? 0);
            ScoreJson.WriteNumber(json, "value", report.Factor * report.Impacts?.Overall.Value);
            json.WriteStartArray("themes");
            foreach (var theme in report.Impacts?.Themes ?? []) WriteTheme(json, theme, report);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteTheme(Utf8JsonWriter json, ThemeImpact theme, ThemesReport report)
    {
        var factor = report.Factor;
        json.WriteStartObject();
        json.WriteString("theme", theme.Theme.Id.Text);
        json.WriteNumber("n", theme.Share.Hits);
        json.WriteNumber("share", theme.Share.Value);
        ScoreJson.WriteNumber(json, "with", factor * theme.With?.Value);
        ScoreJson.WriteNumber(json, "without", factor * theme.Without?.Value);
        ScoreJson.WriteNumber(json, "impact", factor * theme.Impact);
        ScoreJson.WriteInterval(json, theme.ImpactInterval(report.Frame.Confidence) is { } interval ? Scorer.Scaled(interval, factor) : null);
        ScoreJson.WriteNumber(json, "difference", factor * theme.Difference?.Value);
        ScoreJson.WriteNumber(json, "p", theme.Difference?.PValue);
        ScoreJson.WriteNumber(json, "pAdjusted", theme.AdjustedPValue);
        if (theme.Lift is { } lift) WriteLift(json, lift, theme.LiftInterval!);
        else json.WriteNull("lift");
        json.WriteEndObject();
    }

    private static void WriteLift(Utf8JsonWriter json, double lift, Interval interval)
    {
        json.WriteStartObject("lift");
        json.WriteNumber("value", lift);
        ScoreJson.WriteInterval(json, interval);
        json.WriteEndObject();
    }
}
