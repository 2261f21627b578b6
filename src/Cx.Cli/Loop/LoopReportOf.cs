namespace Cx.Cli.Loop;

/// <summary>Everything that <c>cx loop</c> shows.</summary>
internal sealed record LoopReportOf
{
    public required LoopFrame Frame { get; init; }

    public required LoopRequest Request { get; init; }

    public required DateTimeOffset? AsOf { get; init; }

    public required long Rows { get; init; }

    public required long Invalid { get; init; }

    /// <summary>The rows of responses that met the conditions, and those of them that were not used; <see langword="null"/> where none were given.</summary>
    public required (long Rows, long Invalid)? Responses { get; init; }

    public required LoopOutcomeOf Total { get; init; }

    public required IReadOnlyList<LoopOutcomeOf> Groups { get; init; }
}
