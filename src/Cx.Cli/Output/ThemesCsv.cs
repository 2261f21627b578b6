using Cx.Cli.Themes;

namespace Cx.Cli.Output;

/// <summary>One line for each theme and one for all answers, unrounded, for a spreadsheet or another program.</summary>
internal static class ThemesCsv
{
    private const int Empty = 10;

    public static void Write(TextWriter output, ThemesReport report)
    {
        CsvCells.WriteRow(output, ["row", "theme", "n", "share", "with", "without", "impact", "low", "high", "difference", "p", "pAdjusted", "lift", "liftLow", "liftHigh"]);
        var (factor, confidence) = (report.Factor, report.Frame.Confidence);
        foreach (var theme in report.Impacts?.Themes ?? [])
        {
            var interval = theme.ImpactInterval(confidence);
            CsvCells.WriteRow(output,
            [
                "theme", theme.Theme.Id.Text, CsvCells.Of(theme.Share.Hits), CsvCells.Of(theme.Share.Value), CsvCells.Of(factor * theme.With?.Value), CsvCells.Of(factor * theme.Without?.Value),
                CsvCells.Of(factor * theme.Impact), CsvCells.Of(factor * interval?.Low), CsvCells.Of(factor * interval?.High), CsvCells.Of(factor * theme.Difference?.Value),
                CsvCells.Of(theme.Difference?.PValue), CsvCells.Of(theme.AdjustedPValue), CsvCells.Of(theme.Lift), CsvCells.Of(theme.LiftInterval?.Low), CsvCells.Of(theme.LiftInterval?.High),
            ]);
        }

        CsvCells.WriteRow(output, ["total", string.Empty, CsvCells.Of(report.Impacts?.N ?? 0), string.Empty, CsvCells.Of(factor * report.Impacts?.Overall.Value), .. Enumerable.Repeat(string.Empty, Empty)]);
    }
}
