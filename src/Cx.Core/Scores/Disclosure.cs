using System.Globalization;

namespace Cx.Core.Scores;

/// <summary>Hides scores of so few people that a reader could tell who answered what.</summary>
/// <remarks>
/// <para>A score of fewer than the minimum n answers is suppressed. Below a published total that is not enough: one hidden sibling follows from the total and the others. So hidden siblings are none, or at least two with together at least the minimum and more than one answer each on average, else each would follow as one; while that is not so, the next smallest is hidden too (Hundepool et al., <em>Statistical Disclosure Control</em>, 2012).</para>
/// <para>Where all siblings are hidden and that is still not so, the total gives them away and is hidden as well: <see cref="WithTotal"/>.</para>
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
        var hidden = Hidden(Counts(siblings), minimumN);
        return [.. siblings.Select((score, i) => Judge(score, hidden[i]))];
    }

    /// <summary>Judges a total and the scores below it together, so that no hidden one follows from the rest.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="total">The score of everybody, or <see langword="null"/> for no data.</param>
    /// <param name="siblings">The scores whose counts add up to the total; <see langword="null"/> for no data.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 10 if left out, 1 shows everything.</param>
    /// <returns>The total, and for each sibling, in order, the score; or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The minimum is below 1.</exception>
    /// <exception cref="ArgumentException">The n of the siblings do not add up to the n of the total.</exception>
    public static (Disclosure<TScore> Total, IReadOnlyList<Disclosure<TScore>> Siblings) WithTotal<TScore>(TScore? total, IReadOnlyList<TScore?> siblings, int minimumN = SuggestedMinimumN)
        where TScore : class, IScore
    {
        ArgumentNullException.ThrowIfNull(siblings);
        CheckMinimum(minimumN);
        var counts = Counts(siblings);
        var sum = counts.Sum();
        if (sum != (total?.N ?? 0))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The siblings have {sum} answers together and the total has {total?.N ?? 0}. Give every sibling; a missing one would follow from the others."), nameof(siblings));
        return (Judge(total, HidesTotal(counts, minimumN)), BelowTotal(siblings, minimumN));
    }

    /// <summary>Which of the cells below one published total must be hidden.</summary>
    /// <param name="counts">The n of each cell, 0 or more; an empty cell is no data and hides nobody.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 1 shows everything.</param>
    /// <returns>For each cell whether it must be hidden.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the minimum is below 1.</exception>
    public static bool[] Hidden(ReadOnlySpan<long> counts, int minimumN) => Suppression.Of(counts, minimumN).Hidden;

    /// <summary>Whether the total above these cells must be hidden too: it is of too few answers, or would give the hidden cells away.</summary>
    /// <param name="counts">The n of each cell, 0 or more; together they are the total.</param>
    /// <param name="minimumN">The fewest answers that may be shown; 1 shows everything.</param>
    /// <returns>Whether it must be hidden; false for no answer at all, which is no data.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the minimum is below 1.</exception>
    public static bool HidesTotal(ReadOnlySpan<long> counts, int minimumN) => !Suppression.Of(counts, minimumN).IsSafe;

    internal static void CheckMinimum(int minimumN)
    {
        if (minimumN < 1)
            throw new ArgumentOutOfRangeException(nameof(minimumN), string.Create(CultureInfo.InvariantCulture, $"A minimum of {minimumN} answers makes no sense. Say 1 to show everything, or more."));
    }

    private static Disclosure<TScore> Judge<TScore>(TScore? score, bool hide)
        where TScore : class, IScore =>
        new(score is null ? DisclosureOutcome.NoData : hide ? DisclosureOutcome.Suppressed : DisclosureOutcome.Shown, hide ? null : score);

    private static long[] Counts<TScore>(IReadOnlyList<TScore?> scores)
        where TScore : class, IScore => [.. scores.Select(score => score?.N ?? 0)];
}
