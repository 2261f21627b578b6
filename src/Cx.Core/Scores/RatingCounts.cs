using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The state from which scores are calculated, for a scale that is known only at run time; it carries its scale with it.</summary>
/// <remarks>
/// <para>Unit: responses, 64-bit counters. Prefer <see cref="RatingCounts{TScale}"/> where the scale is known when you compile: there, mixing two scales does not compile; here it throws <see cref="ScaleMismatchException"/>.</para>
/// <para>The <see langword="default"/> is empty and on no scale; it takes the scale of the first rating or merge, and is the identity of merging.</para>
/// <para>It is a value: a copy is a snapshot. Its changes are extension methods on a variable (<see cref="RatingCountsExtensions"/>).</para>
/// <para>Equality: same scale (id, range, polarity) and every counter equal. No order. Thread safety: one writer; copies are independent.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.On(ScaleDefinition.Create("menu-taste", 1, 5, Polarity.HigherIsBetter));
/// counts.AddValue(5);
/// counts.AddValue(6);                    // off the scale: counted as invalid
/// Console.WriteLine(BoxScore.From(counts));
/// </code>
/// </example>
[JsonConverter(typeof(RuntimeRatingCountsJsonConverter))]
public struct RatingCounts : IEquatable<RatingCounts>
{
    private const string KeepApart = "Keep one state per scale, or report PompScore side by side.";

    private const int BatchSize = 512;

    private CountRow _row;

    private RatingCounts(ScaleDefinition scale, in CountRow row)
    {
        Scale = scale;
        _row = row;
    }

    /// <summary>The scale, or <see langword="null"/> while nothing was put in.</summary>
    public ScaleDefinition? Scale { get; private set; }

    /// <summary>Responses that gave a number.</summary>
    public readonly long Answered => _row.Answered(Levels);

    /// <summary>Responses without an answer.</summary>
    public readonly long NotAnswered => _row.NotAnswered(Levels);

    /// <summary>Responses in which the question was passed over.</summary>
    public readonly long Skipped => _row.Skipped(Levels);

    /// <summary>Responses to which the question does not apply.</summary>
    public readonly long NotApplicable => _row.NotApplicable(Levels);

    /// <summary>Input that is no answer on the scale: counted, never used.</summary>
    public readonly long Invalid => _row.Invalid(Levels);

    /// <summary>Not answered, skipped and not applicable together.</summary>
    public readonly long NonResponses => NotAnswered + Skipped + NotApplicable;

    /// <summary>Everything that was put in: answered, non-responses and invalid.</summary>
    public readonly long Offered => Answered + NonResponses + Invalid;

    internal readonly CountRow Row => _row;

    private readonly int Levels => Scale?.Levels ?? 0;

    /// <summary>How often a number was answered.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    public readonly long this[int value]
    {
        get
        {
            var scale = RequireScale();
            scale.CheckValue(value);
            return _row.Level(value - scale.Min, scale.Levels);
        }
    }

    /// <summary>Empty counts on a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The counts.</returns>
    public static RatingCounts On(ScaleDefinition scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return new RatingCounts(scale, default);
    }

    /// <summary>Counts typed ratings.</summary>
    /// <typeparam name="TScale">The scale; inferred.</typeparam>
    /// <param name="ratings">The ratings; non-answers are counted by kind.</param>
    /// <returns>The typed counts.</returns>
    public static RatingCounts<TScale> Of<TScale>(IEnumerable<Rating<TScale>> ratings)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(ratings);
        RatingCounts<TScale> counts = default;
        if (ratings is Rating<TScale>[] array)
        {
            counts.AddRange(array);
            return counts;
        }

        // In batches: on a wide scale every change copies the counters.
        Span<Rating<TScale>> batch = stackalloc Rating<TScale>[BatchSize];
        var filled = 0;
        foreach (var rating in ratings)
        {
            batch[filled++] = rating;
            if (filled < BatchSize) continue;
            counts.AddRange(batch);
            filled = 0;
        }

