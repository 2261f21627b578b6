using Cx.Core.Improvement;

namespace Cx.Cli.Scorecard;

/// <summary>Everything that <c>cx scorecard</c> shows.</summary>
internal sealed record ScorecardReport
{
    public required ScorecardRequest Request { get; init; }

    public required long Rows { get; init; }

    /// <summary>The invalid cells, and those of rows that are invalid as a whole.</summary>
    public required long Invalid { get; init; }

    public required CxScorecard Scorecard { get; init; }

    public TaxonomyAssessment? Assessment => Request.Taxonomy?.Assess(Scorecard);

    public Measure MeasureOf(ScorecardCell cell) => Request.Measures.Single(measure => string.Equals(measure.Name, cell.Metric, StringComparison.Ordinal));
}
