using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Cli.Timing;

/// <summary>What is reported of one group, in hours.</summary>
internal sealed record TtrOutcome
{
    /// <summary>The quantiles that are reported: median, P90, P95.</summary>
    public static IReadOnlyList<QuantileLevel> Levels { get; } = [QuantileLevel.Median, QuantileLevel.P90, QuantileLevel.P95];

    /// <summary>The key cells; empty for the total.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    public required long Invalid { get; init; }

    public long Resolved { get; init; }

    public long Open { get; init; }

    public long N => Resolved + Open;

    public IReadOnlyList<TtrQuantile> Quantiles { get; init; } = [.. Levels.Select(_ => new TtrQuantile(null, null, null))];

    /// <summary>The longest time observed, which is the horizon of the restricted mean.</summary>
    public double? Horizon { get; init; }

    public double? RestrictedMean { get; init; }

    public IReadOnlyList<(double Target, Attainment Attainment)> Sla { get; init; } = [];

    public TtrResolvedOnly? ResolvedOnly { get; init; }

    /// <summary>The share still open after so many hours.</summary>
    public Func<double, double?> OpenAfter { get; init; } = _ => null;
}
