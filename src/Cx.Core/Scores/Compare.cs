using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Compares many scores at once, so that the p-values can be corrected for how many there are.</summary>
public static class Compare
{
    /// <summary>All pairs of scores, in the order (0, 1), (0, 2), … (1, 2), …</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="scores">The scores; <see langword="null"/> for no data, which gives pairs without difference.</param>
    /// <param name="correction">How to correct; Holm if left out. Pairs without a test do not count.</param>
    /// <returns>One comparison per pair: first minus second.</returns>
    /// <exception cref="Scales.ScaleMismatchException">Two scores are on different scales.</exception>
    public static IReadOnlyList<PairwiseComparison> All<TScore>(IReadOnlyList<TScore?> scores, Correction correction = Correction.Holm)
        where TScore : class, IComparableScore<TScore>
    {
        ArgumentNullException.ThrowIfNull(scores);
        var differences = new List<(int First, int Second, ScoreDifference? Difference)>();
        for (var first = 0; first < scores.Count; first++)
            for (var second = first + 1; second < scores.Count; second++)
                differences.Add((first, second, scores[first] is { } a && scores[second] is { } b ? a.CompareWith(b) : null));
        return Adjusted(differences, correction);
    }

    private static PairwiseComparison[] Adjusted(List<(int First, int Second, ScoreDifference? Difference)> differences, Correction correction)
    {
        var raw = differences.ConvertAll(pair => pair.Difference?.PValue);
        var adjusted = MultipleComparisons.Adjust(raw.ToArray(), correction);
        var comparisons = new PairwiseComparison[differences.Count];
        for (var i = 0; i < comparisons.Length; i++)
            comparisons[i] = new PairwiseComparison(differences[i].First, differences[i].Second, differences[i].Difference, adjusted[i]);
        return comparisons;
    }
}
