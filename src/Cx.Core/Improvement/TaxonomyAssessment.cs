namespace Cx.Core.Improvement;

/// <summary>What a scorecard says of each item of a list, and where it is silent.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: list and cells. No order. Thread safety: immutable.</remarks>
public sealed record TaxonomyAssessment
{
    private readonly CxScorecard _scorecard;

    internal TaxonomyAssessment(ExperienceTaxonomy taxonomy, CxScorecard scorecard)
    {
        Taxonomy = taxonomy;
        _scorecard = scorecard;
    }

    /// <summary>The list.</summary>
    public ExperienceTaxonomy Taxonomy { get; }

    /// <summary>The items of which the scorecard has no cell at all.</summary>
    public IReadOnlyList<string> NotMeasured => [.. Taxonomy.Items.Where(item => CellsOf(item).Count == 0)];

    /// <summary>The components of the scorecard that are no item of the list.</summary>
    public IReadOnlyList<string> NotInTaxonomy => [.. _scorecard.Cells.Select(cell => cell.Component).OfType<string>().Distinct(StringComparer.Ordinal).Where(component => !Taxonomy.Items.Contains(component, StringComparer.Ordinal))];

    /// <summary>The cells of an item, over all journeys.</summary>
    /// <param name="item">An item of the list.</param>
    /// <returns>The cells, in the order of the scorecard.</returns>
    /// <exception cref="ArgumentException">It is no item of the list.</exception>
    public IReadOnlyList<ScorecardCell> CellsOf(string item) => Taxonomy.Items.Contains(item, StringComparer.Ordinal)
        ? [.. _scorecard.Cells.Where(cell => string.Equals(cell.Component, item, StringComparison.Ordinal))]
        : throw new ArgumentException($"\"{item}\" is no item of {Taxonomy}.", nameof(item));

    /// <summary>What is measured and what is not, such as <c>six components: 4 of 6 measured, missing sales, communication</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
    {
        var missing = NotMeasured;
        return FormattableString.Invariant($"{Taxonomy.Name}: {Taxonomy.Items.Count - missing.Count} of {Taxonomy.Items.Count} measured{(missing.Count == 0 ? string.Empty : $", missing {string.Join(", ", missing)}")}");
    }
}
