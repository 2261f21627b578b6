using Cx.Cli.Scoring;
using Cx.Core.Streaming;

namespace Cx.Cli.Watching;

/// <summary>What <c>cx watch</c> was asked for.</summary>
internal sealed record WatchRequest
{
    public required Frame Frame { get; init; }

    public required string File { get; init; }

    public required string Column { get; init; }

    public required string Time { get; init; }

    public required IReadOnlyList<string> By { get; init; }

    public required string? Id { get; init; }

    public required TimeZoneInfo? Zone { get; init; }

    public required Window Window { get; init; }

    public required WindowOptions Options { get; init; }

    public required bool Follow { get; init; }

    public required string? State { get; init; }

    /// <summary>After how many lines the state is written.</summary>
    public required int Checkpoint { get; init; }

    /// <summary>Whether the input begins where the state says that the last run stopped.</summary>
    public required bool BeginsAtOffset { get; init; }

    public required bool IsJson { get; init; }

    /// <summary>What raises an alarm, or <see langword="null"/> for none.</summary>
    public required AlarmRule? Alarm { get; init; }

    /// <summary>The wanted cells in the order in which they are asked for: time, rating, id, groups.</summary>
    public IReadOnlyList<string> Columns => [Time, Column, .. Id is null ? [] : new[] { Id }, .. By];
}
