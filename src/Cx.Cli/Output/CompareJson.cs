using System.Text.Json;
using Cx.Cli.Scoring;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx compare</c>; docs/guide/cli.md describes it field by field.</summary>
internal static class CompareJson
{
    public static void Write(Stream output, Frame frame, List<Comparison> comparisons, Correction correction, double?[] adjusted)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            if (comparisons.Count == 1)
            {
                WriteScores(json, frame, comparisons[0], null);
            }
            else
            {
                json.WriteString("correction", correction.ToString());
                json.WriteStartArray("pairs");
                for (var i = 0; i < comparisons.Count; i++)
                {
                    json.WriteStartObject();
                    json.WriteString("first", comparisons[i].First);
                    json.WriteString("second", comparisons[i].Second);
                    WriteScores(json, frame, comparisons[i], new Adjusted(adjusted[i]));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteScores(Utf8JsonWriter json, Frame frame, Comparison comparison, Adjusted? adjusted)
    {
        json.WriteStartObject("a");
        ScoreJson.WriteOutcome(json, comparison.A, frame);
        json.WriteEndObject();
        json.WriteStartObject("b");
        ScoreJson.WriteOutcome(json, comparison.B, frame);
        json.WriteEndObject();
        if (comparison.Difference is not { } difference)
        {
            json.WriteNull("difference");
            return;
        }

        json.WriteStartObject("difference");
        json.WriteNumber("value", difference.Value);
        json.WriteNumber("standardError", difference.StandardError);
        ScoreJson.WriteNumber(json, "z", difference.Statistic);
        ScoreJson.WriteNumber(json, "p", difference.P);
        ScoreJson.WriteInterval(json, difference.Interval);
        if (adjusted is { } corrected) ScoreJson.WriteNumber(json, "adjustedP", corrected.P);
        json.WriteEndObject();
    }

    private sealed record Adjusted(double? P);
}
