using Cx.Cli.Drivers;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of drivers shows, for the terminal and for Markdown.</summary>
internal static class DriverRows
{
    public static List<string> Headings(DriverReport report)
    {
        List<string> headings = [report.Request.Outcome + " by"];
        if (report.RSquared is not null)
        {
            headings.AddRange(["of variance", "of R²"]);
            headings.Add(report.Orders is null ? $"{Display.Percent(report.Frame.Confidence.Level)} interval" : "sampling error");
        }

        headings.AddRange(["r", $"{Display.Percent(report.Frame.Confidence.Level)} interval of r", "rank r"]);
        if (report.RSquared is not null) headings.Add("beta");
        return headings;
    }

    public static IEnumerable<List<string>> Rows(DriverReport report) => report.Drivers.Select(driver => Cells(report, driver));

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(DriverReport report)
    {
        if (report.RSquared is { } rSquared)
            yield return Text.Line($"R² {Display.Number(rSquared, 4)}{(report.AdjustedRSquared is { } adjusted ? $", adjusted {Display.Number(adjusted, 4)}" : string.Empty)}: what all drivers together have of the variance of {report.Request.Outcome}.");
        if (report.WhyNot is not null && report.Frame.Method != DriverMethod.Correlation) yield return $"Nothing is shared out: {report.WhyNot}.";
        else if (report.WhyNot is not null) yield return $"No result: {report.WhyNot}.";
        yield return report.IsSuppressed
            ? Text.Line($"Rows: {report.Rows}.")
            : Text.Line($"Rows: {report.Rows}, of them {report.Data.N} complete and used, {report.Data.Incomplete} with a missing answer, {report.Invalid} invalid.");
        if (report.Data.ConstantDrivers.Count > 0 && !report.IsSuppressed) yield return $"Left out, the same in every complete row: {Text.List(report.Data.ConstantDrivers)}.";
        if (report.Bootstrap is { } bootstrap)
            yield return Text.Line($"Intervals by {bootstrap.Replicates} draws, seed {report.Frame.Seed}{(bootstrap.Unusable > 0 ? Text.Line($"; {bootstrap.Unusable} draws had no result") : string.Empty)}.");
        if (report.Orders is { } orders) yield return Text.Line($"{orders} orders drawn, seed {report.Frame.Seed}: more than 16 drivers are not calculated exactly.");
        yield return $"Method {report.Frame.MethodName}. Association, not cause.";
    }

    private static List<string> Cells(DriverReport report, DriverRow driver)
    {
        List<string> cells = [driver.Name];
        if (report.RSquared is not null && driver.Importance is { } importance)
        {
            cells.AddRange([Percent(importance.Share) + " %", importance.PartOfRSquared is { } part ? Percent(part) + " %" : string.Empty]);
            cells.Add(importance.SamplingError is { } error ? "± " + Display.Number(100 * error, 2) : importance.Interval is { } interval ? $"{Percent(interval.Low)} to {Percent(interval.High)}" : string.Empty);
        }

        cells.AddRange([Display.Signed(driver.Correlation.Pearson, 2), Limits(driver.Correlation.Interval), Display.Signed(driver.Correlation.Spearman, 2)]);
        if (report.RSquared is not null) cells.Add(Display.Signed(driver.Importance!.Beta, 2));
        return cells;
    }

    private static string Limits(Interval? interval) => interval is null ? string.Empty : $"{Display.Signed(interval.Low, 2)} to {Display.Signed(interval.High, 2)}";

    private static string Percent(double share) => Display.Number(100 * share, 1);
}
