using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How two results of one question differ: two periods, segments or versions.</summary>
/// <remarks>
/// <para>Differences that are exactly 0 are not listed, so a result differs from itself in nothing; the two exchanged give the negatives. The p-values are corrected (Holm 1979) for all comparisons, those with no difference included.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record JourneyDiff
{
    private JourneyDiff(int compared, int onlyInOne, ValueList<JourneyDifference> differences)
    {
        Compared = compared;
        NotComparable = onlyInOne;
        Differences = differences;
    }

    /// <summary>How many figures were compared.</summary>
    public int Compared { get; }

    /// <summary>How many figures have nothing to compare with, such as the ways out of an event that one of the two never saw.</summary>
    public int NotComparable { get; }

    /// <summary>The differences, the largest in absolute size first.</summary>
    public IReadOnlyList<JourneyDifference> Differences { get; }

    /// <summary>Compares two graphs: events, and where they lead.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>The differences, first minus second.</returns>
    /// <exception cref="ArgumentException">They answer different questions.</exception>
    public static JourneyDiff Between(TransitionGraph first, TransitionGraph second)
    {
        Check(first, second, first?.Spec, second?.Spec);
        var (outOfFirst, outOfSecond) = (Leaving(first!), Leaving(second!));
        return Of([
            .. Pairs(first!.Events, second!.Events, one => one.Event.Text, StringComparer.Ordinal).Select(pair => Compare(
                JourneyDifferenceKind.Event, pair.Key, pair.First?.Occurrences ?? 0, first.Interactions, pair.Second?.Occurrences ?? 0, second.Interactions)),
            .. Pairs(first.Edges, second.Edges, one => (one.From.Text, one.To.Text), null).Select(pair => Compare(
                JourneyDifferenceKind.Edge, $"{pair.Key.Item1} > {pair.Key.Item2}",
                pair.First?.Count ?? 0, outOfFirst.GetValueOrDefault(pair.Key.Item1), pair.Second?.Count ?? 0, outOfSecond.GetValueOrDefault(pair.Key.Item1))),
        ]);
    }

    /// <summary>Compares two funnels step by step.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>The differences, first minus second.</returns>
    /// <exception cref="ArgumentException">They answer different questions.</exception>
    public static JourneyDiff Between(FunnelResult first, FunnelResult second)
    {
        Check(first, second, first?.Spec, second?.Spec);
        return Of([.. Enumerable.Range(1, first!.Steps.Count - 1).Select(j => Compare(
            JourneyDifferenceKind.Step, first.Steps[j].Step.ToString(), first.Steps[j].Reached, first.Entrants, second!.Steps[j].Reached, second.Entrants))]);
    }

    /// <summary>Compares the ways that journeys took.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>The differences, first minus second.</returns>
    /// <exception cref="ArgumentException">They answer different questions.</exception>
    public static JourneyDiff Between(VariantTable first, VariantTable second)
    {
        Check(first, second, first?.Spec, second?.Spec);
        return Of([.. Pairs(first!.All, second!.All, one => string.Join(" > ", one.Steps.Select(step => step.Text)), StringComparer.Ordinal).Select(pair => Compare(
            JourneyDifferenceKind.Variant, pair.Key, pair.First?.Count ?? 0, first.Journeys, pair.Second?.Count ?? 0, second.Journeys))]);
    }

    /// <summary>Compares emotions, event by event and scale by scale.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <returns>The differences, first minus second; points of pooled scales are not comparable.</returns>
    /// <exception cref="ArgumentException">They answer different questions.</exception>
    public static JourneyDiff Between(EmotionCurve first, EmotionCurve second)
    {
        Check(first, second, first?.Spec, second?.Spec);
        return Of([.. Pairs(first!.Points, second!.Points, one => (one.Event.Text, one.Scale?.Id), null).Select(pair => Compare(pair.First, pair.Second))]);
    }

    /// <summary>A line for each difference.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join('\n', Differences.Select(one => one.ToString()));

    private static void Check(JourneyResult? first, JourneyResult? second, JourneySpec? one, JourneySpec? other)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (one != other || first.Partition != second.Partition)
            throw new ArgumentException("The two results answer different questions, or divide interactions into journeys differently. Ask both the same.", nameof(second));
    }

    private static Dictionary<string, long> Leaving(TransitionGraph graph)
        => graph.Edges.GroupBy(edge => edge.From.Text, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(edge => edge.Count), StringComparer.Ordinal);

    private static IEnumerable<(TKey Key, T? First, T? Second)> Pairs<T, TKey>(IEnumerable<T> first, IEnumerable<T> second, Func<T, TKey> key, IEqualityComparer<TKey>? comparer)
        where T : class
        where TKey : notnull
    {
        var ones = first.ToDictionary(key, comparer);
        var others = second.ToDictionary(key, comparer);
        return ones.Keys.Union(others.Keys, comparer).Select(name => (name, ones.GetValueOrDefault(name), others.GetValueOrDefault(name)));
    }

    private static JourneyDifference? Compare(JourneyDifferenceKind kind, string name, long hits1, long n1, long hits2, long n2)
    {
        if (n1 == 0 || n2 == 0) return null;
        var test = ShareDifferences.Of(hits1, n1, hits2, n2);
        return new JourneyDifference(kind, name, (double)hits1 / n1, (double)hits2 / n2, test.Estimate, test.Interval(Confidence.P95), test.PValue, null);
    }

    private static JourneyDifference? Compare(EmotionPoint? first, EmotionPoint? second)
    {
        if (first?.Score is not { } one || second?.Score is not { } other) return null;
        var scale = first.Scale!;
        var factor = 2.0 / (scale.Max - scale.Min) * (scale.Polarity == Scales.Polarity.HigherIsBetter ? 1 : -1);
        var test = one.CompareWith(other);
        var limits = test?.Interval();
        return new JourneyDifference(
            JourneyDifferenceKind.Emotion, $"{first.Event} on {scale.Id}", first.Emotion, second.Emotion, first.Emotion - second.Emotion,
            limits is null ? null : Interval.Of(Math.Min(factor * limits.Low, factor * limits.High), Math.Max(factor * limits.Low, factor * limits.High), limits.Confidence, limits.Method),
            test?.PValue, null);
    }

    private static JourneyDiff Of(List<JourneyDifference?> all)
    {
        var known = all.OfType<JourneyDifference>().ToList();
        var adjusted = MultipleComparisons.Adjust([.. known.Select(one => one.PValue)]);
        return new JourneyDiff(known.Count, all.Count - known.Count, ValueList<JourneyDifference>.Of(known
            .Select((one, i) => one.Adjusted(adjusted[i]))
            .Where(one => one.Difference != 0)
            .OrderByDescending(one => Math.Abs(one.Difference)).ThenBy(one => one.Kind).ThenBy(one => one.Name, StringComparer.Ordinal)));
    }
}
