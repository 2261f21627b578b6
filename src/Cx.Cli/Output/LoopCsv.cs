using Cx.Cli.Loop;
using Cx.Core.Durations;
using Cx.Core.Feedback;

namespace Cx.Cli.Output;

/// <summary>One line for each group and one for the total, unrounded and with times in hours, for a spreadsheet or another program.</summary>
internal static class LoopCsv
{
    public static void Write(TextWriter output, LoopReportOf report)
    {
        CsvCells.WriteRow(output,
        [
            "row", .. report.Request.By, "n", .. Enum.GetNames<LoopState>().Select(LoopJson.Camel), "solved", "low", "high", "reopenedShare", "escalatedShare",
            "acknowledgeMedian", "closeMedian", "solutionMedian", "acknowledgedMet", "acknowledgedMissed", "acknowledgedUndecided", "closedMet", "closedMissed", "closedUndecided",
            "pairs", "notAskedAgain", "recovered", "change", "changeLow", "changeHigh",
            "responses", "lowScores", "withCase", "withCaseLow", "withCaseHigh", "otherCases",
        ]);
        foreach (var group in report.Groups) CsvCells.WriteRow(output, ["group", .. group.Key, .. Cells(group, report.Frame)]);
        CsvCells.WriteRow(output, ["total", .. report.Request.By.Select(_ => string.Empty), .. Cells(report.Total, report.Frame)]);
    }

    private static IEnumerable<string> Cells(LoopOutcomeOf outcome, LoopFrame frame)
    {
        var all = outcome.Report;
        yield return CsvCells.Of(outcome.N);
        foreach (var state in Enum.GetValues<LoopState>()) yield return CsvCells.Of(all?.Count(state) ?? 0);
        var solved = all?.Solved.Interval(frame.Confidence);
        foreach (var number in new[] { all?.Solved.Value, solved?.Low, solved?.High, all?.Reopened?.Value, all?.Escalated.Value }) yield return CsvCells.Of(number);
        foreach (var times in new[] { all?.TimeToAcknowledge, all?.TimeToClose, all?.TimeToSolution }) yield return CsvCells.Of(Hours(times));
        foreach (var attainment in new[] { outcome.Acknowledged, outcome.Closed })
        {
            foreach (var count in new[] { attainment?.Met, attainment?.Missed, attainment?.Undecided }) yield return CsvCells.Of(count);
        }

        var recovery = outcome.Recovery;
        var change = recovery?.Interval(frame.Confidence);
        foreach (var count in new[] { recovery?.Pairs, recovery?.NotAskedAgain }) yield return CsvCells.Of(count);
        foreach (var number in new[] { recovery?.Recovered?.Value, recovery?.Improvement, change?.Low, change?.High }) yield return CsvCells.Of(number);

        var coverage = outcome.Coverage;
        var covered = coverage?.Covered?.Interval(frame.Confidence);
        foreach (var count in new[] { coverage?.Responses, coverage?.Low }) yield return CsvCells.Of(count);
        foreach (var number in new[] { coverage?.Covered?.Value, covered?.Low, covered?.High }) yield return CsvCells.Of(number);
        yield return CsvCells.Of(coverage?.OtherCases);
    }

    private static double? Hours(DurationDistribution? times) => times?.Median.Value?.TotalHours;
}
