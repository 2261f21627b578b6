using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Box score: the share of answers that stand in a box of levels at one end of the scale.</summary>
/// <remarks>
/// <para>A share, 0…1. One sample has many; each carries its name and method: the scale's own box (top-2 of 5, top-3 of 10), the top box, the bottom box, good over rated.</para>
/// <para>Boxes count levels from the good end, or from the bad end for <c>Bottom</c>, whatever the polarity. Share = hits/n; standard error sqrt(s(1 − s)/n). Never rounded here. Boxes of different scales are never converted.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(new int?[] { 5, 4, 4, 2, null }.Select(Rating&lt;Csat5&gt;.FromNullable));
/// Console.WriteLine(BoxScore.From(counts)?.Value);   // 0.75: top-2 box of those who answered
/// Console.WriteLine(BoxScore.TopBox(counts)?.Value); // 0.25
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class BoxScore : IScore, IScoreState, IComparableScore<BoxScore>, IEquatable<BoxScore>
{
    internal const string JsonKind = "box";

    private readonly ScoreCore _core;
    private readonly BoxTally _tally;

    private BoxScore(ScoreCore core, BoxTally tally, BoxKind kind, int levels)
    {
        _core = core;
        _tally = tally;
        Kind = kind;
        Levels = levels;
    }

    /// <summary>The share of answers in the box, 0…1; weighted if the counts were.</summary>
    public double Value => _tally.Value;

    /// <summary>The plain share of answers counted, without weights.</summary>
    public Share Share => Share.Of(_tally.Hits, N)!;

    /// <summary>Which box this is.</summary>
    public BoxKind Kind { get; }

    /// <summary>How many levels the box has.</summary>
    public int Levels { get; }

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>sqrt(s(1 − s)/n) as a share; linearised for a weighted score, and then <see langword="null"/> for one answer.</summary>
    public double? StandardError => _tally.StandardError;

    string IScore.Name => BoxLevels.Name(Kind, Levels);

    string IScore.Method => BoxLevels.Method(Kind, Levels);

    string IScoreState.Kind => JsonKind;

    /// <summary>The share of favourable answers, with the box of the scale itself, of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeDefault(counts.View());

    /// <summary>The share of favourable answers, with the box of the scale itself, of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeDefault(counts.View());

    /// <summary>The share of favourable answers, with the box of the scale itself, of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? From(in RatingCounts counts) => counts.Scale is null ? null : MakeDefault(counts.View());

    /// <summary>The share of favourable answers, with the box of the scale itself, of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? From(in WeightedRatingCounts counts) => counts.Scale is null ? null : MakeDefault(counts.View());

    /// <summary>The share of answers at the good end, with a box that you name, of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the good end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Box<TScale>(in RatingCounts<TScale> counts, int levels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Favourable, levels);

    /// <summary>The share of answers at the good end, with a box that you name, of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the good end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Box<TScale>(in WeightedRatingCounts<TScale> counts, int levels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Favourable, levels);

    /// <summary>The share of answers at the good end, with a box that you name, of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the good end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Box(in RatingCounts counts, int levels) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Favourable, levels);

    /// <summary>The share of answers at the good end, with a box that you name, of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the good end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Box(in WeightedRatingCounts counts, int levels) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Favourable, levels);

    /// <summary>The share of the single best answer of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? TopBox<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Favourable, 1);

    /// <summary>The share of the single best answer of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? TopBox<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Favourable, 1);

    /// <summary>The share of the single best answer of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? TopBox(in RatingCounts counts) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Favourable, 1);

    /// <summary>The share of the single best answer of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? TopBox(in WeightedRatingCounts counts) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Favourable, 1);

    /// <summary>The share of answers at the bad end of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the bad end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Bottom<TScale>(in RatingCounts<TScale> counts, int levels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Unfavourable, levels);

    /// <summary>The share of answers at the bad end of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the bad end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Bottom<TScale>(in WeightedRatingCounts<TScale> counts, int levels)
        where TScale : struct, IScale<TScale> => Make(counts.View(), BoxKind.Unfavourable, levels);

    /// <summary>The share of answers at the bad end of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the bad end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Bottom(in RatingCounts counts, int levels) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Unfavourable, levels);

    /// <summary>The share of answers at the bad end of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="levels">How many levels at the bad end: 1 to all.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The box does not fit the scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? Bottom(in WeightedRatingCounts counts, int levels) => counts.Scale is null ? null : Make(counts.View(), BoxKind.Unfavourable, levels);

    /// <summary>Good over rated: the best two of five levels are good, the other three bad; of two levels the better one is good, of typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">The scale has neither two nor five levels.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? GoodOverRated<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeGoodOverRated(counts.View());

    /// <summary>Good over rated: the best two of five levels are good, the other three bad; of two levels the better one is good, of weighted typed counts.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">The scale has neither two nor five levels.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? GoodOverRated<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => MakeGoodOverRated(counts.View());

    /// <summary>Good over rated: the best two of five levels are good, the other three bad; of two levels the better one is good, of run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">The scale has neither two nor five levels.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? GoodOverRated(in RatingCounts counts) => counts.Scale is null ? null : MakeGoodOverRated(counts.View());

    /// <summary>Good over rated: the best two of five levels are good, the other three bad; of two levels the better one is good, of weighted run-time counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">The scale has neither two nor five levels.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static BoxScore? GoodOverRated(in WeightedRatingCounts counts) => counts.Scale is null ? null : MakeGoodOverRated(counts.View());

    /// <summary>The uncertainty of the score.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <param name="method">Wilson if left out; see <see cref="ShareIntervalMethod"/>.</param>
    /// <returns>Limits as shares, within 0…1. <see langword="null"/> only for one answer with weighted <see cref="ShareIntervalMethod.Wald"/>.</returns>
    public Interval? Interval(Confidence confidence = default, ShareIntervalMethod method = ShareIntervalMethod.Wilson) => _tally.Interval(confidence, method);

    /// <summary>This score minus another: Newcombe's interval and a two-proportion test.</summary>
    /// <param name="other">Another score of the same box on the same scale.</param>
    /// <param name="method">The test; pooled z with N − 1 if left out.</param>
    /// <returns>The signed difference as a share, −1…1.</returns>
    /// <exception cref="ScaleMismatchException">The other score is on another scale.</exception>
    /// <exception cref="ArgumentException">The other score is of another box.</exception>
    public ScoreDifference CompareWith(BoxScore other, ShareTestMethod method = ShareTestMethod.PooledZNMinus1)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return ScoreDifference.Of(this, other, _tally.Minus(other._tally, method), ScoreUnit.Share)!;
    }

    ScoreDifference? IComparableScore<BoxScore>.CompareWith(BoxScore other) => CompareWith(other);

    /// <inheritdoc/>
    public bool Equals(BoxScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally && Kind == other.Kind && Levels == other.Levels);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BoxScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally, Kind, Levels);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(BoxScore? left, BoxScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(BoxScore? left, BoxScore? right) => !(left == right);

    /// <summary>Share in percent, 95 % interval, scale and n, such as <c>Top-2 box 70.0 % [60.4 … 78.1], csat5, n 100 of 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Percent(BoxLevels.Name(Kind, Levels), Value, Interval(), $"{Scale.Id}, {_core.Basis}");

    void IScoreState.WriteState(Utf8JsonWriter writer)
    {
        writer.WriteString("box", ScoreJson.NameOf(Kind));
        writer.WriteNumber("levels", Levels);
        _tally.Write(writer);
    }

    internal static BoxScore Read(JsonElement json, ScoreCore core)
    {
        var kind = ScoreJson.EnumOf<BoxKind>(json, "box");
        var levels = ScoreJson.Levels(json, "levels", core);
        if (kind == BoxKind.GoodOverRated && levels != GoodLevels(core.Scale)) throw new JsonException($"Good over rated has other \"levels\" on the scale {core.Scale}.");
        return new BoxScore(core, BoxTally.Read(json, core), kind, levels);
    }

    internal static BoxScore? Make(CountsView view, BoxKind kind, int levels)
    {
        BoxLevels.Check(view.Scale, levels);
        return view.IsEmpty ? null : new BoxScore(ScoreCore.Of(in view), BoxTally.Of(in view, levels, kind != BoxKind.Unfavourable), kind, levels);
    }

    internal static BoxScore? MakeDefault(CountsView view) =>
        Make(view, BoxKind.Favourable, BoxLevels.Favourable(view.Scale, "BoxScore.Box(counts, levels)"));

    private static BoxScore? MakeGoodOverRated(CountsView view) => Make(view, BoxKind.GoodOverRated, GoodLevels(view.Scale));

    private static int GoodLevels(ScaleDefinition scale) => scale.Levels switch
    {
        2 => 1,
        5 => 2,
        _ => throw new InvalidOperationException($"Good over rated is defined for two and for five levels; {scale} has {ScoreJson.Digits(scale.Levels)}. Use BoxScore.Box(counts, levels)."),
    };
}
