namespace Cx.Cli.Scoring;

/// <summary>Everything that <c>cx score</c> shows.</summary>
internal sealed record Report
{
    public required Frame Frame { get; init; }

    public required long Rows { get; init; }

    public required bool IsWeighted { get; init; }

    /// <summary>The columns that make the groups.</summary>
    public required IReadOnlyList<string> By { get; init; }

    public required Outcome Total { get; init; }

    public required IReadOnlyList<Outcome> Groups { get; init; }
}
