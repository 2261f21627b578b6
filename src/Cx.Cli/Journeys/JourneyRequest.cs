using Cx.Cli.Scoring;

namespace Cx.Cli.Journeys;

/// <summary>Which cells of a file make an interaction.</summary>
internal sealed record JourneyRequest
{
    public required string Case { get; init; }

    public required string Activity { get; init; }

    public required string Time { get; init; }

    public string? Channel { get; init; }

    public TimeZoneInfo? Zone { get; init; }

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    /// <summary>A column whose values divide the rows, for a comparison.</summary>
    public string? Side { get; init; }

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: case, activity, time, channel, side, conditions.</summary>
    public IReadOnlyList<string> Columns => [Case, Activity, Time, Channel ?? Case, Side ?? Case, .. Where.Select(condition => condition.Column)];
}
