using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>A number with its uncertainty, all in the unit of the report.</summary>
/// <param name="Value">The score.</param>
/// <param name="StandardError">Its standard error, or <see langword="null"/> where one answer cannot give it.</param>
/// <param name="Interval">Its interval, or <see langword="null"/> where one answer cannot give it.</param>
/// <param name="EffectiveN">How many equal answers would say as much, of a weighted score.</param>
internal sealed record Estimate(double Value, double? StandardError, Interval? Interval, double? EffectiveN = null);
