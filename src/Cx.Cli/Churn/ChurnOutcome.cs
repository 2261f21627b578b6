using Cx.Core.Statistics;

namespace Cx.Cli.Churn;

/// <summary>What is reported of one group, with times in the unit of the tenure.</summary>
internal sealed record ChurnOutcome
{
    /// <summary>The key cells; empty for the total.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The rows that could not be used; <see langword="null"/> where the group is hidden.</summary>
    public required long? Invalid { get; init; }

    /// <summary>The curve; <see langword="null"/> without a customer who can be used, and where the group is hidden.</summary>
    public required SurvivalCurve? Curve { get; init; }

    public bool IsSuppressed { get; init; }

    /// <summary>How far the restricted mean goes; <see langword="null"/> without any customer at all.</summary>
    public required double? Horizon { get; init; }

    public long? N => IsSuppressed ? null : Curve?.N ?? 0;

    public long? Lost => IsSuppressed ? null : Curve?.Events ?? 0;

    public long? Active => IsSuppressed ? null : Curve?.Censored ?? 0;

    /// <summary>Those who left, of all.</summary>
    public Share? Rate => Curve is { } curve ? Share.Of(curve.Events, curve.N) : null;

    public IReadOnlyList<SurvivalAt> At(ChurnFrame frame) => Curve is { } curve ? [.. frame.Times.Select(time => SurvivalAt.Of(curve, time, frame))] : [];

    public SurvivalQuantile? Median(ChurnFrame frame) => Curve?.Quantile(QuantileLevel.Median, frame.Confidence, frame.Interval);

    public double? RestrictedMean => Horizon is { } horizon ? Curve?.RestrictedMean(horizon) : null;

    public double? RestrictedMeanStandardError => Horizon is { } horizon ? Curve?.RestrictedMeanStandardError(horizon) : null;
}
