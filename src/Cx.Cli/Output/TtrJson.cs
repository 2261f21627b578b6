using System.Globalization;
using System.Text.Json;
using Cx.Cli.Timing;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx ttr</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class TtrJson
{
    public static void Write(Stream output, TtrReport report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("clock", report.Frame.Calendar is null ? "calendar" : "business");
            json.WriteString("calendar", report.Frame.Calendar?.Hours);
            json.WriteString("zone", report.Frame.Zone?.Id);
            json.WriteString("asOf", report.AsOf?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
            json.WriteNumber("rows", report.Rows);
            json.WriteStartObject("total");
            WriteOutcome(json, report.Total, report.Frame);
            json.WriteEndObject();
            json.WriteStartArray("groups");
            foreach (var group in report.Groups)
            {
                json.WriteStartObject();
                json.WriteStartObject("key");
                for (var i = 0; i < report.By.Count; i++) json.WriteString(report.By[i], group.Key[i]);
                json.WriteEndObject();
                WriteOutcome(json, group, report.Frame);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteOutcome(Utf8JsonWriter json, TtrOutcome outcome, TtrFrame frame)
    {
        json.WriteNumber("n", outcome.N);
        json.WriteNumber("resolved", outcome.Resolved);
        json.WriteNumber("open", outcome.Open);
        json.WriteNumber("invalid", outcome.Invalid);
        ScoreJson.WriteNumber(json, "median", outcome.Quantiles[0].Value);
        ScoreJson.WriteNumber(json, "p90", outcome.Quantiles[1].Value);
        ScoreJson.WriteNumber(json, "p95", outcome.Quantiles[2].Value);
        json.WriteStartObject("restrictedMean");
        ScoreJson.WriteNumber(json, "horizon", outcome.Horizon);
        ScoreJson.WriteNumber(json, "value", outcome.RestrictedMean);
        json.WriteEndObject();
        json.WriteStartArray("sla");
        foreach (var (target, attainment) in outcome.Sla)
        {
            json.WriteStartObject();
            json.WriteNumber("target", target);
            json.WriteNumber("met", attainment.Met);
            json.WriteNumber("missed", attainment.Missed);
            json.WriteNumber("undecided", attainment.Undecided);
            ScoreJson.WriteNumber(json, "share", attainment.Share?.Value);
            ScoreJson.WriteInterval(json, attainment.Share?.Interval(frame.Confidence));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteResolvedOnly(json, outcome.ResolvedOnly);
    }

    private static void WriteResolvedOnly(Utf8JsonWriter json, TtrResolvedOnly? resolved)
    {
        if (resolved is null)
        {
            json.WriteNull("resolvedOnly");
            return;
        }

        json.WriteStartObject("resolvedOnly");
        json.WriteNumber("mean", resolved.Mean);
        json.WriteNumber("median", resolved.Quantiles[0]);
        json.WriteNumber("p90", resolved.Quantiles[1]);
        json.WriteNumber("p95", resolved.Quantiles[2]);
        json.WriteNumber("leftOut", resolved.LeftOut);
        json.WriteEndObject();
    }
}
