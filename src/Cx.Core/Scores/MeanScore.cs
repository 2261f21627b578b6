using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Mean of the answers in scale units, with median and standard deviation.</summary>
/// <remarks>
/// <para>Unit: scale units. Range: the scale's min to max. On a scale where lower is better a low mean is good; <see cref="PompScore"/> always has 100 as the best.</para>
/// <para>Mean = sum x/n; standard error S/√n with divisor n − 1; interval by Student's t, clamped to the scale. Never rounded here.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(new int?[] { 5, 4, 4, 2, null }.Select(Rating&lt;Csat5&gt;.FromNullable));
/// Console.WriteLine(MeanScore.From(counts)?.Mean); // 3.75: the skipped answer is no zero
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class MeanScore : IScore, IScoreState, IComparableScore<MeanScore>, IEquatable<MeanScore>
{
    internal const string JsonKind = "mean";

    private readonly ScoreCore _core;
    private readonly MeanTally _tally;

    private MeanScore(ScoreCore core, MeanTally tally)
    {
        _core = core;
        _tally = tally;
    }

    /// <summary>Sum of answers over their number, in scale units; weighted if the counts were.</summary>
    public double Mean => _tally.Mean;

    /// <summary>The answer in the middle, in scale units: a real answer, the lower one of two (Hyndman and Fan's type 1).</summary>
    public int Median => _tally.Median;

    /// <summary>The sample standard deviation, divisor n − 1, in scale units; <see langword="null"/> for one answer.</summary>
    public double? StandardDeviation => _tally.StandardDeviation;

    /// <summary>The standard deviation with divisor n, in scale units.</summary>
    public double PopulationStandardDeviation => Math.Sqrt(_tally.PopulationVariance);

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>S/√n in scale units; linearised for a weighted score; <see langword="null"/> for one answer.</summary>
    public double? StandardError => _tally.StandardError;

    string IScore.Name => "Mean";

    string IScore.Method => "mean";

    double IScore.Value => Mean;

    string IScoreState.Kind => JsonKind;

    /// <summary>The mean of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static MeanScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The mean of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static MeanScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View());

    /// <summary>The mean of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static MeanScore? From(in RatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>The mean of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static MeanScore? From(in WeightedRatingCounts counts) => counts.Scale is null ? null : Make(counts.View());

    /// <summary>Sum of answers over the largest possible sum, as a share. Not 0 at the worst answer: only to reproduce figures of others; use <see cref="PompScore"/>.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>Mean over max, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative, or the scale's max is not above 0.</exception>
    public static double? SumOverMax<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => SumOverMax(Make(counts.View()));

    /// <summary>Sum of answers over the largest possible sum, as a share. Not 0 at the worst answer: only to reproduce figures of others; use <see cref="PompScore"/>.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>Mean over max, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative, or the scale's max is not above 0.</exception>
    public static double? SumOverMax(in RatingCounts counts) => counts.Scale is null ? null : SumOverMax(Make(counts.View()));

    /// <summary>The uncertainty of the mean, by Student's t.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in scale units, within the scale; <see langword="null"/> for one answer.</returns>
    public Interval? Interval(Confidence confidence = default) => _tally.Interval(confidence, Scale);

    /// <summary>This mean minus another, by Welch's t.</summary>
    /// <param name="other">Another mean on the same scale.</param>
    /// <returns>The signed difference in scale units, or <see langword="null"/> if a sample has a single answer.</returns>
    /// <exception cref="ScaleMismatchException">The other mean is on another scale.</exception>
    public ScoreDifference? CompareWith(MeanScore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return ScoreDifference.Of(this, other, _tally.Minus(other._tally), ScoreUnit.ScaleUnits);
    }

    /// <inheritdoc/>
    public bool Equals(MeanScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MeanScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(MeanScore? left, MeanScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(MeanScore? left, MeanScore? right) => !(left == right);

    /// <summary>Value, 95 % interval, scale and n, such as <c>Mean 3.75 [3.47 … 4.03], csat5, n 100 of 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Plain("Mean", Mean, Interval(), $"{Scale.Id}, {_core.Basis}");

    void IScoreState.WriteState(Utf8JsonWriter writer) => _tally.Write(writer);

    internal static MeanScore Read(JsonElement json, ScoreCore core) => new(core, MeanTally.Read(json, core));

    private static MeanScore? Make(CountsView view) => view.IsEmpty ? null : new MeanScore(ScoreCore.Of(in view), MeanTally.Of(in view));

    private static double? SumOverMax(MeanScore? score) => score is null
        ? null
        : score.Scale.Max > 0 ? score.Mean / score.Scale.Max : throw new InvalidOperationException($"Sum over max needs a scale whose max is above 0, and {score.Scale} is none. Use PompScore.");
}
