using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>What is reported of one group, in the unit of the report: points, percent or scale units.</summary>
internal sealed record Outcome
{
    /// <summary>The key cells; empty for the total.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>The counts, or <see langword="null"/> where the group is hidden.</summary>
    public required OutcomeCounts? Counts { get; init; }

    /// <summary>The score, or <see langword="null"/> where there is no answer or the group is hidden.</summary>
    public required Estimate? Score { get; init; }

    public Estimate? Weighted { get; init; }

    public bool IsSuppressed => Counts is null;
}
