using Cx.Core.Statistics;

namespace Cx.Cli.Churn;

/// <summary>How one run of <c>cx churn</c> measures: the same for the total and every group.</summary>
internal sealed record ChurnFrame
{
    public required Confidence Confidence { get; init; }

    /// <summary>The interval of the survival curve.</summary>
    public required SurvivalInterval Interval { get; init; }

    /// <summary>The times at which the curve is asked for, in the order in which they were said.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The fewest customers of which anything is shown; <see langword="null"/> shows everything.</summary>
    public int? MinimumN { get; init; }
}
