using Cx.Cli.Scoring;

namespace Cx.Cli.Churn;

/// <summary>Which cells of a file say how long a customer stayed and whether they left, and how the customers are kept apart.</summary>
internal sealed record ChurnRequest
{
    public required string Tenure { get; init; }

    public required string EventColumn { get; init; }

    /// <summary>The text of the event cell of a customer who left.</summary>
    public required string EventValue { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: tenure, event, keys, conditions.</summary>
    public IReadOnlyList<string> Columns => [Tenure, EventColumn, .. By, .. Where.Select(condition => condition.Column)];
}