        counts.AddRange(batch[..filled]);
        return counts;
    }

    /// <summary>Counts typed ratings.</summary>
    /// <typeparam name="TScale">The scale; inferred.</typeparam>
    /// <param name="ratings">The ratings; non-answers are counted by kind.</param>
    /// <returns>The typed counts.</returns>
    public static RatingCounts<TScale> Of<TScale>(params ReadOnlySpan<Rating<TScale>> ratings)
        where TScale : struct, IScale<TScale>
    {
        RatingCounts<TScale> counts = default;
        counts.AddRange(ratings);
        return counts;
    }

    /// <summary>Counts run-time ratings, all on one scale.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <returns>The counts; of no ratings, the default.</returns>
    /// <exception cref="ScaleMismatchException">Two ratings are on different scales.</exception>
    public static RatingCounts Of(IEnumerable<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        RatingCounts counts = default;
        if (ratings is Rating[] array) counts.AddRange(array);
        else foreach (var batch in ratings.Chunk(BatchSize)) counts.AddRange(batch);
        return counts;
    }

    /// <summary>Copies the counts per level, from the scale's min to its max.</summary>
    /// <param name="levels">Room for one count per level; further elements are left alone.</param>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    public readonly void CopyTo(Span<long> levels) => CountsCopy.Levels(in _row, RequireScale(), levels);

    /// <summary>The same counts in the typed form.</summary>
    /// <typeparam name="TScale">The scale type.</typeparam>
    /// <returns>The typed counts.</returns>
    /// <exception cref="ScaleMismatchException">These counts are on another scale.</exception>
    public readonly RatingCounts<TScale> ToRatingCounts<TScale>()
        where TScale : struct, IScale<TScale>
    {
        if (Scale is not null) ScaleMismatchException.ThrowUnlessSame(ScaleDefinition.Of<TScale>(), Scale, KeepApart);
        return RatingCounts<TScale>.FromRow(in _row);
    }

    /// <inheritdoc/>
    public readonly bool Equals(RatingCounts other) =>
        Scale is null ? other.Scale is null : Scale.IsSameScaleAs(other.Scale) && _row.SameAs(in other._row, Levels);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is RatingCounts other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Scale, _row.Hash(Levels));

    /// <summary>Whether two states are on one scale and have equal counters.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in RatingCounts left, in RatingCounts right) => left.Equals(right);

    /// <summary>Whether two states differ in scale or a counter.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in RatingCounts left, in RatingCounts right) => !left.Equals(right);

    /// <summary>Scale, answers and non-answers, such as <c>csat5: n 8 of 10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => Scale is null ? "no scale: n 0 of 0" : CountsCopy.Text(in _row, Scale);

    internal static RatingCounts FromRow(ScaleDefinition scale, in CountRow row) => new(scale, in row);

    internal void Count(Rating rating, long by)
    {
        var scale = AgreeWith(rating);
        _row.Add(rating.Code, scale.Levels, by);
        Scale = scale;
    }

    internal void CountValue(int? value, long by)
    {
        var scale = RequireScale();
        if (value is not { } number) _row.Add(RatingCode.NotAnswered, scale.Levels, by);
        else if (RatingCode.TryFrom(number, scale.Min, scale.Levels, out var code)) _row.Add(code, scale.Levels, by);
        else _row.AddInvalid(scale.Levels, by);
    }

    internal void CountRange(ReadOnlySpan<Rating> ratings)
    {
        Span<byte> codes = stackalloc byte[BatchSize];
        var sum = this;
        while (!ratings.IsEmpty)
        {
            var batch = ratings[..Math.Min(BatchSize, ratings.Length)];
            ratings = ratings[batch.Length..];
            for (var i = 0; i < batch.Length; i++)
            {
                sum.Scale = sum.AgreeWith(batch[i]);
                codes[i] = batch[i].Code;
            }

            sum._row.AddRange(codes[..batch.Length], sum.Levels);
        }

        this = sum;
    }

    internal void MergeRow(in RatingCounts other)
    {
        if (other.Scale is null) return;
        var scale = Agree(other.Scale);
        _row.Merge(in other._row);
        Scale = scale;
    }

    internal void SubtractRow(in RatingCounts other)
    {
        if (other.Scale is null) return;
        var scale = Agree(other.Scale);
        _row.Subtract(in other._row);
        Scale = scale;
    }

    [UnscopedRef]
    internal readonly CountsView View() => CountsView.Of(RequireScale(), in _row);

    private readonly ScaleDefinition AgreeWith(Rating rating) => rating.Scale is { } theirs
        ? Agree(theirs)
        : Scale ?? throw new ScaleMismatchException("A rating on no scale cannot start counts that have none: use RatingCounts.On(scale).");

    private readonly ScaleDefinition Agree(ScaleDefinition other)
    {
        if (Scale is null || ReferenceEquals(Scale, other)) return other;
        ScaleMismatchException.ThrowUnlessSame(Scale, other, KeepApart);
        return Scale;
    }

    private readonly ScaleDefinition RequireScale() =>
        Scale ?? throw new ScaleMismatchException("These counts are on no scale yet. Start them with RatingCounts.On(scale), or add a rating first.");
}
