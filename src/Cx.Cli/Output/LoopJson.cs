using System.Globalization;
using System.Text.Json;
using Cx.Cli.Loop;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx loop</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class LoopJson
{
    public static void Write(Stream output, LoopReportOf report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            if (report.AsOf is { } asOf) json.WriteString("asOf", asOf.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
            else json.WriteNull("asOf");
            json.WriteNumber("confidence", report.Frame.Confidence.Level);
            json.WriteNumber("rows", report.Rows);
            json.WriteNumber("invalid", report.Invalid);
            WriteResponses(json, report.Responses);
            json.WriteStartObject("total");
            WriteOutcome(json, report.Total, report);
            json.WriteEndObject();
            json.WriteStartArray("groups");
            foreach (var group in report.Groups)
            {
                json.WriteStartObject();
                json.WriteStartObject("key");
                for (var i = 0; i < group.Key.Count; i++) json.WriteString(report.Request.By[i], group.Key[i]);
                json.WriteEndObject();
                WriteOutcome(json, group, report);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>The name of a state as a member.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static void WriteOutcome(Utf8JsonWriter json, LoopOutcomeOf outcome, LoopReportOf report)
    {
        var (all, confidence) = (outcome.Report, report.Frame.Confidence);
        json.WriteNumber("n", outcome.N);
        json.WriteNumber("open", all?.Open ?? 0);
        json.WriteStartObject("states");
        foreach (var state in Enum.GetValues<LoopState>()) json.WriteNumber(Camel(state.ToString()), all?.Count(state) ?? 0);
        json.WriteEndObject();
        WriteShare(json, "solved", all?.Solved, confidence);
        WriteShare(json, "reopened", all?.Reopened, confidence);
        WriteShare(json, "escalated", all?.Escalated, confidence);
        WriteTimes(json, "timeToAcknowledge", all?.TimeToAcknowledge);
        WriteTimes(json, "timeToClose", all?.TimeToClose);
        WriteTimes(json, "timeToSolution", all?.TimeToSolution);
        WriteAttainment(json, "acknowledged", report.Frame.AcknowledgeWithin, outcome.Acknowledged);
        WriteAttainment(json, "closed", report.Frame.CloseWithin, outcome.Closed);
        WriteRecovery(json, outcome.Recovery, confidence);
        WriteCoverage(json, outcome.Coverage, confidence);
    }

    private static void WriteResponses(Utf8JsonWriter json, (long Rows, long Invalid)? responses)
    {
        if (responses is not var (rows, invalid))
        {
            json.WriteNull("responses");
            return;
        }

        json.WriteStartObject("responses");
        json.WriteNumber("rows", rows);
        json.WriteNumber("invalid", invalid);
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, LoopCoverage? coverage, Confidence confidence)
    {
        if (coverage is null)
        {
            json.WriteNull("coverage");
            return;
        }

        json.WriteStartObject("coverage");
        json.WriteNumber("responses", coverage.Responses);
        json.WriteNumber("low", coverage.Low);
        WriteShare(json, "withCase", coverage.Covered, confidence);
        json.WriteNumber("otherCases", coverage.OtherCases);
        json.WriteStartArray("withoutCase");
        foreach (var response in coverage.WithoutCase) json.WriteStringValue(response.Id.Text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, Share? share, Confidence confidence)
    {
        if (share is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", share.Value);
        json.WriteNumber("hits", share.Hits);
        json.WriteNumber("n", share.N);
        ScoreJson.WriteInterval(json, share.Interval(confidence));
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, string name, DurationDistribution? times)
    {
        json.WriteStartObject(name);
        ScoreJson.WriteNumber(json, "medianHours", times?.Median.Value?.TotalHours);
        ScoreJson.WriteNumber(json, "p90Hours", times?.Quantile(QuantileLevel.P90).Value?.TotalHours);
        json.WriteNumber("ended", times?.Resolved ?? 0);
        json.WriteNumber("open", times?.Open ?? 0);
        json.WriteEndObject();
    }

    private static void WriteAttainment(Utf8JsonWriter json, string name, double? hours, Attainment? attainment)
    {
        if (attainment is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("withinHours", hours!.Value);
        json.WriteNumber("met", attainment.Met);
        json.WriteNumber("missed", attainment.Missed);
        json.WriteNumber("undecided", attainment.Undecided);
        ScoreJson.WriteNumber(json, "share", attainment.Share?.Value);
        json.WriteEndObject();
    }

    private static void WriteRecovery(Utf8JsonWriter json, LoopRecovery? recovery, Confidence confidence)
    {
        if (recovery is null)
        {
            json.WriteNull("recovery");
            return;
        }

        json.WriteStartObject("recovery");
        json.WriteNumber("pairs", recovery.Pairs);
        json.WriteNumber("notAskedAgain", recovery.NotAskedAgain);
        json.WriteNumber("notLow", recovery.NotLow);
        WriteShare(json, "recovered", recovery.Recovered, confidence);
        ScoreJson.WriteNumber(json, "change", recovery.Improvement);
        ScoreJson.WriteNumber(json, "standardError", recovery.StandardError);
        ScoreJson.WriteNumber(json, "p", recovery.PValue);
        ScoreJson.WriteInterval(json, recovery.Interval(confidence));
        json.WriteEndObject();
    }
}
