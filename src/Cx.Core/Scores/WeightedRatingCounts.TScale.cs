using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The state from which weighted scores of ratings on one scale are calculated: per level the sum of weights, the sum of their squares, and the plain count.</summary>
/// <remarks>
/// <para>Weights are kept to 2⁻³² in 128-bit integers, so that merging is exact in any order; sums of <see cref="double"/> are not. Scale weights to a mean near 1: one that rounds to 0 there, is not finite, or is above 1,048,576 makes its answer count as invalid.</para>
/// <para>The <see langword="default"/> is empty, ready to use and the identity of merging. A copy is a snapshot; the changes are extension methods on a variable (<see cref="WeightedRatingCountsExtensions"/>).</para>
/// <para>Equality: every counter and sum equal. No order. Thread safety: one writer; copies are independent.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// WeightedRatingCounts&lt;Nps&gt; counts = default;
/// counts.Add(Rating&lt;Nps&gt;.From(9), weight: 0.75);
/// counts.Add(Rating&lt;Nps&gt;.From(3), weight: 1.25);
/// Console.WriteLine(NetPromoterScore.From(counts)?.Points); // -25
/// </code>
/// </example>
[JsonConverter(typeof(RatingCountsJsonConverterFactory))]
public struct WeightedRatingCounts<TScale> : IReversibleAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>, IEquatable<WeightedRatingCounts<TScale>>, IRatingCountsInternals
    where TScale : struct, IScale<TScale>
{
    private WeightedRow _row;

    /// <summary>The scale of the ratings counted here.</summary>
    public static ScaleDefinition Scale => ScaleDefinition.Of<TScale>();

    /// <summary>The same responses without their weights.</summary>
    public readonly RatingCounts<TScale> Unweighted => RatingCounts<TScale>.FromRow(_row.Counts);

    /// <summary>Responses that gave a number with a usable weight.</summary>
    public readonly long Answered => _row.Counts.Answered(ScaleFacts<TScale>.Levels);

    /// <summary>Responses without an answer.</summary>
    public readonly long NotAnswered => _row.Counts.NotAnswered(ScaleFacts<TScale>.Levels);

    /// <summary>Responses in which the question was passed over.</summary>
    public readonly long Skipped => _row.Counts.Skipped(ScaleFacts<TScale>.Levels);

    /// <summary>Responses to which the question does not apply.</summary>
    public readonly long NotApplicable => _row.Counts.NotApplicable(ScaleFacts<TScale>.Levels);

    /// <summary>Not answered, skipped and not applicable together.</summary>
    public readonly long NonResponses => NotAnswered + Skipped + NotApplicable;

    /// <summary>Input that is no answer on the scale, or an answer with an unusable weight: counted, never used.</summary>
    public readonly long Invalid => _row.Counts.Invalid(ScaleFacts<TScale>.Levels);

    /// <summary>Everything that was put in: answered, non-responses and invalid.</summary>
    public readonly long Offered => Unweighted.Offered;

    /// <summary>The sum of the weights of one answer.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public readonly double this[int value]
    {
        get
        {
            ScaleFacts<TScale>.Definition.CheckValue(value);
            return _row.SumOf(value - ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels);
        }
    }

    internal readonly WeightedRow Row => _row;

    /// <summary>The same counts in the form that carries its scale at run time.</summary>
    /// <returns>The run-time counts.</returns>
    public readonly WeightedRatingCounts ToWeightedRatingCounts() => WeightedRatingCounts.FromRow(Scale, in _row);

    /// <inheritdoc/>
    public readonly bool Equals(WeightedRatingCounts<TScale> other) => _row.SameAs(in other._row, ScaleFacts<TScale>.Levels);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is WeightedRatingCounts<TScale> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Unweighted.GetHashCode();

    /// <summary>Whether two states have equal counters and sums.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in WeightedRatingCounts<TScale> left, in WeightedRatingCounts<TScale> right) => left._row.SameAs(in right._row, ScaleFacts<TScale>.Levels);

    /// <summary>Whether two states differ in a counter or sum.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in WeightedRatingCounts<TScale> left, in WeightedRatingCounts<TScale> right) => !(left == right);

    /// <summary>Scale, answers and non-answers, such as <c>csat5: n 8 of 10, weighted</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => Unweighted + ", weighted";

    readonly JsonConverter IRatingCountsInternals.CreateConverter() => new WeightedRatingCountsJsonConverter<TScale>();

    static void IAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>.Add(ref WeightedRatingCounts<TScale> state, WeightedRating<TScale> value) => state.Count(value.Rating.Code, value.Weight, 1);

    static void IAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>.AddRange(ref WeightedRatingCounts<TScale> state, ReadOnlySpan<WeightedRating<TScale>> values) => state.CountRange(values);

    static void IAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>.Merge(ref WeightedRatingCounts<TScale> state, in WeightedRatingCounts<TScale> other) => state.MergeRow(in other, 1);

    static void IReversibleAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>.Remove(ref WeightedRatingCounts<TScale> state, WeightedRating<TScale> value) => state.Count(value.Rating.Code, value.Weight, -1);

    static void IReversibleAggregate<WeightedRatingCounts<TScale>, WeightedRating<TScale>>.Subtract(ref WeightedRatingCounts<TScale> state, in WeightedRatingCounts<TScale> other) => state.MergeRow(in other, -1);

    internal static WeightedRatingCounts<TScale> FromRow(in WeightedRow row) => new() { _row = row };

    internal readonly CountsView View() => CountsView.Of(Scale, in _row);

    internal void Count(byte code, double weight, int sign) => _row.Add(code, ScaleFacts<TScale>.Levels, weight, sign);

    internal void CountRange(ReadOnlySpan<WeightedRating<TScale>> ratings) => _row.AddRange(ratings);

    internal void CountInvalid(int sign) => _row.AddInvalid(ScaleFacts<TScale>.Levels, sign);

    internal void MergeRow(in WeightedRatingCounts<TScale> other, int sign) => _row.Merge(in other._row, sign);
}
