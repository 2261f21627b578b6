using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>The cells that a table shows, for the terminal and for Markdown.</summary>
internal static class ScoreRows
{
    public static List<string> Headings(Report report)
    {
        var frame = report.Frame;
        List<string> headings = [.. report.By.Count > 0 ? report.By : [string.Empty]];
        headings.Add(frame.MetricName == "nps" ? "NPS" : frame.Method.ToString());
        headings.Add($"{Display.Percent(frame.Confidence.Level)} interval");
        headings.Add("n");
        if (report.IsWeighted) headings.AddRange(["weighted", "weighted interval", "effective n"]);
        headings.Add("of rows");
        return headings;
    }

    /// <summary>The cells of the groups, and of the total at the end.</summary>
    public static IEnumerable<(Outcome Outcome, List<string> Cells)> Rows(Report report)
    {
        foreach (var group in report.Groups) yield return (group, Cells(report, group, group.Key.Select(Display.Key)));
        var total = Enumerable.Repeat(string.Empty, Math.Max(0, report.By.Count - 1)).Prepend("total");
        yield return (report.Total, Cells(report, report.Total, total));
    }

    /// <summary>What the table cannot show: answers that were not numbers, and what was hidden.</summary>
    public static IEnumerable<string> Notes(Report report)
    {
        var counts = report.Total.Counts;
        if (counts is not null && counts.Rows > counts.N)
            yield return Text.Line($"Not scored: {counts.NotAnswered} not answered, {counts.Skipped} skipped, {counts.NotApplicable} not applicable, {counts.Invalid} invalid.");
        if (report.Groups.Any(group => group.IsSuppressed) || report.Total.IsSuppressed)
            yield return "Hidden: too few answers, or it would follow from the rows that are shown.";
        yield return Text.Line($"Scale {report.Frame.Scale}; method {report.Frame.Method}; interval {report.Total.Score?.Interval?.Method ?? "none"}.");
    }

    private static List<string> Cells(Report report, Outcome outcome, IEnumerable<string> key)
    {
        List<string> cells = [.. key, Score(outcome, outcome.Score, report.Frame), Display.Interval(outcome.Score?.Interval, report.Frame), Display.Count(outcome.Counts?.N)];
        if (report.IsWeighted)
        {
            cells.Add(Score(outcome, outcome.Weighted, report.Frame));
            cells.Add(Display.Interval(outcome.Weighted?.Interval, report.Frame));
            cells.Add(outcome.Weighted?.EffectiveN is { } n ? Display.Number(n, 1) : string.Empty);
        }

        cells.Add(Display.Count(outcome.Counts?.Rows));
        return cells;
    }

    private static string Score(Outcome outcome, Estimate? estimate, Frame frame) =>
        outcome.IsSuppressed ? Display.Hidden : Display.Value(estimate?.Value, frame);
}
