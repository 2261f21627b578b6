using System.Text.Json;
using Cx.Cli.Drivers;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The JSON of <c>cx drivers</c>; docs/guide/cli.md describes it member by member.</summary>
internal static class DriverJson
{
    public static void Write(Stream output, DriverReport report)
    {
        using (var json = new Utf8JsonWriter(output, ScoreJson.Options))
        {
            json.WriteStartObject();
            json.WriteString("outcome", report.Request.Outcome);
            json.WriteString("method", report.Frame.MethodName);
            json.WriteNumber("rows", report.Rows);
            json.WriteBoolean("suppressed", report.IsSuppressed);
            WriteCounts(json, report);
            ScoreJson.WriteNumber(json, "rSquared", report.RSquared);
            ScoreJson.WriteNumber(json, "adjustedRSquared", report.AdjustedRSquared);
            WriteDraws(json, report);
            json.WriteStartArray("drivers");
            foreach (var driver in report.Drivers) WriteDriver(json, driver);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteCounts(Utf8JsonWriter json, DriverReport report)
    {
        if (report.IsSuppressed)
        {
            foreach (var member in (string[])["n", "incomplete", "invalid", "missing", "constant"]) json.WriteNull(member);
            return;
        }

        json.WriteNumber("n", report.Data.N);
        json.WriteNumber("incomplete", report.Data.Incomplete);
        json.WriteNumber("invalid", report.Invalid);
        json.WriteStartObject("missing");
        foreach (var column in (string[])[report.Request.Outcome, .. report.Request.Drivers]) json.WriteNumber(column, report.Data.Missing[column]);
        json.WriteEndObject();
        json.WriteStartArray("constant");
        foreach (var name in report.Data.ConstantDrivers) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteDraws(Utf8JsonWriter json, DriverReport report)
    {
        ScoreJson.WriteNumber(json, "orders", report.Orders);
        if (report.Bootstrap is { } bootstrap)
        {
            json.WriteStartObject("bootstrap");
            json.WriteNumber("replicates", bootstrap.Replicates);
            json.WriteNumber("unusable", bootstrap.Unusable);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("bootstrap");
        }

        ScoreJson.WriteNumber(json, "seed", report.Orders is null && report.Bootstrap is null ? null : report.Frame.Seed);
    }

    private static void WriteDriver(Utf8JsonWriter json, DriverRow driver)
    {
        json.WriteStartObject();
        json.WriteString("name", driver.Name);
        ScoreJson.WriteNumber(json, "share", driver.Importance?.Share);
        ScoreJson.WriteNumber(json, "partOfRSquared", driver.Importance?.PartOfRSquared);
        ScoreJson.WriteInterval(json, driver.Importance?.Interval);
        ScoreJson.WriteNumber(json, "samplingError", driver.Importance?.SamplingError);
        json.WriteNumber("correlation", driver.Correlation.Pearson);
        WriteCorrelationInterval(json, driver.Correlation.Interval);
        json.WriteNumber("rankCorrelation", driver.Correlation.Spearman);
        ScoreJson.WriteNumber(json, "beta", driver.Importance?.Beta);
        json.WriteEndObject();
    }

    private static void WriteCorrelationInterval(Utf8JsonWriter json, Interval? interval)
    {
        if (interval is null)
        {
            json.WriteNull("correlationInterval");
            return;
        }

        json.WriteStartObject("correlationInterval");
        json.WriteNumber("low", interval.Low);
        json.WriteNumber("high", interval.High);
        json.WriteNumber("confidence", interval.Confidence.Level);
        json.WriteString("method", interval.Method);
        json.WriteEndObject();
    }
}
