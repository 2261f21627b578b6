using Cx.Cli.Scorecard;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Cli.Output;

/// <summary>One line for each cell, unrounded, for a spreadsheet or another program.</summary>
internal static class ScorecardCsv
{
    public static void Write(TextWriter output, ScorecardReport report)
    {
        CsvCells.WriteRow(output, ["journey", "component", "figure", "n", "value", "standardError", "low", "high", "confidence", "interval", "direction", "target", "verdict", "owner", "suppressed"]);
        foreach (var cell in report.Scorecard.Cells)
        {
            CsvCells.WriteRow(output,
            [
                cell.Journey ?? string.Empty,
                cell.Component ?? string.Empty,
                cell.Metric,
                CsvCells.Of(cell.N),
                .. new[] { cell.Value, cell.Score?.StandardError, cell.Interval?.Low, cell.Interval?.High, cell.Interval?.Confidence.Level }.Select(CsvCells.Of),
                cell.Interval?.Method ?? string.Empty,
                cell.Target is null ? string.Empty : cell.Target.Direction == Polarity.HigherIsBetter ? "atLeast" : "atMost",
                CsvCells.Of(cell.Target?.Value),
                ScorecardJson.NameOf(cell.Verdict) ?? string.Empty,
                cell.Owner ?? string.Empty,
                cell.Outcome == DisclosureOutcome.Suppressed ? "true" : "false",
            ]);
        }
    }
}
