using Cx.Core.Improvement;

namespace Cx.Cli.Drivers;

/// <summary>A driver of the report.</summary>
/// <param name="Name">Its column.</param>
/// <param name="Correlation">Its correlations with the outcome.</param>
/// <param name="Importance">What it has of R²; <see langword="null"/> where only correlations were asked for, or nothing can be shared out.</param>
internal sealed record DriverRow(string Name, DriverCorrelation Correlation, DriverImportance? Importance)
{
    /// <summary>What the rows are sorted by: the share, or the correlation without its sign.</summary>
    public double Weight => Importance?.Share ?? Math.Abs(Correlation.Pearson);
}
