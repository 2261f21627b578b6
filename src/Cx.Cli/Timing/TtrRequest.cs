using Cx.Cli.Scoring;

namespace Cx.Cli.Timing;

/// <summary>Which cells of a file are read as times, and how the cases are kept apart.</summary>
internal sealed record TtrRequest
{
    public required string Opened { get; init; }

    public required string Resolved { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: both times, keys, conditions.</summary>
    public IReadOnlyList<string> Columns => [Opened, Resolved, .. By, .. Where.Select(condition => condition.Column)];
}
