using Cx.Cli.Churn;

namespace Cx.Cli.Output;

/// <summary>One line for each group and one for the total, unrounded, for a spreadsheet or another program.</summary>
internal static class ChurnCsv
{
    private static readonly string[] At = ["atRisk", "survival", "standardError", "low", "high"];

    public static void Write(TextWriter output, ChurnReport report)
    {
        var at = report.Frame.Times.SelectMany(time => At.Select(name => Text.Line($"{name}At{time}")));
        CsvCells.WriteRow(output, ["row", .. report.Request.By, "n", "lost", "active", "invalid", "rate", "low", "high", .. at, "median", "medianLow", "medianHigh", "horizon", "restrictedMean", "restrictedMeanStandardError", "suppressed"]);
        foreach (var group in report.Groups) CsvCells.WriteRow(output, ["group", .. group.Key, .. Cells(group, report.Frame)]);
        CsvCells.WriteRow(output, ["total", .. report.Request.By.Select(_ => string.Empty), .. Cells(report.Total, report.Frame)]);
    }

    private static IEnumerable<string> Cells(ChurnOutcome outcome, ChurnFrame frame)
    {
        foreach (var count in (long?[])[outcome.N, outcome.Lost, outcome.Active, outcome.Invalid]) yield return CsvCells.Of(count);
        var rate = outcome.Rate?.Interval(frame.Confidence);
        foreach (var number in new[] { outcome.Rate?.Value, rate?.Low, rate?.High }) yield return CsvCells.Of(number);
        var at = outcome.At(frame);
        for (var i = 0; i < frame.Times.Count; i++)
        {
            var here = i < at.Count ? at[i] : null;
            yield return CsvCells.Of(here?.AtRisk);
            foreach (var number in new[] { here?.Survival, here?.StandardError, here?.Interval?.Low, here?.Interval?.High }) yield return CsvCells.Of(number);
        }

        var median = outcome.Median(frame);
        foreach (var number in new[] { median?.Value, median?.Low, median?.High, outcome.Horizon, outcome.RestrictedMean, outcome.RestrictedMeanStandardError }) yield return CsvCells.Of(number);
        yield return outcome.IsSuppressed ? "true" : "false";
    }
}
