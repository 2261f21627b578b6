using Cx.Cli.Scoring;
using Cx.Core.Improvement;
using Cx.Core.Statistics;

namespace Cx.Cli.Scorecard;

/// <summary>Which cells make the scorecard, and what is held against them.</summary>
internal sealed record ScorecardRequest
{
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>The column of the journeys; <see langword="null"/> for one journey.</summary>
    public string? Journey { get; init; }

    /// <summary>The column of the components; <see langword="null"/> for totals only.</summary>
    public string? Component { get; init; }

    public required IReadOnlyDictionary<string, Target> Targets { get; init; }

    public required IReadOnlyDictionary<string, string> Owners { get; init; }

    /// <summary>The list that the components are held against; <see langword="null"/> for none.</summary>
    public ExperienceTaxonomy? Taxonomy { get; init; }

    public required Confidence Confidence { get; init; }

    public int? MinimumN { get; init; }

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The columns that make the groups: journey, then component.</summary>
    public IReadOnlyList<string> Keys => [.. new[] { Journey, Component }.OfType<string>()];

    /// <summary>The wanted columns, in the order in which the scan asks for them: ratings, keys, conditions.</summary>
    public IReadOnlyList<string> Columns => [.. Measures.Select(measure => measure.Column), .. Keys, .. Where.Select(condition => condition.Column)];
}
