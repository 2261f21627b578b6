using System.ComponentModel;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The changes of <see cref="RatingCounts{TScale}"/> and <see cref="RatingCounts"/>, as extension methods on a variable: on a property, a <c>readonly</c> field, an <c>in</c> parameter or a <c>foreach</c> variable, where the change would be lost, they do not compile.</summary>
/// <remarks>Thread safety: a state has one writer. Use one state per thread and merge.</remarks>
public static class RatingCountsExtensions
{
    private const string OwnScale = "These counts take only ratings on their own scale. Keep one RatingCounts per scale, or report PompScore side by side.";
    private const string RulePages = "https://github.com/cx-core/Cx.Core/blob/main/docs/rules/{0}.md";

    /// <summary>Counts one rating.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating; non-answers are counted by kind.</param>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void Add<TScale>(this ref RatingCounts<TScale> counts, Rating<TScale> rating)
        where TScale : struct, IScale<TScale> => counts.Count(rating.Code, 1);

    /// <summary>Counts a number that may be off the scale or missing. It never throws for the number: off the scale counts as invalid, <see langword="null"/> as not answered.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">Any number, or <see langword="null"/>.</param>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void AddValue<TScale>(this ref RatingCounts<TScale> counts, int? value)
        where TScale : struct, IScale<TScale> => CountValue(ref counts, value, 1);

    /// <summary>Counts many ratings; the same as adding them one by one.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="ratings">The ratings; non-answers are counted by kind.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void AddRange<TScale>(this ref RatingCounts<TScale> counts, ReadOnlySpan<Rating<TScale>> ratings)
        where TScale : struct, IScale<TScale> => counts.CountRange(ratings);

    /// <summary>Takes one rating out again: undoes an add of it.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void Remove<TScale>(this ref RatingCounts<TScale> counts, Rating<TScale> rating)
        where TScale : struct, IScale<TScale> => counts.Count(rating.Code, -1);

    /// <summary>Takes one number out again: undoes <see cref="AddValue{TScale}"/> of it.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">The number that was added, or <see langword="null"/>.</param>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void RemoveValue<TScale>(this ref RatingCounts<TScale> counts, int? value)
        where TScale : struct, IScale<TScale> => CountValue(ref counts, value, -1);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void Merge<TScale>(this ref RatingCounts<TScale> counts, in RatingCounts<TScale> other)
        where TScale : struct, IScale<TScale> => counts.MergeRow(in other);

    /// <summary>Takes everything out that another state holds: undoes a merge of it.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void Subtract<TScale>(this ref RatingCounts<TScale> counts, in RatingCounts<TScale> other)
        where TScale : struct, IScale<TScale> => counts.SubtractRow(in other);

    /// <summary>Counts one run-time rating. Empty counts without a scale take the scale of the first rating.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating; the default rating, which is on no scale, needs counts that have one.</param>
    /// <exception cref="ScaleMismatchException">The rating is on another scale, or neither side has one.</exception>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void Add(this ref RatingCounts counts, Rating rating) => counts.Count(rating, 1);

    /// <summary>Counts a number that may be off the scale or missing. It never throws for the number: off the scale counts as invalid, <see langword="null"/> as not answered.</summary>
    /// <param name="counts">The state to change; it must have a scale (<see cref="RatingCounts.On"/>).</param>
    /// <param name="value">Any number, or <see langword="null"/>.</param>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void AddValue(this ref RatingCounts counts, int? value) => counts.CountValue(value, 1);

    /// <summary>Counts many run-time ratings, all or none.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="ratings">The ratings, all on one scale.</param>
    /// <exception cref="ScaleMismatchException">A rating is on another scale; nothing is counted.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void AddRange(this ref RatingCounts counts, ReadOnlySpan<Rating> ratings) => counts.CountRange(ratings);

    /// <summary>Takes one run-time rating out again: undoes an add of it.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <exception cref="ScaleMismatchException">The rating is on another scale.</exception>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void Remove(this ref RatingCounts counts, Rating rating) => counts.Count(rating, -1);

    /// <summary>Takes one number out again: undoes <see cref="AddValue(ref RatingCounts, int?)"/> of it.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">The number that was added, or <see langword="null"/>.</param>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    /// <exception cref="OverflowException">The counter would not fit; the state is left as it was.</exception>
    public static void RemoveValue(this ref RatingCounts counts, int? value) => counts.CountValue(value, -1);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="ScaleMismatchException">The other state is on another scale.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void Merge(this ref RatingCounts counts, in RatingCounts other) => counts.MergeRow(in other);

    /// <summary>Takes everything out that another state holds: undoes a merge of it.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="ScaleMismatchException">The other state is on another scale.</exception>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    public static void Subtract(this ref RatingCounts counts, in RatingCounts other) => counts.SubtractRow(in other);

    /// <summary>Does not compile: the rating is on another scale, or no rating at all.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="rating">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Add<TScale, TAny>(this ref RatingCounts<TScale> counts, TAny rating)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the other state is on another scale.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="other">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Merge<TScale, TAny>(this ref RatingCounts<TScale> counts, TAny other)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the rating is on another scale, or no rating at all.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="rating">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Remove<TScale, TAny>(this ref RatingCounts<TScale> counts, TAny rating)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the other state is on another scale.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="other">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Subtract<TScale, TAny>(this ref RatingCounts<TScale> counts, TAny other)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    private static void CountValue<TScale>(ref RatingCounts<TScale> counts, int? value, long by)
        where TScale : struct, IScale<TScale>
    {
        if (value is not { } number) counts.Count(RatingCode.NotAnswered, by);
        else if (RatingCode.TryFrom(number, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, out var code)) counts.Count(code, by);
        else counts.CountInvalid(by);
    }
}
