using System.Text.Json;
using Cx.Cli.Churn;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx churn</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class ChurnJson
{
    public static void Write(Stream output, ChurnReport report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("tenure", report.Request.Tenure);
            json.WriteStartObject("event");
            json.WriteString("column", report.Request.EventColumn);
            json.WriteString("value", report.Request.EventValue);
            json.WriteEndObject();
            json.WriteNumber("confidence", report.Frame.Confidence.Level);
            json.WriteString("survivalInterval", report.Frame.Interval.ToString());
            json.WriteNumber("rows", report.Rows);
            json.WriteStartObject("total");
            WriteOutcome(json, report.Total, report.Frame);
            json.WriteEndObject();
            json.WriteStartArray("groups");
            foreach (var group in report.Groups)
            {
                json.WriteStartObject();
                WriteKey(json, group, report);
                WriteOutcome(json, group, report.Frame);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteLogRank(json, report);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteKey(Utf8JsonWriter json, ChurnOutcome group, ChurnReport report)
    {
        json.WriteStartObject("key");
        for (var i = 0; i < group.Key.Count; i++) json.WriteString(report.Request.By[i], group.Key[i]);
        json.WriteEndObject();
    }

    private static void WriteOutcome(Utf8JsonWriter json, ChurnOutcome outcome, ChurnFrame frame)
    {
        ScoreJson.WriteNumber(json, "n", outcome.N);
        ScoreJson.WriteNumber(json, "lost", outcome.Lost);
        ScoreJson.WriteNumber(json, "active", outcome.Active);
        ScoreJson.WriteNumber(json, "invalid", outcome.Invalid);
        ScoreJson.WriteNumber(json, "rate", outcome.Rate?.Value);
        ScoreJson.WriteInterval(json, outcome.Rate?.Interval(frame.Confidence));
        json.WriteStartArray("at");
        foreach (var at in outcome.At(frame))
        {
            json.WriteStartObject();
            json.WriteNumber("time", at.Time);
            json.WriteNumber("atRisk", at.AtRisk);
            ScoreJson.WriteNumber(json, "survival", at.Survival);
            ScoreJson.WriteNumber(json, "standardError", at.StandardError);
            ScoreJson.WriteInterval(json, at.Interval);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var median = outcome.Median(frame);
        json.WriteStartObject("median");
        ScoreJson.WriteNumber(json, "value", median?.Value);
        ScoreJson.WriteNumber(json, "low", median?.Low);
        ScoreJson.WriteNumber(json, "high", median?.High);
        json.WriteEndObject();
        json.WriteStartObject("restrictedMean");
        ScoreJson.WriteNumber(json, "horizon", outcome.Horizon);
        ScoreJson.WriteNumber(json, "value", outcome.RestrictedMean);
        ScoreJson.WriteNumber(json, "standardError", outcome.RestrictedMeanStandardError);
        json.WriteEndObject();
        json.WriteBoolean("suppressed", outcome.IsSuppressed);
    }

    private static void WriteLogRank(Utf8JsonWriter json, ChurnReport report)
    {
        if (report.LogRank is not { } logRank)
        {
            json.WriteNull("logRank");
            return;
        }

        json.WriteStartObject("logRank");
        ScoreJson.WriteNumber(json, "chiSquared", logRank.Test.Statistic);
        ScoreJson.WriteNumber(json, "degreesOfFreedom", logRank.Test.DegreesOfFreedom);
        ScoreJson.WriteNumber(json, "p", logRank.Test.PValue);
        json.WriteStartArray("groups");
        for (var i = 0; i < report.Tested.Count; i++)
        {
            json.WriteStartObject();
            WriteKey(json, report.Tested[i], report);
            json.WriteNumber("observed", logRank.Observed[i]);
            json.WriteNumber("expected", logRank.Expected[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
