using System.Buffers;
using System.Globalization;
using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>One line for each group and one for the total, unrounded, for a spreadsheet or another program.</summary>
internal static class ScoreCsv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static void Write(TextWriter output, Report report)
    {
        WriteRow(output, ["row", .. report.By, "n", "notAnswered", "notApplicable", "skipped", "invalid", "value", "standardError", "low", "high", "confidence", "interval", "suppressed", "weightedValue", "weightedStandardError", "effectiveN", "weightedLow", "weightedHigh"]);
        foreach (var group in report.Groups) WriteRow(output, ["group", .. group.Key, .. Cells(group)]);
        WriteRow(output, ["total", .. report.By.Select(_ => string.Empty), .. Cells(report.Total)]);
    }

    private static IEnumerable<string> Cells(Outcome outcome)
    {
        var (counts, score, weighted) = (outcome.Counts, outcome.Score, outcome.Weighted);
        foreach (var count in new[] { counts?.N, counts?.NotAnswered, counts?.NotApplicable, counts?.Skipped, counts?.Invalid }) yield return Cell(count);
        foreach (var number in new[] { score?.Value, score?.StandardError, score?.Interval?.Low, score?.Interval?.High, score?.Interval?.Confidence.Level }) yield return Cell(number);
        yield return score?.Interval?.Method ?? string.Empty;
        yield return outcome.IsSuppressed ? "true" : "false";
        foreach (var number in new[] { weighted?.Value, weighted?.StandardError, weighted?.EffectiveN, weighted?.Interval?.Low, weighted?.Interval?.High }) yield return Cell(number);
    }

    private static string Cell(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Cell(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    private static void WriteRow(TextWriter output, IEnumerable<string> cells) => output.WriteLine(string.Join(',', cells.Select(Quote)));

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
