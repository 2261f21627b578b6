using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>One line for each group and one for the total, unrounded, for a spreadsheet or another program.</summary>
internal static class ScoreCsv
{
    public static void Write(TextWriter output, Report report)
    {
        CsvCells.WriteRow(output, ["row", .. report.By, "n", "notAnswered", "notApplicable", "skipped", "invalid", "value", "standardError", "low", "high", "confidence", "interval", "suppressed", "weightedValue", "weightedStandardError", "effectiveN", "weightedLow", "weightedHigh"]);
        foreach (var group in report.Groups) CsvCells.WriteRow(output, ["group", .. group.Key, .. Cells(group)]);
        CsvCells.WriteRow(output, ["total", .. report.By.Select(_ => string.Empty), .. Cells(report.Total)]);
    }

    private static IEnumerable<string> Cells(Outcome outcome)
    {
        var (counts, score, weighted) = (outcome.Counts, outcome.Score, outcome.Weighted);
        foreach (var count in new[] { counts?.N, counts?.NotAnswered, counts?.NotApplicable, counts?.Skipped, counts?.Invalid }) yield return CsvCells.Of(count);
        foreach (var number in new[] { score?.Value, score?.StandardError, score?.Interval?.Low, score?.Interval?.High, score?.Interval?.Confidence.Level }) yield return CsvCells.Of(number);
        yield return score?.Interval?.Method ?? string.Empty;
        yield return outcome.IsSuppressed ? "true" : "false";
        foreach (var number in new[] { weighted?.Value, weighted?.StandardError, weighted?.EffectiveN, weighted?.Interval?.Low, weighted?.Interval?.High }) yield return CsvCells.Of(number);
    }
}
