namespace Cx.Cli.Loop;

/// <summary>Everything that <c>cx loop</c> shows.</summary>
internal sealed record LoopReportOf
{
    public required LoopFrame Frame { get; init; }

    public required LoopRequest Request { get; init; }

    public required DateTimeOffset? AsOf { get; init; }

    public required long Rows { get; init; }

    public required long Invalid { get; init; }

    public required LoopOutcomeOf Total { get; init; }

    public required IReadOnlyList<LoopOutcomeOf> Groups { get; init; }
}
