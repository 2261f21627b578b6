using System.Globalization;

namespace Cx.Core.Scores;

/// <summary>Hides scores of so few people that a reader could tell who answered what.</summary>
/// <remarks>
/// <para>A score of fewer than the minimum n answers is suppressed. Below a published total that is not enough: one hidden sibling follows from the total and the others. So hidden siblings are none, or at least two with together at least the minimum; else the next smallest is hidden too (Hundepool et al., <em>Statistical Disclosure Control</em>, 2012).</para>
/// <para>Unit of n: answers. Thread safety: pure functions.</para>
/// </remarks>
public static class Disclosure
{
    /// <summary>The minimum that the library suggests, in answers.</summary>
    public const int SuggestedMinimumN = 10;

    /// <summary>Judges one score that stands alone.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="score">The score, or <see langword="null"/> for no data.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 10 if left out, 1 shows everything.</param>
    /// <returns>The score, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is below 1.</exception>
    public static Disclosure<TScore> Of<TScore>(TScore? score, int minimumN = SuggestedMinimumN)
        where TScore : class, IScore
    {
        CheckMinimum(minimumN);
        return Judge(score, score is not null && score.N < minimumN);
    }

    /// <summary>Judges the scores below one published total, so that no hidden one follows from the rest.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="siblings">The scores whose counts add up to the total; <see langword="null"/> for no data.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 10 if left out, 1 shows everything.</param>
    /// <returns>For each sibling, in order, the score or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is below 1.</exception>
    public static IReadOnlyList<Disclosure<TScore>> BelowTotal<TScore>(IReadOnlyList<TScore?> siblings, int minimumN = SuggestedMinimumN)
        where TScore : class, IScore
    {
        ArgumentNullException.ThrowIfNull(siblings);
        CheckMinimum(minimumN);
        var hidden = Hidden([.. siblings.Select(score => score?.N ?? 0)], minimumN);
        return [.. siblings.Select((score, i) => Judge(score, hidden[i]))];
    }

    /// <summary>Which of the cells below one published total must be hidden.</summary>
    /// <param name="counts">The n of each cell, 0 or more; an empty cell is no data and hides nobody.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 1 shows everything.</param>
    /// <returns>For each cell whether it must be hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the minimum is below 1.</exception>
    public static bool[] Hidden(ReadOnlySpan<long> counts, int minimumN)
    {
        CheckMinimum(minimumN);
        var hidden = new bool[counts.Length];
        var bySize = new List<int>();
        long together = 0;
        var cells = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[i], nameof(counts));
            if (counts[i] == 0) continue;
            if (counts[i] >= minimumN)
            {
                bySize.Add(i);
                continue;
            }

            hidden[i] = true;
            together += counts[i];
            cells++;
        }

        if (cells == 0) return hidden;
        var sizes = counts.ToArray();
        foreach (var next in bySize.OrderBy(i => sizes[i]).ThenBy(i => i))
        {
            if (cells >= 2 && together >= minimumN) break;
            hidden[next] = true;
            together += sizes[next];
            cells++;
        }

        return hidden;
    }

    private static Disclosure<TScore> Judge<TScore>(TScore? score, bool hide)
        where TScore : class, IScore =>
        new(score is null ? DisclosureOutcome.NoData : hide ? DisclosureOutcome.Suppressed : DisclosureOutcome.Shown, hide ? null : score);

    private static void CheckMinimum(int minimumN)
    {
        if (minimumN < 1)
            throw new ArgumentOutOfRangeException(nameof(minimumN), string.Create(CultureInfo.InvariantCulture, $"A minimum of {minimumN} answers makes no sense. Say 1 to show everything, or more."));
    }
}
