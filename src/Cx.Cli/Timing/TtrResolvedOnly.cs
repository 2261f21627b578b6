namespace Cx.Cli.Timing;

/// <summary>The figures of the resolved cases alone, in hours, and the share of cases that they leave out.</summary>
internal sealed record TtrResolvedOnly(double Mean, IReadOnlyList<double> Quantiles, double LeftOut);
