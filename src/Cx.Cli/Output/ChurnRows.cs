using System.Globalization;
using Cx.Cli.Churn;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of churn shows, for the terminal and for Markdown.</summary>
internal static class ChurnRows
{
    private const string NotReached = "not reached";
    private const string NotKnown = "not known";

    public static List<string> Headings(ChurnReport report)
    {
        List<string> headings = [.. report.Request.By.Count > 0 ? report.Request.By : [string.Empty]];
        headings.AddRange(["lost", $"{Display.Percent(report.Frame.Confidence.Level)} interval"]);
        headings.AddRange(report.Frame.Times.Select(time => $"still there at {Time(time)}"));
        headings.Add("median");
        if (report.Total.Horizon is { } horizon) headings.Add($"mean to {Time(horizon)}");
        headings.Add("n");
        return headings;
    }

    /// <summary>The cells of the groups, and of the total at the end.</summary>
    public static IEnumerable<(ChurnOutcome Outcome, List<string> Cells)> Rows(ChurnReport report)
    {
        foreach (var group in report.Groups) yield return (group, Cells(report, group, group.Key.Select(Display.Key)));
        var total = Enumerable.Repeat(string.Empty, Math.Max(0, report.Request.By.Count - 1)).Prepend("total");
        yield return (report.Total, Cells(report, report.Total, total));
    }

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(ChurnReport report)
    {
        var request = report.Request;
        if (report.LogRank?.Test is { Statistic: { } chiSquared, DegreesOfFreedom: { } freedom } test) yield return Text.Line($"Log-rank test of the groups: chi-squared {Display.Number(chiSquared, 2)}, df {freedom:0}, p {Display.PValue(test.PValue)}.");
        else if (report.Tested.Count > ChurnReport.MostTestedGroups) yield return Text.Line($"No log-rank test: {report.Tested.Count} groups are more than {ChurnReport.MostTestedGroups}.");
        if (report.Total.IsSuppressed || report.Groups.Any(group => group.IsSuppressed)) yield return "Hidden: too few customers, or it would follow from the rows that are shown. The test is of the groups that are shown.";
        if (report.Total.Invalid > 0) yield return Text.Line($"Not used: {report.Total.Invalid} invalid.");
        yield return $"Lost: {request.EventColumn} is {Text.Quoted(request.EventValue)}, of all customers of the file however long they stayed; it is no rate of a period.";
        yield return $"Times in the unit of {request.Tenure}; Kaplan-Meier; interval {report.Frame.Interval}.";
    }

    public static string Time(double time) => time.ToString("0.####", CultureInfo.InvariantCulture);

    private static List<string> Cells(ChurnReport report, ChurnOutcome outcome, IEnumerable<string> key)
    {
        var frame = report.Frame;
        if (outcome.IsSuppressed)
        {
            List<string> hidden = [.. key, Display.Hidden];
            return [.. hidden, .. Enumerable.Repeat(string.Empty, Headings(report).Count - hidden.Count)];
        }

        List<string> cells = [.. key, outcome.Rate is { } rate ? Percent(rate.Value) + " %" : Display.NoData, Limits(outcome.Rate?.Interval(frame.Confidence))];
        var at = outcome.At(frame);
        cells.AddRange(frame.Times.Select((_, i) => i < at.Count ? Survival(at[i]) : string.Empty));
        cells.Add(outcome.Median(frame) is { } median ? median.Value is { } reached ? Time(reached) : NotReached : string.Empty);
        if (report.Total.Horizon is not null) cells.Add(outcome.RestrictedMean is { } mean ? Display.Number(mean, 1) : outcome.Curve is null ? string.Empty : NotKnown);
        cells.Add(Display.Count(outcome.N));
        return cells;
    }

    private static string Survival(SurvivalAt at) =>
        at.Survival is not { } survival ? NotKnown : at.Interval is { } interval ? $"{Percent(survival)} % ({Limits(interval)})" : $"{Percent(survival)} %";

    private static string Limits(Interval? interval) => interval is null ? string.Empty : $"{Percent(interval.Low)} to {Percent(interval.High)}";

    private static string Percent(double share) => Display.Number(100 * share, 1);
}
