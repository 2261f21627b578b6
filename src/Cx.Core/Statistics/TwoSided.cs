namespace Cx.Core.Statistics;

/// <summary>Two-sided p-values: twice the tail beyond the size of the statistic.</summary>
internal static class TwoSided
{
    public static double? Normal(double? z)
        => z is { } value ? 2 * Statistics.Normal.Survival(Math.Abs(value)) : null;

    public static double? Student(double? t, double? degreesOfFreedom)
        => t is { } value && degreesOfFreedom is { } df ? 2 * StudentT.Survival(Math.Abs(value), df) : null;
}
