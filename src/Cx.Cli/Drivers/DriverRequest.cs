using Cx.Cli.Scoring;
using Cx.Core.Scales;

namespace Cx.Cli.Drivers;

/// <summary>Which columns are the outcome and its drivers, and which rows are meant.</summary>
internal sealed record DriverRequest
{
    public required string Outcome { get; init; }

    public required IReadOnlyList<string> Drivers { get; init; }

    /// <summary>The scale of the outcome; <see langword="null"/> where its cells are plain numbers.</summary>
    public ScaleDefinition? OutcomeScale { get; init; }

    /// <summary>The scale of every driver; <see langword="null"/> where their cells are plain numbers.</summary>
    public ScaleDefinition? Scale { get; init; }

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: outcome, drivers, conditions.</summary>
    public IReadOnlyList<string> Columns => [Outcome, .. Drivers, .. Where.Select(condition => condition.Column)];
}
