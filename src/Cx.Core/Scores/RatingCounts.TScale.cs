using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The state from which every score of ratings on one scale is calculated: one counter per level and per kind of non-answer.</summary>
/// <remarks>
/// <para>Unit: responses, 64-bit counters. Everything that was added can be taken out again; merging is exact in any order. A counter that does not fit throws before anything changes.</para>
/// <para>The <see langword="default"/> is empty, ready to use and the identity of merging.</para>
/// <para>It is a value: a copy is a snapshot. Its changes are extension methods on a variable (<see cref="RatingCountsExtensions"/>), so a change to a copy that is then lost does not compile.</para>
/// <para>Counters may go below zero where only a withdrawal was seen; reading a score then throws and names the counter.</para>
/// <para>Equality: every counter equal. No order. Thread safety: one writer; copies are independent.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// RatingCounts&lt;Csat5&gt; counts = default;
/// counts.Add(Rating&lt;Csat5&gt;.From(4));
/// counts.AddValue(null);                                     // counted as not answered
/// Console.WriteLine($"{counts.Answered} of {counts.Offered}"); // 1 of 2
/// </code>
/// </example>
[JsonConverter(typeof(RatingCountsJsonConverterFactory))]
public struct RatingCounts<TScale> : IReversibleAggregate<RatingCounts<TScale>, Rating<TScale>>, IEquatable<RatingCounts<TScale>>, IRatingCountsInternals
    where TScale : struct, IScale<TScale>
{
    private const int BatchFrom = 192;

    private CountRow _row;

    /// <summary>The scale of the ratings counted here.</summary>
    public static ScaleDefinition Scale => ScaleDefinition.Of<TScale>();

    /// <summary>Responses that gave a number.</summary>
    public readonly long Answered => _row.Answered(ScaleFacts<TScale>.Levels);

    /// <summary>Responses without an answer.</summary>
    public readonly long NotAnswered => _row.NotAnswered(ScaleFacts<TScale>.Levels);

    /// <summary>Responses in which the question was passed over.</summary>
    public readonly long Skipped => _row.Skipped(ScaleFacts<TScale>.Levels);

    /// <summary>Responses to which the question does not apply.</summary>
    public readonly long NotApplicable => _row.NotApplicable(ScaleFacts<TScale>.Levels);

    /// <summary>Input that is no answer on the scale: counted, never used.</summary>
    public readonly long Invalid => _row.Invalid(ScaleFacts<TScale>.Levels);

    /// <summary>Not answered, skipped and not applicable together.</summary>
    public readonly long NonResponses => NotAnswered + Skipped + NotApplicable;

    /// <summary>Everything that was put in: answered, non-responses and invalid.</summary>
    public readonly long Offered => Answered + NonResponses + Invalid;

    /// <summary>How often a number was answered.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public readonly long this[int value]
    {
        get
        {
            ScaleFacts<TScale>.Definition.CheckValue(value);
            return _row.Level(value - ScaleFacts<TScale>.Min, ScaleFacts<TScale>.Levels);
        }
    }

    internal readonly CountRow Row => _row;

    /// <summary>Copies the counts per level, from the scale's min to its max.</summary>
    /// <param name="levels">Room for one count per level; further elements are left alone.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    public readonly void CopyTo(Span<long> levels) => CountsCopy.Levels(in _row, Scale, levels);

    /// <summary>The same counts in the form that carries its scale at run time.</summary>
    /// <returns>The run-time counts.</returns>
    public readonly RatingCounts ToRatingCounts() => RatingCounts.FromRow(Scale, in _row);

    /// <inheritdoc/>
    public readonly bool Equals(RatingCounts<TScale> other) => _row.SameAs(in other._row, ScaleFacts<TScale>.Levels);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is RatingCounts<TScale> other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => _row.Hash(ScaleFacts<TScale>.Levels);

    /// <summary>Whether two states have equal counters.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in RatingCounts<TScale> left, in RatingCounts<TScale> right) => left._row.SameAs(in right._row, ScaleFacts<TScale>.Levels);

    /// <summary>Whether two states differ in a counter.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in RatingCounts<TScale> left, in RatingCounts<TScale> right) => !(left == right);

    /// <summary>Scale, answers and non-answers, such as <c>csat5: n 8 of 10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => CountsCopy.Text(in _row, Scale);

    readonly JsonConverter IRatingCountsInternals.CreateConverter() => new RatingCountsJsonConverter<TScale>();

    static void IAggregate<RatingCounts<TScale>, Rating<TScale>>.Add(ref RatingCounts<TScale> state, Rating<TScale> value) => state.Count(value.Code, 1);

    static void IAggregate<RatingCounts<TScale>, Rating<TScale>>.AddRange(ref RatingCounts<TScale> state, ReadOnlySpan<Rating<TScale>> values) => state.CountRange(values);

    static void IAggregate<RatingCounts<TScale>, Rating<TScale>>.Merge(ref RatingCounts<TScale> state, in RatingCounts<TScale> other) => state.MergeRow(in other);

    static void IReversibleAggregate<RatingCounts<TScale>, Rating<TScale>>.Remove(ref RatingCounts<TScale> state, Rating<TScale> value) => state.Count(value.Code, -1);

    static void IReversibleAggregate<RatingCounts<TScale>, Rating<TScale>>.Subtract(ref RatingCounts<TScale> state, in RatingCounts<TScale> other) => state.SubtractRow(in other);

    internal static RatingCounts<TScale> FromRow(in CountRow row) => new() { _row = row };

    internal void Count(byte code, long by)
    {
        if (CountRow.IsNarrow(ScaleFacts<TScale>.Levels)) _row.AddNarrow(code, by);
        else _row.Add(code, ScaleFacts<TScale>.Levels, by);
    }

    internal void CountInvalid(long by) => _row.AddInvalid(ScaleFacts<TScale>.Levels, by);

    internal void CountRange(ReadOnlySpan<Rating<TScale>> ratings)
    {
        // A batch costs some 200 ns before its first rating and then next to nothing by vectors; one by one costs some 1.2 ns each, so below this many that is faster.
        if (ratings.Length < BatchFrom && CountRow.IsNarrow(ScaleFacts<TScale>.Levels))
        {
            // Into a copy, so that an overflow half-way leaves the state as it was.
            var sum = _row;
            foreach (var rating in ratings) sum.AddNarrow(rating.Code, 1);
            _row = sum;
            return;
        }

        _row.AddRange(MemoryMarshal.AsBytes(ratings), ScaleFacts<TScale>.Levels);
    }

    internal void MergeRow(in RatingCounts<TScale> other) => _row.Merge(in other._row);

    internal void SubtractRow(in RatingCounts<TScale> other) => _row.Subtract(in other._row);

    [UnscopedRef]
    internal readonly CountsView View() => CountsView.Of(Scale, in _row);
}
