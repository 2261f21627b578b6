namespace Cx.Core.Scores;

/// <summary>The changes of <see cref="ThreeItemCounts"/>, as extension methods on a variable: where the change would be lost on a copy, they do not compile.</summary>
/// <remarks>Thread safety: a state has one writer. A sum that does not fit throws <see cref="OverflowException"/> and leaves the state as it was.</remarks>
public static class ThreeItemCountsExtensions
{
    /// <summary>Counts one respondent.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="answers">The three answers; an incomplete one is counted as such.</param>
    public static void Add(this ref ThreeItemCounts counts, ThreeItemAnswers answers) => counts.Count(answers, 1);

    /// <summary>Takes one respondent out again: undoes an add.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="answers">The three answers that were added.</param>
    public static void Remove(this ref ThreeItemCounts counts, ThreeItemAnswers answers) => counts.Count(answers, -1);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    public static void Merge(this ref ThreeItemCounts counts, in ThreeItemCounts other) => counts.Combine(in other, 1);

    /// <summary>Takes everything out that another state holds: undoes a merge of it.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    public static void Subtract(this ref ThreeItemCounts counts, in ThreeItemCounts other) => counts.Combine(in other, -1);
}
