using Cx.Cli.Drivers;

namespace Cx.Cli.Output;

/// <summary>One line for each driver, unrounded, for a spreadsheet or another program.</summary>
internal static class DriverCsv
{
    public static void Write(TextWriter output, DriverReport report)
    {
        CsvCells.WriteRow(output, ["driver", "share", "low", "high", "partOfRSquared", "samplingError", "correlation", "correlationLow", "correlationHigh", "rankCorrelation", "beta", "n", "rSquared"]);
        foreach (var driver in report.Drivers)
        {
            var (importance, correlation) = (driver.Importance, driver.Correlation);
            CsvCells.WriteRow(output,
            [
                driver.Name,
                .. new[] { importance?.Share, importance?.Interval?.Low, importance?.Interval?.High, importance?.PartOfRSquared, importance?.SamplingError, correlation.Pearson, correlation.Interval?.Low, correlation.Interval?.High, correlation.Spearman, importance?.Beta }.Select(CsvCells.Of),
                CsvCells.Of((long?)report.Data.N),
                CsvCells.Of(report.RSquared),
            ]);
        }
    }
}
