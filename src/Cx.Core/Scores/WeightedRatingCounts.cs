using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The state from which weighted scores are calculated, for a scale that is known only at run time; it carries its scale with it.</summary>
/// <remarks>
/// <para>Unit of a weight: relative, best around 1 on average; kept to 2⁻³². See <see cref="WeightedRatingCounts{TScale}"/>, which it is the run-time twin of.</para>
/// <para>The <see langword="default"/> is empty and on no scale; it takes the scale of the first rating or merge, and is the identity of merging.</para>
/// <para>Equality: same scale (id, range, polarity) and every counter and sum equal. No order. Thread safety: one writer; copies are independent.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = WeightedRatingCounts.On(ScaleDefinition.Create("menu-taste", 1, 5, Polarity.HigherIsBetter));
/// counts.AddValue(5, weight: 1.5);
/// counts.AddValue(2, weight: 0.5);
/// Console.WriteLine(MeanScore.From(counts)?.Mean); // 4.25
/// </code>
/// </example>
[JsonConverter(typeof(RuntimeWeightedRatingCountsJsonConverter))]
public struct WeightedRatingCounts : IEquatable<WeightedRatingCounts>
{
    private const string KeepApart = "Keep one state per scale.";

    private WeightedRow _row;

    private WeightedRatingCounts(ScaleDefinition scale, in WeightedRow row)
    {
        Scale = scale;
        _row = row;
    }

    /// <summary>The scale, or <see langword="null"/> while nothing was put in.</summary>
    public ScaleDefinition? Scale { get; private set; }

    /// <summary>The same responses without their weights.</summary>
    public readonly RatingCounts Unweighted => Scale is null ? default : RatingCounts.FromRow(Scale, _row.Counts);

    /// <summary>Responses that gave a number with a usable weight.</summary>
    public readonly long Answered => Unweighted.Answered;

    /// <summary>Responses without an answer.</summary>
    public readonly long NotAnswered => Unweighted.NotAnswered;

    /// <summary>Responses in which the question was passed over.</summary>
    public readonly long Skipped => Unweighted.Skipped;

    /// <summary>Responses to which the question does not apply.</summary>
    public readonly long NotApplicable => Unweighted.NotApplicable;

    /// <summary>Not answered, skipped and not applicable together.</summary>
    public readonly long NonResponses => NotAnswered + Skipped + NotApplicable;

    /// <summary>Input that is no answer on the scale, or an answer with an unusable weight: counted, never used.</summary>
    public readonly long Invalid => Unweighted.Invalid;

    /// <summary>Everything that was put in: answered, non-responses and invalid.</summary>
    public readonly long Offered => Unweighted.Offered;

    /// <summary>The sum of the weights of one answer.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    /// <exception cref="ScaleMismatchException">The counts have no scale yet.</exception>
    public readonly double this[int value]
    {
        get
        {
            var scale = RequireScale();
            scale.CheckValue(value);
            return _row.SumOf(value - scale.Min, scale.Levels);
        }
    }

    internal readonly WeightedRow Row => _row;

    /// <summary>Empty counts on a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <returns>The counts.</returns>
    public static WeightedRatingCounts On(ScaleDefinition scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return new WeightedRatingCounts(scale, default);
    }

    /// <summary>The same counts in the typed form.</summary>
    /// <typeparam name="TScale">The scale type.</typeparam>
    /// <returns>The typed counts.</returns>
    /// <exception cref="ScaleMismatchException">These counts are on another scale.</exception>
    public readonly WeightedRatingCounts<TScale> ToWeightedRatingCounts<TScale>()
        where TScale : struct, IScale<TScale>
    {
        if (Scale is not null) ScaleMismatchException.ThrowUnlessSame(ScaleDefinition.Of<TScale>(), Scale, KeepApart);
        return WeightedRatingCounts<TScale>.FromRow(in _row);
    }

    /// <inheritdoc/>
    public readonly bool Equals(WeightedRatingCounts other) =>
        Scale is null ? other.Scale is null : Scale.IsSameScaleAs(other.Scale) && _row.SameAs(in other._row, Scale.Levels);

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is WeightedRatingCounts other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => Unweighted.GetHashCode();

    /// <summary>Whether two states are on one scale and have equal counters and sums.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in WeightedRatingCounts left, in WeightedRatingCounts right) => left.Equals(right);

    /// <summary>Whether two states differ in scale, a counter or a sum.</summary>
    /// <param name="left">One state.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in WeightedRatingCounts left, in WeightedRatingCounts right) => !left.Equals(right);

    /// <summary>Scale, answers and non-answers, such as <c>csat5: n 8 of 10, weighted</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => Unweighted + ", weighted";

    internal static WeightedRatingCounts FromRow(ScaleDefinition scale, in WeightedRow row) => new(scale, in row);

    internal readonly CountsView View() => CountsView.Of(RequireScale(), in _row);

    internal void Count(Rating rating, double weight, int sign)
    {
        var scale = Scale ?? rating.Scale ?? throw new ScaleMismatchException("A rating on no scale cannot start counts that have none: use WeightedRatingCounts.On(scale).");
        if (rating.Scale is { } theirs) ScaleMismatchException.ThrowUnlessSame(scale, theirs, KeepApart);
        _row.Add(rating.Code, scale.Levels, weight, sign);
        Scale = scale;
    }

    internal void CountValue(int? value, double weight, int sign)
    {
        var scale = RequireScale();
        if (value is not { } number) _row.Add(RatingCode.NotAnswered, scale.Levels, weight, sign);
        else if (RatingCode.TryFrom(number, scale.Min, scale.Levels, out var code)) _row.Add(code, scale.Levels, weight, sign);
        else _row.AddInvalid(scale.Levels, sign);
    }

    internal void MergeRow(in WeightedRatingCounts other, int sign)
    {
        if (other.Scale is not { } theirs) return;
        var scale = Scale ?? theirs;
        ScaleMismatchException.ThrowUnlessSame(scale, theirs, KeepApart);
        _row.Merge(in other._row, sign);
        Scale = scale;
    }

    private readonly ScaleDefinition RequireScale() =>
        Scale ?? throw new ScaleMismatchException("These counts are on no scale yet. Start them with WeightedRatingCounts.On(scale), or add a rating first.");
}
