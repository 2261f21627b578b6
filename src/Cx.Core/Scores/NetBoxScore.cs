using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Net box score in points: favourable minus unfavourable answers per hundred answers, on any scale.</summary>
/// <remarks>
/// <para>Range −100…100 points. Favourable and unfavourable count levels from the good and the bad end, whatever the polarity of the scale.</para>
/// <para>Points = 100 (favourable − unfavourable)/n; also seen as net satisfaction. Never rounded here.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(Rating&lt;NetEasy7&gt;.From(1), Rating&lt;NetEasy7&gt;.From(2), Rating&lt;NetEasy7&gt;.From(6));
/// Console.WriteLine(NetBoxScore.From(counts)?.Points); // 33.33333333333333: ease minus difficulty
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class NetBoxScore : IScore, IScoreState, IComparableScore<NetBoxScore>, IEquatable<NetBoxScore>
{
    internal const string JsonKind = "netBox";

    private readonly ScoreCore _core;
    private readonly NetTally _tally;

    private NetBoxScore(ScoreCore core, NetTally tally, int favourableLevels, int unfavourableLevels)
    {
        _core = core;
        _tally = tally;
        FavourableLevels = favourableLevels;
        UnfavourableLevels = unfavourableLevels;
    }

    /// <summary>Favourable minus unfavourable per hundred answers, −100…100 points; weighted if the counts were.</summary>
    public double Points => 100 * _tally.Net;

    /// <summary>Answers in the favourable box, unweighted.</summary>
    public long Favourable => _tally.Favourable;

    /// <summary>Answers in neither box, unweighted.</summary>
    public long Neutral => _tally.Neutral;

    /// <summary>Answers in the unfavourable box, unweighted.</summary>
    public long Unfavourable => _tally.Unfavourable;

    /// <summary>How many levels at the good end count as favourable.</summary>
    public int FavourableLevels { get; }

    /// <summary>How many levels at the bad end count as unfavourable.</summary>
    public int UnfavourableLevels { get; }

    /// <summary>The variance of one answer taken as +1, 0 or −1: p + d − (p − d)², 0…1.</summary>
    public double Variance => _tally.Variance;

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>100·sqrt(variance/n) in points; linearised for a weighted score, and then <see langword="null"/> for one answer.</summary>
    public double? StandardError => 100 * _tally.StandardError;

    string IScore.Name => "Net box";

    string IScore.Method => FavourableLevels == UnfavourableLevels
        ? $"net-box:{ScoreJson.Digits(FavourableLevels)}"
        : $"net-box:{ScoreJson.Digits(FavourableLevels)}-{ScoreJson.Digits(UnfavourableLevels)}";

    double IScore.Value => Points;

    string IScoreState.Kind => JsonKind;

    /// <summary>The net score, with the boxes of the scale itself, of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeDefault(counts.View());

    /// <summary>The net score, with the boxes of the scale itself, of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeDefault(counts.View());

    /// <summary>The net score, with the boxes of the scale itself, of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? From(in RatingCounts counts) => counts.Scale is null ? null : MakeDefault(counts.View());

    /// <summary>The net score, with the boxes of the scale itself, of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? From(in WeightedRatingCounts counts) => counts.Scale is null ? null : MakeDefault(counts.View());

    /// <summary>The net score, with boxes that you name, of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="favourableLevels">How many levels at the good end, at least 1.</param>
    /// <param name="unfavourableLevels">How many levels at the bad end, at least 1; together no more than the scale has.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The boxes do not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? Net<TScale>(in RatingCounts<TScale> counts, int favourableLevels, int unfavourableLevels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), favourableLevels, unfavourableLevels);

    /// <summary>The net score, with boxes that you name, of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="favourableLevels">How many levels at the good end, at least 1.</param>
    /// <param name="unfavourableLevels">How many levels at the bad end, at least 1; together no more than the scale has.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The boxes do not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? Net<TScale>(in WeightedRatingCounts<TScale> counts, int favourableLevels, int unfavourableLevels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), favourableLevels, unfavourableLevels);

    /// <summary>The net score, with boxes that you name, of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="favourableLevels">How many levels at the good end, at least 1.</param>
    /// <param name="unfavourableLevels">How many levels at the bad end, at least 1; together no more than the scale has.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The boxes do not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? Net(in RatingCounts counts, int favourableLevels, int unfavourableLevels) => counts.Scale is null ? null : Make(counts.View(), favourableLevels, unfavourableLevels);

    /// <summary>The net score, with boxes that you name, of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="favourableLevels">How many levels at the good end, at least 1.</param>
    /// <param name="unfavourableLevels">How many levels at the bad end, at least 1; together no more than the scale has.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The boxes do not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetBoxScore? Net(in WeightedRatingCounts counts, int favourableLevels, int unfavourableLevels) => counts.Scale is null ? null : Make(counts.View(), favourableLevels, unfavourableLevels);

    /// <summary>The uncertainty of the score.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <param name="method">Adjusted Wald if left out; see <see cref="NetIntervalMethod"/>.</param>
    /// <returns>Limits in points, within −100…100. <see langword="null"/> only for one answer, with <see cref="NetIntervalMethod.TrinomialT"/> or weighted <see cref="NetIntervalMethod.Wald"/>.</returns>
    public Interval? Interval(Confidence confidence = default, NetIntervalMethod method = NetIntervalMethod.AdjustedWald) => _tally.Interval(confidence, method);

    /// <summary>This score minus another, with its uncertainty.</summary>
    /// <param name="other">Another score on the same scale, with the same boxes.</param>
    /// <param name="method">The method.</param>
    /// <returns>The signed difference in points, or <see langword="null"/> where the samples are too small for the method.</returns>
    /// <exception cref="ScaleMismatchException">The other score is on another scale.</exception>
    /// <exception cref="ArgumentException">The other score has other boxes.</exception>
    public ScoreDifference? CompareWith(NetBoxScore other, NetDifferenceMethod method)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return ScoreDifference.Of(this, other, _tally.Minus(other._tally, method), ScoreUnit.Points);
    }

    /// <summary>This score minus another, with its uncertainty by adjusted Wald.</summary>
    /// <param name="other">Another score on the same scale, with the same boxes.</param>
    /// <returns>The signed difference in points.</returns>
    /// <exception cref="ScaleMismatchException">The other score is on another scale.</exception>
    /// <exception cref="ArgumentException">The other score has other boxes.</exception>
    public ScoreDifference CompareWith(NetBoxScore other) => CompareWith(other, NetDifferenceMethod.AdjustedWald)!;

    ScoreDifference? IComparableScore<NetBoxScore>.CompareWith(NetBoxScore other) => CompareWith(other);

    /// <inheritdoc/>
    public bool Equals(NetBoxScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally && FavourableLevels == other.FavourableLevels && UnfavourableLevels == other.UnfavourableLevels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetBoxScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally, FavourableLevels, UnfavourableLevels);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(NetBoxScore? left, NetBoxScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(NetBoxScore? left, NetBoxScore? right) => !(left == right);

    /// <summary>Value, 95 % interval, scale and n, such as <c>Net box +35.0 [+18.7 … +49.3], neteasy7, n 100 of 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Signed("Net box", Points, Interval(), $"{Scale.Id}, {_core.Basis}");

    void IScoreState.WriteState(Utf8JsonWriter writer)
    {
        writer.WriteNumber("favourableLevels", FavourableLevels);
        writer.WriteNumber("unfavourableLevels", UnfavourableLevels);
        _tally.Write(writer, "unfavourable", "neutral", "favourable");
    }

    internal static NetBoxScore Read(JsonElement json, ScoreCore core)
    {
        var (good, bad) = (ScoreJson.Levels(json, "favourableLevels", core), ScoreJson.Levels(json, "unfavourableLevels", core));
        BoxLevels.Check(core.Scale, good, bad);
        return new NetBoxScore(core, NetTally.Read(json, core, "unfavourable", "neutral", "favourable"), good, bad);
    }

    private static NetBoxScore? MakeDefault(CountsView view) =>
        Make(view, BoxLevels.Favourable(view.Scale, "NetBoxScore.Net(counts, favourableLevels, unfavourableLevels)"), BoxLevels.Unfavourable(view.Scale));

    private static NetBoxScore? Make(CountsView view, int favourableLevels, int unfavourableLevels)
    {
        BoxLevels.Check(view.Scale, favourableLevels, unfavourableLevels);
        return view.IsEmpty ? null : new NetBoxScore(ScoreCore.Of(in view), NetTally.Of(in view, favourableLevels, unfavourableLevels), favourableLevels, unfavourableLevels);
    }
}
