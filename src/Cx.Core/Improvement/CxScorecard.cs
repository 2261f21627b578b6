using System.Globalization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>All journeys, components and figures on one sheet: each with its n, its interval, its target and its owner, and nothing that would tell who answered what.</summary>
/// <remarks>
/// <para>There is no overall number: figures of different kinds have no common unit, and a blend hides what to do.</para>
/// <para>Suppression: below one journey the components of a metric are siblings, and below the relationship the journeys are; a sibling is hidden by <see cref="Disclosure"/>'s rule, and with a journey its components. So no hidden figure follows from those that are shown.</para>
/// <para>Many cells are many tests: of a hundred cells judged at .95 a few are judged wrongly by chance.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: its cells in their order. Thread safety: immutable.</para>
/// </remarks>
public sealed record CxScorecard
{
    private readonly ScorecardCell[] _cells;

    private CxScorecard(ScorecardCell[] cells, int minimumN)
    {
        _cells = cells;
        MinimumN = minimumN;
    }

    /// <summary>The cells, in the order of the entries.</summary>
    public IReadOnlyList<ScorecardCell> Cells => _cells;

    /// <summary>The fewest answers that are shown.</summary>
    public int MinimumN { get; }

    /// <summary>The cells for which nobody answers.</summary>
    public IReadOnlyList<ScorecardCell> WithoutOwner => [.. _cells.Where(cell => cell.Owner is null)];

    /// <summary>The cells without a target.</summary>
    public IReadOnlyList<ScorecardCell> WithoutTarget => [.. _cells.Where(cell => cell.Target is null)];

    /// <summary>Makes a scorecard.</summary>
    /// <param name="entries">What goes into it; there may be nothing.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 10 if left out, 1 shows everything.</param>
    /// <param name="confidence">The confidence of the intervals of scores; .95 by default. Signals bring their own.</param>
    /// <returns>The scorecard.</returns>
    /// <exception cref="ArgumentException">Journey, component and metric stand twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is below 1.</exception>
    public static CxScorecard From(IEnumerable<ScorecardEntry> entries, int minimumN = Disclosure.SuggestedMinimumN, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Disclosure.CheckMinimum(minimumN);
        var all = entries.ToArray();
        var twice = all.GroupBy(entry => (entry.Journey, entry.Component, entry.Metric)).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"The entry {twice.First()} stands twice. Give each figure once.", nameof(entries));
        var hidden = Hidden(all, minimumN);
        return new CxScorecard([.. all.Select((entry, i) => new ScorecardCell(entry, hidden[i], confidence))], minimumN);
    }

    /// <summary>The cells that one person answers for.</summary>
    /// <param name="owner">The owner.</param>
    /// <returns>The cells, in order.</returns>
    public IReadOnlyList<ScorecardCell> Of(string owner) => [.. _cells.Where(cell => string.Equals(cell.Owner, owner, StringComparison.Ordinal))];

    /// <summary>How many cells with a target that are shown have a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The count of cells.</returns>
    public int CountOf(Verdict verdict) => _cells.Count(cell => cell.Verdict == verdict);

    /// <inheritdoc/>
    public bool Equals(CxScorecard? other) => other is not null && MinimumN == other.MinimumN && _cells.AsSpan().SequenceEqual(other._cells);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MinimumN, _cells.Length, _cells.FirstOrDefault());

    /// <summary>How many cells there are, and how they stand.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_cells.Length} cells: {CountOf(Verdict.Met)} met, {CountOf(Verdict.NotMet)} not met, {CountOf(Verdict.Undecided)} undecided, {_cells.Count(cell => cell.Outcome == DisclosureOutcome.Suppressed)} suppressed, {_cells.Count(cell => cell.Outcome == DisclosureOutcome.NoData)} without data");

    private static bool[] Hidden(ScorecardEntry[] entries, int minimumN)
    {
        var hidden = new bool[entries.Length];
        foreach (var metric in Enumerable.Range(0, entries.Length).GroupBy(i => entries[i].Metric, StringComparer.Ordinal))
        {
            int[] all = [.. metric];
            var isInside = all.ToLookup(i => entries[i].Component is not null);
            // The journeys below the relationship, and the total above them.
            int[] journeys = [.. isInside[false].Where(i => entries[i].Journey is not null)], whole = [.. isInside[false].Where(i => entries[i].Journey is null)];
            Hide(entries, hidden, journeys, whole, minimumN);
            foreach (var journey in isInside[true].GroupBy(i => entries[i].Journey, StringComparer.Ordinal))
            {
                int[] total = [.. isInside[false].Where(i => string.Equals(entries[i].Journey, journey.Key, StringComparison.Ordinal))];
                Hide(entries, hidden, [.. journey], total, minimumN);
                // What is hidden of a journey must not follow from its components.
                if (total.Any(i => hidden[i])) foreach (var component in journey) hidden[component] = true;
            }
        }

        return hidden;
    }

    private static void Hide(ScorecardEntry[] entries, bool[] hidden, int[] siblings, int[] total, int minimumN)
    {
        long[] counts = [.. siblings.Select(i => entries[i].N)];
        var which = Disclosure.Hidden(counts, minimumN);
        for (var i = 0; i < siblings.Length; i++) hidden[siblings[i]] |= which[i];
        foreach (var i in total) hidden[i] |= entries[i].N < minimumN || Disclosure.HidesTotal(counts, minimumN);
    }
}
