using Cx.Core.Journeys;

namespace Cx.Core.Improvement;

/// <summary>A list of what an experience is made of, to see what a scorecard does not measure.</summary>
/// <remarks>
/// <para>Lists disagree, and none is the truth: the presets name their sources, and <see cref="With"/> adds to them.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: name, items in their order, and source. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ExperienceTaxonomy
{
    private readonly string[] _items;

    private ExperienceTaxonomy(string name, string[] items, string? source)
    {
        Name = name;
        _items = items;
        Source = source;
    }

    /// <summary>Six components, in the words of <see cref="ExperienceComponent"/>: product, sales, onboarding, support, communication, renewalExpansion.</summary>
    public static ExperienceTaxonomy SixComponents { get; } =
        new(
            "six components",
            [ExperienceComponent.Product.Text, ExperienceComponent.Sales.Text, ExperienceComponent.Onboarding.Text, ExperienceComponent.Support.Text, ExperienceComponent.Communication.Text, ExperienceComponent.RenewalExpansion.Text],
            "a practitioner's article on the parts of customer experience");

    /// <summary>Five elements: clarity, speed of value, consistency, control, personalisation.</summary>
    public static ExperienceTaxonomy FiveElements { get; } =
        new("five elements", ["clarity", "speed of value", "consistency", "control", "personalisation"], "a practitioner's article on what makes an experience good");

    /// <summary>What the list is called.</summary>
    public string Name { get; }

    /// <summary>The items, in their order.</summary>
    public IReadOnlyList<string> Items => _items;

    /// <summary>Where the list comes from; <see langword="null"/> for your own.</summary>
    public string? Source { get; }

    /// <summary>Makes a list of your own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="items">The items, one or more.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">There is no item, or a name is empty or stands twice.</exception>
    public static ExperienceTaxonomy Of(string name, params IReadOnlyList<string> items)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0) throw new ArgumentException("A list of what an experience is made of has one item or more.", nameof(items));
        Figures.CheckNames(items, "Items", nameof(items));
        return new ExperienceTaxonomy(name, [.. items], null);
    }

    /// <summary>The list with one more item at its end. It is yours then: the source is no longer named.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Another list.</returns>
    /// <exception cref="ArgumentException">The item is empty, or in the list already.</exception>
    public ExperienceTaxonomy With(string item) => Of(Name, [.. _items, item]);

    /// <summary>Holds a scorecard against the list.</summary>
    /// <param name="scorecard">The scorecard, whose components are items of the list.</param>
    /// <returns>The cells of each item, what is not measured, and what is not in the list.</returns>
    public TaxonomyAssessment Assess(CxScorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        return new TaxonomyAssessment(this, scorecard);
    }

    /// <inheritdoc/>
    public bool Equals(ExperienceTaxonomy? other) =>
        other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && string.Equals(Source, other.Source, StringComparison.Ordinal) && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Source, _items.Length);

    /// <summary>Name and items.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Name}: {string.Join(", ", _items)}";
}
