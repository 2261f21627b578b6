using System.Text.Json;
using Cx.Cli.Scorecard;
using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx scorecard</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class ScorecardJson
{
    public static void Write(Stream output, ScorecardReport report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("rows", report.Rows);
            json.WriteNumber("invalid", report.Invalid);
            json.WriteNumber("confidence", report.Request.Confidence.Level);
            ScoreJson.WriteNumber(json, "minimumN", report.Request.MinimumN);
            json.WriteNumber("met", report.Scorecard.CountOf(Verdict.Met));
            json.WriteNumber("notMet", report.Scorecard.CountOf(Verdict.NotMet));
            json.WriteNumber("undecided", report.Scorecard.CountOf(Verdict.Undecided));
            WriteNames(json, "notMeasured", report.Assessment?.NotMeasured);
            WriteNames(json, "notInTaxonomy", report.Assessment?.NotInTaxonomy);
            json.WriteStartArray("cells");
            foreach (var cell in report.Scorecard.Cells) WriteCell(json, cell, report.MeasureOf(cell));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    public static string? NameOf(Verdict? verdict) => verdict switch { Verdict.Met => "met", Verdict.NotMet => "notMet", Verdict.Undecided => "undecided", _ => null };

    private static void WriteCell(Utf8JsonWriter json, ScorecardCell cell, Measure measure)
    {
        json.WriteStartObject();
        json.WriteString("journey", cell.Journey);
        json.WriteString("component", cell.Component);
        json.WriteString("figure", cell.Metric);
        json.WriteString("scale", measure.Frame.Scale.Id);
        json.WriteString("method", measure.Frame.Method.ToString());
        ScoreJson.WriteNumber(json, "n", cell.N);
        ScoreJson.WriteNumber(json, "value", cell.Value);
        ScoreJson.WriteNumber(json, "standardError", cell.Score?.StandardError);
        ScoreJson.WriteInterval(json, cell.Interval);
        if (cell.Target is { } target)
        {
            json.WriteStartObject("target");
            json.WriteString("direction", target.Direction == Polarity.HigherIsBetter ? "atLeast" : "atMost");
            json.WriteNumber("value", target.Value);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("target");
        }

        json.WriteString("verdict", NameOf(cell.Verdict));
        json.WriteString("owner", cell.Owner);
        json.WriteBoolean("suppressed", cell.Outcome == DisclosureOutcome.Suppressed);
        json.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter json, string member, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            json.WriteNull(member);
            return;
        }

        json.WriteStartArray(member);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
