using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>All that is to be improved, and what became of it.</summary>
/// <remarks>
/// <para>Of many improvements some look effective by chance alone; <see cref="AdjustedPValues"/> takes that out.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: its items in their order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ImprovementBacklog
{
    private readonly ImprovementItem[] _items;

    private ImprovementBacklog(ImprovementItem[] items) => _items = items;

    /// <summary>The items, in the order they were given.</summary>
    public IReadOnlyList<ImprovementItem> Items => _items;

    /// <summary>Makes a backlog.</summary>
    /// <param name="items">The items, each with a name of its own; there may be none.</param>
    /// <returns>The backlog.</returns>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static ImprovementBacklog Of(params IReadOnlyList<ImprovementItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Figures.CheckNames(items.Select(item => item.Name), "Improvements", nameof(items));
        return new ImprovementBacklog([.. items]);
    }

    /// <summary>How many items have an effect of a kind.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The count of items.</returns>
    public int CountOf(ImprovementEffect effect, Confidence confidence = default) => _items.Count(item => item.Effect(confidence) == effect);

    /// <summary>How many items have a verdict. Those not measured yet are undecided.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The count of items.</returns>
    public int CountOf(Verdict verdict, Confidence confidence = default) => _items.Count(item => item.Verdict(confidence) == verdict);

    /// <summary>The p-values of the effects, adjusted for looking at all of them.</summary>
    /// <param name="correction">The correction; Holm's by default.</param>
    /// <returns>A p-value 0…1 for each item, in order; <see langword="null"/> where nothing was measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correction is none.</exception>
    public IReadOnlyList<double?> AdjustedPValues(Correction correction = Correction.Holm) => MultipleComparisons.Adjust(_items.Select(item => item.Difference?.PValue).ToArray(), correction);

    /// <summary>The items that should have been measured by now and were not.</summary>
    /// <param name="clock">The clock that says what now is.</param>
    /// <returns>The items, in order.</returns>
    public IReadOnlyList<ImprovementItem> Overdue(TimeProvider clock) => [.. _items.Where(item => item.IsOverdue(clock))];

    /// <inheritdoc/>
    public bool Equals(ImprovementBacklog? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_items.Length, _items.FirstOrDefault());

    /// <summary>Counts by effect, such as <c>5 improvements: 2 improved, 1 worsened, 1 undecided, 1 not measured</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_items.Length} improvements: {CountOf(ImprovementEffect.Improved)} improved, {CountOf(ImprovementEffect.Worsened)} worsened, {CountOf(ImprovementEffect.Undecided)} undecided, {CountOf(ImprovementEffect.NotMeasured)} not measured");
}
