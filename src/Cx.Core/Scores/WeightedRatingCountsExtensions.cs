using System.ComponentModel;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The changes of <see cref="WeightedRatingCounts{TScale}"/> and <see cref="WeightedRatingCounts"/>, as extension methods on a variable: where the change would be lost on a copy, they do not compile.</summary>
/// <remarks>Thread safety: a state has one writer. Use one state per thread and merge. A sum or counter that does not fit throws <see cref="OverflowException"/> and leaves the state as it was.</remarks>
public static class WeightedRatingCountsExtensions
{
    private const string OwnScale = "These counts take only ratings on their own scale, each with its weight. Keep one WeightedRatingCounts per scale, or report PompScore side by side.";
    private const string RulePages = "https://github.com/cx-core/Cx.Core/blob/main/docs/rules/{0}.md";

    /// <summary>Counts one rating with its weight.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating; non-answers are counted by kind, whatever their weight.</param>
    /// <param name="weight">The weight of the response; an unusable one makes an answer count as invalid.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Add<TScale>(this ref WeightedRatingCounts<TScale> counts, Rating<TScale> rating, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => counts.Count(rating.Code, weight, 1);

    /// <summary>Counts a number that may be off the scale or missing, with its weight.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">Any number, or <see langword="null"/> for not answered; off the scale counts as invalid.</param>
    /// <param name="weight">The weight of the response.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void AddValue<TScale>(this ref WeightedRatingCounts<TScale> counts, int? value, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => CountValue(ref counts, value, weight, 1);

    /// <summary>Counts many ratings with their weights; the same as adding them one by one.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="ratings">The ratings and the weights of their responses.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void AddRange<TScale>(this ref WeightedRatingCounts<TScale> counts, ReadOnlySpan<WeightedRating<TScale>> ratings)
        where TScale : struct, IScale<TScale> => counts.CountRange(ratings);

    /// <summary>Takes one rating out again: undoes an add of it with the same weight.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <param name="weight">The weight it was added with.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Remove<TScale>(this ref WeightedRatingCounts<TScale> counts, Rating<TScale> rating, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => counts.Count(rating.Code, weight, -1);

    /// <summary>Takes one number out again: undoes <see cref="AddValue{TScale}"/> of it with the same weight.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">The number that was added, or <see langword="null"/>.</param>
    /// <param name="weight">The weight it was added with.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void RemoveValue<TScale>(this ref WeightedRatingCounts<TScale> counts, int? value, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => CountValue(ref counts, value, weight, -1);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Merge<TScale>(this ref WeightedRatingCounts<TScale> counts, in WeightedRatingCounts<TScale> other)
        where TScale : struct, IScale<TScale> => counts.MergeRow(in other, 1);

    /// <summary>Takes everything out that another state holds: undoes a merge of it.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Subtract<TScale>(this ref WeightedRatingCounts<TScale> counts, in WeightedRatingCounts<TScale> other)
        where TScale : struct, IScale<TScale> => counts.MergeRow(in other, -1);

    /// <summary>Counts one run-time rating with its weight. Empty counts without a scale take the scale of the first rating.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating; non-answers are counted by kind, whatever their weight.</param>
    /// <param name="weight">The weight of the response; an unusable one makes an answer count as invalid.</param>
    /// <exception cref="ScaleMismatchException">The rating is on another scale, or neither side has one.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Add(this ref WeightedRatingCounts counts, Rating rating, [ResponseWeight] double weight) => counts.Count(rating, weight, 1);

    /// <summary>Counts a number that may be off the scale or missing, with its weight.</summary>
    /// <param name="counts">The state to change; it must have a scale (<see cref="WeightedRatingCounts.On"/>).</param>
    /// <param name="value">Any number, or <see langword="null"/> for not answered; off the scale counts as invalid.</param>
    /// <param name="weight">The weight of the response.</param>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void AddValue(this ref WeightedRatingCounts counts, int? value, [ResponseWeight] double weight) => counts.CountValue(value, weight, 1);

    /// <summary>Takes one run-time rating out again: undoes an add of it with the same weight.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="rating">The rating that was added.</param>
    /// <param name="weight">The weight it was added with.</param>
    /// <exception cref="ScaleMismatchException">The rating is on another scale.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Remove(this ref WeightedRatingCounts counts, Rating rating, [ResponseWeight] double weight) => counts.Count(rating, weight, -1);

    /// <summary>Takes one number out again: undoes <see cref="AddValue(ref WeightedRatingCounts, int?, double)"/> of it with the same weight.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="value">The number that was added, or <see langword="null"/>.</param>
    /// <param name="weight">The weight it was added with.</param>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void RemoveValue(this ref WeightedRatingCounts counts, int? value, [ResponseWeight] double weight) => counts.CountValue(value, weight, -1);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="ScaleMismatchException">The other state is on another scale.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Merge(this ref WeightedRatingCounts counts, in WeightedRatingCounts other) => counts.MergeRow(in other, 1);

    /// <summary>Takes everything out that another state holds: undoes a merge of it.</summary>
    /// <param name="counts">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="ScaleMismatchException">The other state is on another scale.</exception>
    /// <exception cref="OverflowException">A sum would not fit; the state is left as it was.</exception>
    public static void Subtract(this ref WeightedRatingCounts counts, in WeightedRatingCounts other) => counts.MergeRow(in other, -1);

    /// <summary>Does not compile: the rating is on another scale, or no rating at all.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="rating">What was given instead.</param>
    /// <param name="weight">The weight.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Add<TScale, TAny>(this ref WeightedRatingCounts<TScale> counts, TAny rating, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the rating is on another scale, or no rating at all.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="rating">What was given instead.</param>
    /// <param name="weight">The weight.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Remove<TScale, TAny>(this ref WeightedRatingCounts<TScale> counts, TAny rating, [ResponseWeight] double weight)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the other state is on another scale, or has no weights.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="other">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Merge<TScale, TAny>(this ref WeightedRatingCounts<TScale> counts, TAny other)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    /// <summary>Does not compile: the other state is on another scale, or has no weights.</summary>
    /// <typeparam name="TScale">The scale of the counts.</typeparam>
    /// <typeparam name="TAny">What was given instead.</typeparam>
    /// <param name="counts">The state.</param>
    /// <param name="other">What was given instead.</param>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OwnScale, error: true, DiagnosticId = "CX1001", UrlFormat = RulePages)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Subtract<TScale, TAny>(this ref WeightedRatingCounts<TScale> counts, TAny other)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(OwnScale);

    private static void CountValue<TScale>(ref WeightedRatingCounts<TScale> counts, int? value, double weight, int sign)
        where TScale : struct, IScale<TScale>
    {
        if (value is not { } number) counts.Count(RatingCode.NotAnswered, weight, sign);
        else if (RatingCode.TryFrom(number, ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels, out var code)) counts.Count(code, weight, sign);
        else counts.CountInvalid(sign);
    }
}
