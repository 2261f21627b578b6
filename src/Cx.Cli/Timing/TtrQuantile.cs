namespace Cx.Cli.Timing;

/// <summary>A quantile of all cases in hours; <see langword="null"/> is not reached.</summary>
internal sealed record TtrQuantile(double? Value, double? Low, double? High);
