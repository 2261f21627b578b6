using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Net promoter score in points: promoters minus detractors per hundred answers to the 0–10 recommend question.</summary>
/// <remarks>
/// <para>Range −100…100 points, not percent. Promoters answer 9–10, passives 7–8, detractors 0–6. Skipped and missing answers are counted in <see cref="Sample"/> but are not part of it.</para>
/// <para>Points = 100 (P − D)/n (Reichheld, <em>The One Number You Need to Grow</em>, 2003). Never rounded here.</para>
/// <para>Only ratings on <see cref="Nps"/> have one. For another scale use <see cref="NetBoxScore"/>; a 0–10 question that asks for anything but a recommendation is not this scale either.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or <see cref="CompareWith(NetPromoterScore)"/>. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var counts = RatingCounts.Of(new int?[] { 10, 9, null, 6, 8 }.Select(Rating&lt;Nps&gt;.FromNullable));
/// if (NetPromoterScore.From(counts) is { } nps)
///     Console.WriteLine(nps.Points); // 25
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class NetPromoterScore : IScore, IScoreState, IComparableScore<NetPromoterScore>, IEquatable<NetPromoterScore>
{
    internal const string JsonKind = "netPromoter";

    private const string OtherScale = "Only ratings on the 0–10 recommend question have a net promoter score; use NetBoxScore.";

    private readonly ScoreCore _core;
    private readonly NetTally _tally;

    private NetPromoterScore(ScoreCore core, NetTally tally)
    {
        _core = core;
        _tally = tally;
    }

    /// <summary>Promoters minus detractors per hundred answers, −100…100 points; weighted if the counts were.</summary>
    public double Points => 100 * _tally.Net;

    /// <summary>Answers of 9 or 10, unweighted.</summary>
    public long Promoters => _tally.Favourable;

    /// <summary>Answers of 7 or 8, unweighted.</summary>
    public long Passives => _tally.Neutral;

    /// <summary>Answers of 0 to 6, unweighted.</summary>
    public long Detractors => _tally.Unfavourable;

    /// <summary>The variance of one answer taken as +1, 0 or −1: p + d − (p − d)², 0…1.</summary>
    public double Variance => _tally.Variance;

    /// <summary>Points − 160/√n: a ranking seen elsewhere, here only to reproduce it. To rank, use the lower limit of <see cref="Interval"/>.</summary>
    public double RankPenalty => Points - (160 / Math.Sqrt(N));

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <inheritdoc/>
    public Sample Sample => _core.Sample;

    /// <inheritdoc/>
    public long N => _core.Sample.N;

    /// <inheritdoc/>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>100·sqrt(variance/n) in points (Rocks, <em>Interval Estimation for the "Net Promoter Score"</em>, 2016); linearised for a weighted score, and then <see langword="null"/> for one answer.</summary>
    public double? StandardError => 100 * _tally.StandardError;

    string IScore.Name => "NPS";

    string IScore.Method => "net-promoter";

    double IScore.Value => Points;

    string IScoreState.Kind => JsonKind;

    /// <summary>The score of typed counts.</summary>
    /// <param name="counts">Counts of ratings on the recommend question.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetPromoterScore? From(in RatingCounts<Nps> counts) => Make(counts.View());

    /// <summary>The weighted score of typed counts.</summary>
    /// <param name="counts">Weighted counts of ratings on the recommend question.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetPromoterScore? From(in WeightedRatingCounts<Nps> counts) => Make(counts.View());

    /// <summary>The score of run-time counts.</summary>
    /// <param name="counts">Counts on the scale <c>nps</c>.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ScaleMismatchException">The counts are on another scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetPromoterScore? From(in RatingCounts counts)
    {
        if (counts.Scale is not { } scale) return null;
        ScaleMismatchException.ThrowUnlessSame(Nps.Definition, scale, OtherScale);
        return Make(counts.View());
    }

    /// <summary>The weighted score of run-time counts.</summary>
    /// <param name="counts">Weighted counts on the scale <c>nps</c>.</param>
    /// <returns>The score, or <see langword="null"/> if nobody answered.</returns>
    /// <exception cref="ScaleMismatchException">The counts are on another scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative.</exception>
    public static NetPromoterScore? From(in WeightedRatingCounts counts)
    {
        if (counts.Scale is not { } scale) return null;
        ScaleMismatchException.ThrowUnlessSame(Nps.Definition, scale, OtherScale);
        return Make(counts.View());
    }

    /// <summary>Does not compile: the counts are on another scale.</summary>
    /// <typeparam name="TScale">The other scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OtherScale, error: true, DiagnosticId = "CX1009", UrlFormat = "https://github.com/cx-core/Cx.Core/blob/main/docs/rules/{0}.md")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NetPromoterScore? From<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(Nps.Definition, RatingCounts<TScale>.Scale, OtherScale);

    /// <summary>Does not compile: the counts are on another scale.</summary>
    /// <typeparam name="TScale">The other scale.</typeparam>
    /// <param name="counts">The counts.</param>
    /// <returns>Nothing.</returns>
    /// <exception cref="ScaleMismatchException">Always.</exception>
    [Obsolete(OtherScale, error: true, DiagnosticId = "CX1009", UrlFormat = "https://github.com/cx-core/Cx.Core/blob/main/docs/rules/{0}.md")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static NetPromoterScore? From<TScale>(in WeightedRatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => throw new ScaleMismatchException(Nps.Definition, WeightedRatingCounts<TScale>.Scale, OtherScale);

    /// <summary>The score of a population from the scores of its strata, each weighted with its share of the population.</summary>
    /// <remarks>Points = sum W_h NPS_h; SE² = sum W_h² Var_h/n_h. The effective n is Kish's for weights W_h·n/n_h.</remarks>
    /// <param name="strata">Counts and population share of each stratum; the shares add up to 1.</param>
    /// <returns>The score, or <see langword="null"/> if a stratum has no answer: its part of the population is unknown.</returns>
    /// <exception cref="ArgumentException">The shares are not positive or do not add up to 1 within 1e-9, or there is no stratum.</exception>
    public static NetPromoterScore? Stratified([UnitSum] params ReadOnlySpan<(RatingCounts<Nps> Counts, double PopulationShare)> strata) => NetStrata.Score(strata);

    /// <summary>Compares the same respondents asked twice: the mean change of class (detractor −1, passive 0, promoter +1), after minus before.</summary>
    /// <remarks>A pair with a non-answer on either side is counted in <see cref="PairedComparison.Incomplete"/> and not used. t with pairs − 1 degrees of freedom.</remarks>
    /// <param name="pairs">For each respondent the answer before and the answer after.</param>
    /// <returns>The comparison; its difference is <see langword="null"/> with fewer than two complete pairs.</returns>
    public static PairedComparison ComparePaired(IEnumerable<(Rating<Nps> Before, Rating<Nps> After)> pairs) => PairedComparison.OfClasses(pairs, Nps.Definition);

    /// <summary>The uncertainty of the score.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <param name="method">Adjusted Wald if left out; see <see cref="NetIntervalMethod"/>.</param>
    /// <returns>Limits in points, within −100…100. <see langword="null"/> only for one answer, with <see cref="NetIntervalMethod.TrinomialT"/> or weighted <see cref="NetIntervalMethod.Wald"/>.</returns>
    public Interval? Interval(Confidence confidence = default, NetIntervalMethod method = NetIntervalMethod.AdjustedWald) => _tally.Interval(confidence, method);

    /// <summary>The percentile bootstrap interval of an unweighted score.</summary>
    /// <param name="seed">The seed: the same one gives the same limits.</param>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <param name="replicates">How many samples to draw.</param>
    /// <returns>Limits in points.</returns>
    /// <exception cref="InvalidOperationException">The score is weighted.</exception>
    public Interval BootstrapInterval(int seed, Confidence confidence = default, int replicates = 10_000) =>
        Weighting is null
            ? NetIntervals.Bootstrap(Detractors, Passives, Promoters, seed, confidence, replicates).Scale(100)
            : throw new InvalidOperationException("The bootstrap draws answers, and a weighted score no longer has them one by one. Use Interval.");

    /// <summary>This score minus another, with its uncertainty.</summary>
    /// <param name="other">The other score.</param>
    /// <param name="method">Adjusted Wald if left out.</param>
    /// <returns>The signed difference in points, or <see langword="null"/> where the samples are too small for the method.</returns>
    public ScoreDifference? CompareWith(NetPromoterScore other, NetDifferenceMethod method)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ScoreDifference.Of(this, other, _tally.Minus(other._tally, method), ScoreUnit.Points);
    }

    /// <summary>This score minus another, with its uncertainty by adjusted Wald (Lewis &amp; Sauro, <em>How to Statistically Compare Two Net Promoter Scores</em>, 2021).</summary>
    /// <param name="other">The other score.</param>
    /// <returns>The signed difference in points.</returns>
    public ScoreDifference CompareWith(NetPromoterScore other) => CompareWith(other, NetDifferenceMethod.AdjustedWald)!;

    ScoreDifference? IComparableScore<NetPromoterScore>.CompareWith(NetPromoterScore other) => CompareWith(other);

    /// <inheritdoc/>
    public bool Equals(NetPromoterScore? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && _tally == other._tally);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NetPromoterScore);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, _tally);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(NetPromoterScore? left, NetPromoterScore? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(NetPromoterScore? left, NetPromoterScore? right) => !(left == right);

    /// <summary>Value, 95 % interval and n, such as <c>NPS +75.0 [+17.9 … +91.2], n 8 of 10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Signed("NPS", Points, Interval(), _core.Basis);

    void IScoreState.WriteState(Utf8JsonWriter writer) => _tally.Write(writer, "detractors", "passives", "promoters");

    internal static NetPromoterScore Read(JsonElement json, ScoreCore core)
    {
        ScaleMismatchException.ThrowUnlessSame(Nps.Definition, core.Scale, OtherScale);
        return new NetPromoterScore(core, NetTally.Read(json, core, "detractors", "passives", "promoters"));
    }

    internal static NetPromoterScore FromTally(ScoreCore core, NetTally tally) => new(core, tally);

    private static NetPromoterScore? Make(CountsView view) => view.IsEmpty
        ? null
        : new NetPromoterScore(ScoreCore.Of(in view), NetTally.Of(in view, Nps.Definition.FavourableBox!.Value, Nps.Definition.UnfavourableBox!.Value));
}
