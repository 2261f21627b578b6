using System.Globalization;
using Cx.Cli.Timing;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of times shows, for the terminal and for Markdown.</summary>
internal static class TtrRows
{
    private const string NotReached = "not reached";

    public static List<string> Headings(TtrReport report)
    {
        List<string> headings = [.. report.By.Count > 0 ? report.By : [string.Empty]];
        headings.AddRange(["median", $"{Display.Percent(report.Frame.Confidence.Level)} interval", "P90", "P95"]);
        headings.AddRange(report.Frame.Targets.Select(target => $"within {Said(target, report.Frame)}"));
        headings.AddRange(["n", "open", "resolved only: median", "mean"]);
        return headings;
    }

    /// <summary>The cells of the groups, and of the total at the end.</summary>
    public static IEnumerable<(TtrOutcome Outcome, List<string> Cells)> Rows(TtrReport report)
    {
        foreach (var group in report.Groups) yield return (group, Cells(report, group, group.Key.Select(Display.Key)));
        var total = Enumerable.Repeat(string.Empty, Math.Max(0, report.By.Count - 1)).Prepend("total");
        yield return (report.Total, Cells(report, report.Total, total));
    }

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(TtrReport report)
    {
        var (total, frame) = (report.Total, report.Frame);
        if (total is { RestrictedMean: { } mean, Horizon: { } horizon })
            yield return $"Mean up to {Duration(horizon, frame)}, the longest time observed: {Duration(mean, frame)}.";
        if (total.ResolvedOnly is { } resolved && total.Open > 0)
            yield return Text.Line($"Resolved only leaves out {total.Open} open cases, {Display.Number(100 * resolved.LeftOut, 1)} % of all: too short.");
        foreach (var (target, attainment) in total.Sla.Where(sla => sla.Attainment.Undecided > 0))
            yield return Text.Line($"Within {Said(target, frame)}: {attainment.Undecided} open and not past it, not part of the share.");
        if (total.Invalid > 0) yield return Text.Line($"Not used: {total.Invalid} invalid.");
        var clock = frame.Calendar is null ? "Calendar time" : $"Business time of {frame.Calendar}";
        yield return $"{clock}, Kaplan-Meier{(report.AsOf is { } asOf ? ", as of " + asOf.ToString("yyyy-MM-dd HH:mm:ssK", CultureInfo.InvariantCulture) : string.Empty)}.";
    }

    /// <summary>A time for people: minutes below one hour, hours below a day, then days; business time has no days.</summary>
    public static string Duration(double hours, TtrFrame frame) => hours switch
    {
        < 1 => $"{Display.Number(60 * hours, 0)} min",
        >= 24 when frame.Calendar is null => $"{Display.Number(hours / 24, 1)} d",
        _ => $"{Display.Number(hours, 1)} h",
    };

    /// <summary>A time that was said and not measured: 8 h, not 8.0 h.</summary>
    public static string Said(double hours, TtrFrame frame)
    {
        var (number, unit) = hours switch
        {
            < 1 => (60 * hours, "min"),
            >= 24 when frame.Calendar is null => (hours / 24, "d"),
            _ => (hours, "h"),
        };
        return Text.Line($"{number:0.##} {unit}");
    }

    private static List<string> Cells(TtrReport report, TtrOutcome outcome, IEnumerable<string> key)
    {
        var frame = report.Frame;
        var median = outcome.Quantiles[0];
        var hasData = outcome.N > 0;
        List<string> cells =
        [
            .. key,
            hasData ? Reached(median.Value, frame) : Display.NoData,
            hasData ? $"{Reached(median.Low, frame)} to {Reached(median.High, frame)}" : string.Empty,
            hasData ? Reached(outcome.Quantiles[1].Value, frame) : string.Empty,
            hasData ? Reached(outcome.Quantiles[2].Value, frame) : string.Empty,
        ];
        cells.AddRange(hasData ? outcome.Sla.Select(sla => sla.Attainment.Share is { } share ? Display.Number(100 * share.Value, 1) + " %" : "undecided") : frame.Targets.Select(_ => string.Empty));
        cells.AddRange([Display.Count(outcome.N), Display.Count(outcome.Open)]);
        cells.AddRange(outcome.ResolvedOnly is { } resolved ? [Duration(resolved.Quantiles[0], frame), Duration(resolved.Mean, frame)] : [string.Empty, string.Empty]);
        return cells;
    }

    private static string Reached(double? hours, TtrFrame frame) => hours is { } reached ? Duration(reached, frame) : NotReached;
}
