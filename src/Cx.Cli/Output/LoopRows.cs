using System.Globalization;
using Cx.Cli.Loop;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of cases shows, for the terminal and for Markdown.</summary>
internal static class LoopRows
{
    private const int Shown = 10;

    public static List<string> Headings(LoopReportOf report)
    {
        var (frame, request) = (report.Frame, report.Request);
        List<string> headings = [.. request.By.Count > 0 ? request.By : [string.Empty], "solved", $"{Display.Percent(frame.Confidence.Level)} interval", "n", "open", "reopened", "escalated", "seen, median", "closed, median", "solved, median"];
        if (frame.AcknowledgeWithin is { } seen) headings.Add($"seen within {Said(seen)}");
        if (frame.CloseWithin is { } closed) headings.Add($"closed within {Said(closed)}");
        if (request.Rating is not null) headings.AddRange(["recovered", "change"]);
        if (request.Response is not null) headings.AddRange(["low scores", "with a case"]);
        return headings;
    }

    /// <summary>The cells of the groups, and of the total at the end.</summary>
    public static List<(List<string> Cells, bool IsTotal)> Rows(LoopReportOf report)
    {
        var total = Enumerable.Repeat(string.Empty, Math.Max(0, report.Request.By.Count - 1)).Prepend("total");
        return [.. report.Groups.Select(group => (Cells(report, group, group.Key.Select(Display.Key)), false)), (Cells(report, report.Total, total), true)];
    }

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(LoopReportOf report)
    {
        if (report.Total.Report is { } all)
        {
            var states = Enum.GetValues<LoopState>().Where(state => all.Count(state) > 0).Select(state => Text.Line($"{state} {all.Count(state)}"));
            yield return $"States: {Text.List(states)}.";
            if (report.Total.Recovery is { } recovery)
            {
                var change = recovery.Interval(report.Frame.Confidence) is { } limits && recovery.Improvement is { } mean
                    ? Text.Line($" Change {Display.Signed(mean, 1)} points of 0 to 100 ({Display.Signed(limits.Low, 1)} to {Display.Signed(limits.High, 1)}), p {Display.PValue(recovery.PValue)}; some of it comes by itself when low scores are asked again.")
                    : string.Empty;
                yield return Text.Line($"Asked again: {recovery.Pairs} of {recovery.Pairs + recovery.NotAskedAgain} with a low score before.{change}");
            }
        }

        if (report.Total.Coverage is { } coverage) yield return Missing(coverage, report.Frame);
        if (report.Invalid > 0) yield return Text.Line($"Not used: {report.Invalid} invalid.");
        if (report.Responses is { Invalid: > 0 and var invalid }) yield return Text.Line($"Responses not used: {invalid} invalid.");
        yield return "Solved: of all cases, those still open and those closed without a solution in the total.";
        yield return $"Calendar time, Kaplan-Meier{(report.AsOf is { } asOf ? ", as of " + asOf.ToString("yyyy-MM-dd HH:mm:ssK", CultureInfo.InvariantCulture) : string.Empty)}.";
    }

    private static List<string> Cells(LoopReportOf report, LoopOutcomeOf outcome, IEnumerable<string> key)
    {
        var frame = report.Frame;
        List<string> cells = [.. key];
        if (outcome.Report is not { } all)
        {
            cells.Add(Display.NoData);
            cells.AddRange(Enumerable.Repeat(string.Empty, Headings(report).Count - cells.Count));
            // Low scores and not one case: that is what somebody must see.
            if (outcome.Coverage is { } alone) return [.. cells[..^2], .. Covered(alone)];
            return cells;
        }

        cells.AddRange(
        [
            Percent(all.Solved), Limits(all.Solved, frame), Display.Count(all.N), Display.Count(all.Open), Percent(all.Reopened), Percent(all.Escalated),
            Median(all.TimeToAcknowledge), Median(all.TimeToClose), Median(all.TimeToSolution),
        ]);
        if (frame.AcknowledgeWithin is not null) cells.Add(Met(outcome.Acknowledged));
        if (frame.CloseWithin is not null) cells.Add(Met(outcome.Closed));
        if (report.Request.Rating is not null) cells.AddRange([Percent(outcome.Recovery?.Recovered), outcome.Recovery?.Improvement is { } change ? Display.Signed(change, 1) : string.Empty]);
        if (outcome.Coverage is { } coverage) cells.AddRange(Covered(coverage));
        return cells;
    }

    private static string[] Covered(LoopCoverage coverage) => [Display.Count(coverage.Low), Percent(coverage.Covered)];

    private static string Missing(LoopCoverage coverage, LoopFrame frame)
    {
        var limits = coverage.Covered is { } share ? Text.Line($" ({Percent(share)}, {Limits(share, frame)})") : string.Empty;
        var some = coverage.WithoutCase.Take(Shown).Select(response => response.Id.Text);
        var without = coverage.WithoutCase.Count == 0 ? string.Empty : Text.Line($" Without: {Text.List(some)}{(coverage.WithoutCase.Count > Shown ? ", …" : string.Empty)}.");
        return Text.Line($"{coverage}{limits}, of {coverage.Responses} responses.{without} Cases about no low score: {coverage.OtherCases}.");
    }

    private static string Percent(Share? share) => share is null ? string.Empty : Display.Number(100 * share.Value, 1) + " %";

    private static string Limits(Share share, LoopFrame frame)
    {
        var limits = share.Interval(frame.Confidence);
        return $"{Display.Number(100 * limits.Low, 1)} to {Display.Number(100 * limits.High, 1)}";
    }

    private static string Met(Attainment? attainment) => attainment is null ? string.Empty : attainment.Share is { } share ? Percent(share) : "undecided";

    private static string Median(DurationDistribution times) => times.Median.Value is { } reached ? Duration(reached.TotalHours) : "not reached";

    private static string Duration(double hours) => hours switch
    {
        < 1 => $"{Display.Number(60 * hours, 0)} min",
        >= 24 => $"{Display.Number(hours / 24, 1)} d",
        _ => $"{Display.Number(hours, 1)} h",
    };

    private static string Said(double hours)
    {
        var (number, unit) = hours switch
        {
            < 1 => (60 * hours, "min"),
            >= 24 => (hours / 24, "d"),
            _ => (hours, "h"),
        };
        return Text.Line($"{number:0.##} {unit}");
    }
}
