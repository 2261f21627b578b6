using Cx.Cli.Scoring;

namespace Cx.Cli.Watching;

/// <summary>What is shown of one window of one group.</summary>
internal sealed record Watched
{
    public required IReadOnlyList<string> Key { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public required long Revision { get; init; }

    public required bool IsFinal { get; init; }

    public required bool IsFolded { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>This window minus the one before that shares no answer with it, or <see langword="null"/> where there is none.</summary>
    public required Comparison.Gap? Trend { get; init; }

    /// <summary>Whether the alarm is raised, or <see langword="null"/> where no target was given.</summary>
    public required bool? Alarm { get; init; }
}
