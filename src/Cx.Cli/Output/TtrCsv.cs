using Cx.Cli.Timing;

namespace Cx.Cli.Output;

/// <summary>One line for each group and one for the total, in hours, unrounded, for a spreadsheet or another program.</summary>
internal static class TtrCsv
{
    public static void Write(TextWriter output, TtrReport report)
    {
        var sla = report.Frame.Targets.Select(CsvTarget).SelectMany(target => (string[])[$"met{target}", $"missed{target}", $"undecided{target}", $"share{target}", $"low{target}", $"high{target}"]);
        CsvCells.WriteRow(output, ["row", .. report.By, "n", "resolved", "open", "invalid", "median", "p90", "p95", "horizon", "restrictedMean", .. sla, "resolvedOnlyMean", "resolvedOnlyMedian", "resolvedOnlyP90", "resolvedOnlyP95", "leftOut"]);
        foreach (var group in report.Groups) CsvCells.WriteRow(output, ["group", .. group.Key, .. Cells(group, report.Frame)]);
        CsvCells.WriteRow(output, ["total", .. report.By.Select(_ => string.Empty), .. Cells(report.Total, report.Frame)]);
    }

    private static string CsvTarget(double hours) => Text.Line($"Within{hours}h");

    private static IEnumerable<string> Cells(TtrOutcome outcome, TtrFrame frame)
    {
        foreach (var count in (long[])[outcome.N, outcome.Resolved, outcome.Open, outcome.Invalid]) yield return CsvCells.Of(count);
        foreach (var number in outcome.Quantiles.Select(quantile => quantile.Value).Append(outcome.Horizon).Append(outcome.RestrictedMean)) yield return CsvCells.Of(number);
        for (var i = 0; i < frame.Targets.Count; i++)
        {
            var attainment = i < outcome.Sla.Count ? outcome.Sla[i].Attainment : null;
            var interval = attainment?.Share?.Interval(frame.Confidence);
            foreach (var count in new[] { attainment?.Met, attainment?.Missed, attainment?.Undecided }) yield return CsvCells.Of(count);
            foreach (var number in new[] { attainment?.Share?.Value, interval?.Low, interval?.High }) yield return CsvCells.Of(number);
        }

        var resolved = outcome.ResolvedOnly;
        yield return CsvCells.Of(resolved?.Mean);
        for (var i = 0; i < TtrOutcome.Levels.Count; i++) yield return CsvCells.Of(resolved?.Quantiles[i]);
        yield return CsvCells.Of(resolved?.LeftOut);
    }
}
