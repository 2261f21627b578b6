using System.Text.Json;
using Cx.Cli.Journeys;
using Cx.Core.Journeys;
using Cx.Core.Retention;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx journey</c>; docs/guide/cli.md describes it.</summary>
internal static class JourneyJson
{
    public static void Graph(Utf8JsonWriter json, TransitionGraph graph)
    {
        json.WriteNumber("cases", graph.Journeys);
        json.WriteNumber("events", graph.Interactions);
        json.WriteStartArray("edges");
        foreach (var edge in graph.Edges)
        {
            json.WriteStartObject();
            json.WriteString("from", edge.From.Text);
            json.WriteString("to", edge.To.Text);
            json.WriteNumber("count", edge.Count);
            json.WriteNumber("meanSeconds", edge.Times.MeanSeconds);
            ScoreJson.WriteNumber(json, "medianSeconds", edge.Times.MedianSeconds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Counts(json, "starts", graph.Events.Select(one => (one.Event.Text, one.Starts)));
        Counts(json, "ends", graph.Events.Select(one => (one.Event.Text, one.Ends)));
    }

    public static void Variants(Utf8JsonWriter json, VariantTable table, int top)
    {
        json.WriteNumber("cases", table.Journeys);
        json.WriteNumber("variants", table.Count);
        json.WriteStartArray("top");
        foreach (var variant in table.All.Take(top))
        {
            json.WriteStartObject();
            json.WriteNumber("count", variant.Count);
            json.WriteStartArray("steps");
            foreach (var step in variant.Steps) json.WriteStringValue(step.Text);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Funnel(Utf8JsonWriter json, FunnelResult funnel)
    {
        json.WriteNumber("entrants", funnel.Entrants);
        json.WriteStartArray("steps");
        foreach (var step in funnel.Steps)
        {
            json.WriteStartObject();
            json.WriteString("step", step.Step.Name);
            json.WriteNumber("reached", step.Reached);
            json.WriteNumber("converted", step.Converted);
            json.WriteNumber("inProgress", step.InProgress);
            json.WriteNumber("dropped", step.Dropped);
            json.WriteNumber("excluded", step.Excluded);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("conversion");
        ScoreJson.WriteNumber(json, "naive", funnel.Conversion.Naive?.Value);
        ScoreJson.WriteNumber(json, "matured", funnel.Conversion.Matured?.Value);
        json.WriteStartObject("kaplanMeier");
        ScoreJson.WriteNumber(json, "value", funnel.Conversion.KaplanMeier);
        ScoreJson.WriteNumber(json, "standardError", funnel.Conversion.StandardError);
        ScoreJson.WriteInterval(json, funnel.Conversion.Interval());
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void Stuck(Utf8JsonWriter json, StuckPoints stuck)
    {
        json.WriteNumber("cases", stuck.Journeys);
        json.WriteString("asOf", stuck.AsOf);
        json.WriteStartArray("points");
        foreach (var point in stuck.Points)
        {
            json.WriteStartObject();
            json.WriteString("event", point.Event.Text);
            json.WriteNumber("stays", point.Stays);
            json.WriteNumber("exits", point.Exits);
            json.WriteNumber("present", point.Present);
            ScoreJson.WriteNumber(json, "neverLeave", point.NeverLeave);
            ScoreJson.WriteNumber(json, "stuck", point.Stuck);
            ScoreJson.WriteNumber(json, "share", point.Share?.Value);
            ScoreJson.WriteInterval(json, point.Share?.Interval());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Friction(Utf8JsonWriter json, FrictionIndex friction)
    {
        json.WriteNumber("cases", friction.Journeys);
        json.WriteString("asOf", friction.AsOf);
        json.WriteStartArray("events");
        foreach (var point in friction.Points)
        {
            json.WriteStartObject();
            json.WriteString("event", point.Event.Text);
            json.WriteNumber("occurrences", point.Occurrences);
            json.WriteNumber("cases", point.Journeys);
            ScoreJson.WriteNumber(json, "blend", point.Blend);
            json.WriteStartObject("components");
            foreach (var component in point.Components)
            {
                json.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(component.Kind.ToString()));
                json.WriteNumber("numerator", component.Numerator);
                json.WriteNumber("denominator", component.Denominator);
                json.WriteNumber("value", component.Value);
                ScoreJson.WriteInterval(json, component.Interval);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Retention(Utf8JsonWriter json, CohortTriangle? triangle)
    {
        json.WriteStartArray("cohorts");
        foreach (var cohort in triangle?.Cohorts ?? [])
        {
            json.WriteStartObject();
            json.WriteString("start", cohort.Start);
            json.WriteNumber("size", cohort.Size);
            json.WriteStartArray("cells");
            foreach (var cell in cohort.Cells)
            {
                json.WriteStartObject();
                json.WriteNumber("age", cell.Age);
                json.WriteNumber("retained", cell.Retained);
                json.WriteBoolean("complete", cell.IsComplete);
                ScoreJson.WriteNumber(json, "share", cell.Share?.Value);
                ScoreJson.WriteInterval(json, cell.Share?.Interval());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Diff(Utf8JsonWriter json, JourneyDiff diff)
    {
        json.WriteNumber("compared", diff.Compared);
        json.WriteNumber("notComparable", diff.NotComparable);
        json.WriteStartArray("differences");
        foreach (var one in diff.Differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()));
            json.WriteString("name", one.Name);
            json.WriteNumber("first", one.First);
            json.WriteNumber("second", one.Second);
            json.WriteNumber("difference", one.Difference);
            ScoreJson.WriteInterval(json, one.Interval);
            ScoreJson.WriteNumber(json, "p", one.PValue);
            ScoreJson.WriteNumber(json, "adjustedP", one.AdjustedPValue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Conform(Utf8JsonWriter json, ConformanceResult result, IReadOnlyList<DeviationCount> deviations)
    {
        json.WriteNumber("cases", result.Journeys);
        json.WriteNumber("fitting", result.Fitting?.Hits ?? 0);
        json.WriteNumber("totalCost", result.TotalCost);
        ScoreJson.WriteNumber(json, "averageFitness", result.MeanFitness);
        json.WriteStartArray("deviations");
        foreach (var one in deviations)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()));
            json.WriteString("event", one.Event.Text);
            json.WriteNumber("count", one.Count);
            json.WriteNumber("cases", one.Journeys);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Validate(Utf8JsonWriter json, BlueprintResult result)
    {
        json.WriteBoolean("valid", result.IsValid);
        json.WriteStartArray("diagnostics");
        foreach (var one in result.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("severity", JsonNamingPolicy.CamelCase.ConvertName(one.Severity.ToString()));
            json.WriteString("pointer", one.Pointer);
            json.WriteString("message", one.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Write(Action<Utf8JsonWriter> members)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<(string Event, long Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts.Where(one => one.Count > 0).OrderByDescending(one => one.Count).ThenBy(one => one.Event, StringComparer.Ordinal)) json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
