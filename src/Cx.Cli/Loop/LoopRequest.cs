using Cx.Cli.Scoring;
using Cx.Core.Scales;

namespace Cx.Cli.Loop;

/// <summary>Which cells of a file say what happened to which case.</summary>
internal sealed record LoopRequest
{
    public required string Case { get; init; }

    public required string State { get; init; }

    public required string At { get; init; }

    public required string Outcome { get; init; }

    /// <summary>The column of the rating: that of the opening is the score before, the last one of a later row the score after.</summary>
    public string? Rating { get; init; }

    public ScaleDefinition? Scale { get; init; }

    /// <summary>The column of the response that a case is about; <see langword="null"/> where nobody asks how many low scores have a case.</summary>
    public string? Response { get; init; }

    /// <summary>The file of the steps and that of the responses, where there are two.</summary>
    public (string? Steps, string? Responses) Files { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: case, state, time, outcome, keys, conditions, rating, response.</summary>
    public IReadOnlyList<string> Columns => [Case, State, At, Outcome, .. By, .. Where.Select(condition => condition.Column), .. Rating is null ? [] : new[] { Rating }, .. Response is null ? [] : new[] { Response }];
}
