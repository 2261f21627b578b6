using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Customer effort: the mean in scale units, the share of easy answers, and the ease on 0–100; it knows which end of its scale is the good one.</summary>
/// <remarks>
/// <para>Unit: scale units, from the scale's min to its max, in the polarity of the scale: on <see cref="Ces5"/> a low mean is good, on <see cref="Ces7"/> a high one. Two scales, so two polarities, are never compared.</para>
/// <para>The easy answers are the favourable box of the scale. Only <see cref="Ease"/>, which says that it was harmonised, may stand beside the ease of another instrument.</para>
/// <para>Sources: Dixon, Freeman &amp; Toman, <em>Stop Trying to Delight Your Customers</em>, 2010; Dixon, Toman &amp; DeLisi, <em>The Effortless Experience</em>, 2013.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(Rating&lt;Ces5&gt;.From(1), Rating&lt;Ces5&gt;.From(2), Rating&lt;Ces5&gt;.From(5));
/// Console.WriteLine(EffortScore.From(counts)?.EaseShare.Value); // 0.6666666666666666: levels 1–2 are easy
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class EffortScore : IScore, IScoreState, IComparableScore<EffortScore>, IEquatable<EffortScore>
{
    internal const string JsonKind = "effort";

    private readonly ScoreCore _core;
    private readonly MeanTally _tally;

    private EffortScore(ScoreCore core, MeanTally tally, BoxScore easeShare)
    {
        _core = core;
        _tally = tally;
        EaseShare = easeShare;
    }

    /// <summary>Sum of answers over their number, in scale units; weighted if the counts were.</summary>
    public double Mean => _tally.Mean;

    /// <summary>Which end of the scale is the good one.</summary>
    public Polarity Polarity => Scale.Polarity;

    /// <summary>The share of easy answers: the favourable box of the scale, with its own interval.</summary>
    public BoxScore EaseShare { get; }

    /// <summary>The ease, 0 (all hardest) to 100 (all easiest), harmonised from the scale.</summary>
    public Harmonised Ease => Rescale.ToPomp(_tally.Mean, Scale);

    /// <summary>The sample standard deviation, divisor n − 1, in scale units; <see langword="null"/> for one answer.</summary>
    public double? StandardDeviation => _tally.StandardDeviation;

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>S/√n of the mean in scale units; linearised for a weighted score; <see langword="null"/> for one answer.</summary>
    public double? StandardError => _tally.StandardError;

    string IScore.Name => "Effort";

    string IScore.Method => "mean";

    double IScore.Value => Mean;

    string IScoreState.Kind => JsonKind;

    /// <summary>The effort of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static EffortScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The effort of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static EffortScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The effort of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static EffortScore? From(in RatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>The effort of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static EffortScore? From(in WeightedRatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>The uncertainty of the mean, by Student's t.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in scale units, within the scale; <see langword="null"/> for one answer.</returns>
    public Interval? Interval(Confidence confidence = default) => _tally.Interval(confidence, Scale);

    /// <summary>This mean minus another, by Welch's t.</summary>
    /// <param name="other">Another effort score on the same scale, and so of the same polarity.</param>
    /// <returns>The signed difference in scale units, or <see langword="null"/> if a sample has a single answer.</returns>
    /// <exception cref="ScaleMismatchException">The other score is on another scale.</exception>
    public ScoreDifference? CompareWith(EffortScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return ScoreDifference.Of(this, other, _tally.Minus(other._tally), ScoreUnit.ScaleUnits);
    }

    /// <inheritdoc/>
    public bool Equals(EffortScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally && EaseShare == other.EaseShare);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EffortScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally, EaseShare);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(EffortScore? left, EffortScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(EffortScore? left, EffortScore? right) => !(left == right);

    /// <summary>Mean, 95 % interval, which end is good, scale and n, such as <c>Effort 2.82 [2.46 … 3.18], neteasy7 (low is good), n 100 of 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() =>
        ScoreText.Plain("Effort", Mean, Interval(), $"{Scale.Id} ({(Polarity == Polarity.HigherIsBetter ? "high" : "low")} is good), {_core.Basis}");

    void IScoreState.WriteState(Utf8JsonWriter writer)
    {
        _tally.Write(writer);
        writer.WriteStartObject("ease");
        ((IScoreState)EaseShare).WriteState(writer);
        writer.WriteEndObject();
    }

    internal static EffortScore Read(JsonElement json, ScoreCore core)
    {
        var ease = BoxScore.Read(ScoreJson.Member(json, "ease"), core);
        return ease.Kind == BoxKind.Favourable && ease.Levels == core.Scale.FavourableBox
            ? new EffortScore(core, MeanTally.Read(json, core), ease)
            : throw new JsonException("\"ease\" is the favourable box of the scale itself.");
    }

    private static EffortScore? Make(CountsView view)
    {
        var easy = BoxScore.MakeDefault(view);
        return easy is null ? null : new EffortScore(ScoreCore.Of(in view), MeanTally.Of(in view), easy);
    }
}
