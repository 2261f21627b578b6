using Cx.Core.Statistics;

namespace Cx.Cli.Drivers;

/// <summary>How one run of <c>cx drivers</c> analyses.</summary>
internal sealed record DriverFrame
{
    public required DriverMethod Method { get; init; }

    public required Confidence Confidence { get; init; }

    /// <summary>How many times the rows are drawn again for the intervals; 0 for none.</summary>
    public required int Replicates { get; init; }

    /// <summary>How many orders are drawn where there are too many drivers to use all.</summary>
    public required int Orders { get; init; }

    public required int Seed { get; init; }

    /// <summary>The fewest complete rows of which anything is shown; <see langword="null"/> shows everything.</summary>
    public required int? MinimumN { get; init; }

    public string MethodName => Method switch { DriverMethod.Lmg => "lmg", DriverMethod.Johnson => "johnson", _ => "correlation" };
}
