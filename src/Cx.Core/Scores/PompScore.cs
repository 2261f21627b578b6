using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Mean answer as percent of the maximum possible: 0 is all worst, 100 all best, whatever the scale and its polarity.</summary>
/// <remarks>
/// <para>Range 0…100 points. POMP = 100 (mean − min)/(max − min), mirrored where lower is better (Cohen, Cohen, Aiken &amp; West, <em>The Problem of Units and the Circumstance for POMP</em>, 1999). Never rounded here.</para>
/// <para>It lets scales stand side by side; stretching is not equating, so two scales are still not pooled or compared by a test.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(Rating&lt;Csat5&gt;.From(1), Rating&lt;Csat5&gt;.From(5), Rating&lt;Csat5&gt;.From(5));
/// Console.WriteLine(PompScore.From(counts)?.Points); // 66.66666666666666
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class PompScore : IScore, IScoreState, IComparableScore<PompScore>, IEquatable<PompScore>
{
    internal const string JsonKind = "pomp";

    private readonly ScoreCore _core;
    private readonly MeanTally _tally;

    private PompScore(ScoreCore core, MeanTally tally)
    {
        _core = core;
        _tally = tally;
    }

    /// <summary>Percent of the maximum possible, 0…100 points; weighted if the counts were.</summary>
    public double Points => Rescale.ToPomp(_tally.Mean, Scale).Value;

    /// <summary>The same number with the scales it came from and went to.</summary>
    public Harmonised Harmonised => Rescale.ToPomp(_tally.Mean, Scale);

    /// <summary>The sample standard deviation, divisor n − 1, in points; <see langword="null"/> for one answer.</summary>
    public double? StandardDeviation => _tally.StandardDeviation * MeanTally.PointsPerUnit(Scale);

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>The standard error of the mean times 100/(max − min), in points; <see langword="null"/> for one answer.</summary>
    public double? StandardError => _tally.StandardError * MeanTally.PointsPerUnit(Scale);

    string IScore.Name => "POMP";

    string IScore.Method => "pomp";

    double IScore.Value => Points;

    string IScoreState.Kind => JsonKind;

    /// <summary>The percent of the maximum possible of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static PompScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The percent of the maximum possible of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static PompScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The percent of the maximum possible of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static PompScore? From(in RatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>The percent of the maximum possible of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static PompScore? From(in WeightedRatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>The uncertainty of the score, by Student's t.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in points, within 0…100; <see langword="null"/> for one answer.</returns>
    public Interval? Interval(Confidence confidence = default) => MeanTally.ToPoints(_tally.Interval(confidence, Scale), Scale);

    /// <summary>This score minus another, by Welch's t.</summary>
    /// <param name="other">Another score on the same scale.</param>
    /// <returns>The signed difference in points, or <see langword="null"/> if a sample has a single answer.</returns>
    /// <exception cref="ScaleMismatchException">The other score is on another scale: show the two side by side instead.</exception>
    public ScoreDifference? CompareWith(PompScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return ScoreDifference.Of(this, other, _tally.ToPoints(Scale).Minus(other._tally.ToPoints(Scale)), ScoreUnit.PompPoints);
    }

    /// <inheritdoc/>
    public bool Equals(PompScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PompScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PompScore? left, PompScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PompScore? left, PompScore? right) => !(left == right);

    /// <summary>Value, 95 % interval, scale and n, such as <c>POMP 68.8 [61.7 … 75.8], csat5, n 100 of 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Tenths("POMP", Points, Interval(), $"{Scale.Id}, {_core.Basis}");

    void IScoreState.WriteState(Utf8JsonWriter writer) => _tally.Write(writer);

    internal static PompScore Read(JsonElement json, ScoreCore core) => new(core, MeanTally.Read(json, core));

    private static PompScore? Make(CountsView view) => view.IsEmpty ? null : new PompScore(ScoreCore.Of(in view), MeanTally.Of(in view));
}
