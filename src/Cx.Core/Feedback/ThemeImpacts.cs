using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>What every theme of a taxonomy adds to a score or takes from it, from responses that have both an answer and words.</summary>
/// <remarks>
/// <para>Numbers and words of one response together. Themes with less support than asked for are shown and not tested; p-values are corrected for the number of themes that are (Benjamini and Hochberg 1995 by default).</para>
/// <para>Every response ends in one count: without answer, without words, or in the base. It is a class: <see langword="default"/> is <see langword="null"/>, no data. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("delivery"), "late", "deliver*")));
/// var impacts = ThemeImpacts.From([], tagger, new("recommend"), NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 10);   // null: no data
/// </code>
/// </example>
public sealed class ThemeImpacts
{
    private ThemeImpacts(IScore overall, IReadOnlyList<ThemeImpact> themes, ThemeBase themeBase, Correction correction, int minimumSupport, ThemeTally tally)
    {
        Overall = overall;
        Themes = themes;
        Base = themeBase;
        Correction = correction;
        MinimumSupport = minimumSupport;
        Offered = tally.Offered;
        WithoutAnswer = tally.WithoutAnswer;
        WithoutWords = tally.WithoutWords;
        WithoutTheme = tally.WithoutTheme;
        N = tally.All.Answered;
    }

    /// <summary>The score of all answers of the base.</summary>
    public IScore Overall { get; }

    /// <summary>All themes, the one that takes most first, the one that adds most last; those whose impact is not known at the end.</summary>
    public IReadOnlyList<ThemeImpact> Themes { get; }

    /// <summary>Which answers a theme is weighed against.</summary>
    public ThemeBase Base { get; }

    /// <summary>How p-values are corrected for the number of themes.</summary>
    public Correction Correction { get; }

    /// <summary>The fewest answers with and without a theme for its difference to be tested.</summary>
    public int MinimumSupport { get; }

    /// <summary>All responses.</summary>
    public long Offered { get; }

    /// <summary>The answers of the base.</summary>
    public long N { get; }

    /// <summary>The responses without an answer to the question: they have no score.</summary>
    public long WithoutAnswer { get; }

    /// <summary>The responses with an answer and without words. They are in the base only by <see cref="ThemeBase.AllAnswers"/>.</summary>
    public long WithoutWords { get; }

    /// <summary>The responses with an answer and words in which no theme was found: the larger, the more the taxonomy misses.</summary>
    public long WithoutTheme { get; }

    /// <summary>Weighs the themes of responses.</summary>
    /// <typeparam name="TScore">The kind of score.</typeparam>
    /// <param name="responses">The responses, of one level and each person as often as you want it to count: see <see cref="Deduplication"/>.</param>
    /// <param name="tagger">What finds the themes.</param>
    /// <param name="question">The question whose answers are scored.</param>
    /// <param name="score">The score, such as <c>NetPromoterScore.From</c>.</param>
    /// <param name="themeBase">Which answers a theme is weighed against.</param>
    /// <param name="minimumSupport">The fewest answers with and without a theme for its difference to be tested, 2 or more.</param>
    /// <param name="correction">How p-values are corrected for the number of themes.</param>
    /// <returns>The impacts, or <see langword="null"/> when no answer is in the base.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The support is below 2, or the base or the correction is none.</exception>
    /// <exception cref="ScaleMismatchException">Two answers are on different scales.</exception>
    /// <exception cref="InvalidOperationException">A response has a weight, which these counts would lose.</exception>
    public static ThemeImpacts? From<TScore>(
        IEnumerable<SurveyResponse> responses, ThemeTagger tagger, QuestionId question, ScoreOf<TScore> score, ThemeBase themeBase, int minimumSupport, Correction correction = Correction.BenjaminiHochberg)
        where TScore : class, IComparableScore<TScore>
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumSupport, 2);
        if (!Enum.IsDefined(themeBase)) throw new ArgumentOutOfRangeException(nameof(themeBase), themeBase, "Say what a theme is weighed against: AnswersWithWords or AllAnswers.");
        var tally = new ThemeTally(tagger, themeBase);
        foreach (var response in responses)
        {
            if (!response.Weight.Equals(1))
                throw new InvalidOperationException($"The response \"{response.Id}\" has the weight {response.Weight.ToString(CultureInfo.InvariantCulture)}, and themes are weighed by unweighted counts. Set the weights to 1, and say so beside the result.");
            tally.Add(response, question);
        }

        if (score(tally.All) is not { } overall) return null;
        var themes = new ThemeImpact[tagger.Taxonomy.Themes.Count];
        var differences = new (TScore? With, TScore? Without, ScoreDifference? Difference)[themes.Length];
        for (var i = 0; i < themes.Length; i++) differences[i] = Difference(tally.WithTheme(i), tally.Without(i), score, minimumSupport);
        var adjusted = MultipleComparisons.Adjust(Array.ConvertAll(differences, one => one.Difference?.PValue), correction);
        for (var i = 0; i < themes.Length; i++)
        {
            var (with, without, difference) = differences[i];
            var impact = without is null ? (double?)null : overall.Value - without.Value;
            var (lift, interval) = Lift(tally.WithTheme(i), tally.All);
            themes[i] = new ThemeImpact(tagger.Taxonomy.Themes[i], Share.Of(tally.WithTheme(i).Answered, tally.All.Answered)!, with, without, impact, difference, adjusted[i], lift, interval);
        }

        // Means keep the direction of their scale; every other score is high where things are good. A stable sort: themes of equal impact keep the order of the taxonomy.
        var direction = overall.Scale.Polarity == Polarity.LowerIsBetter && overall is (MeanScore or EffortScore) ? -1 : 1;
        return new ThemeImpacts(overall, [.. themes.OrderBy(theme => theme.Impact is { } known ? direction * known : double.PositiveInfinity)], themeBase, correction, minimumSupport, tally);
    }

    /// <summary>The overall score and how many themes there are.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Overall}; {Themes.Count} themes, {WithoutTheme} answers with words and without theme");

    private static (TScore? With, TScore? Without, ScoreDifference? Difference) Difference<TScore>(RatingCounts with, RatingCounts without, ScoreOf<TScore> score, int minimumSupport)
        where TScore : class, IComparableScore<TScore>
    {
        var (first, second) = (score(with), score(without));
        var supported = with.Answered >= minimumSupport && without.Answered >= minimumSupport && first is not null && second is not null;
        return (first, second, supported ? first!.CompareWith(second!) : null);
    }

    private static (DifferenceTest? Lift, Interval? Interval) Lift(RatingCounts with, RatingCounts all)
    {
        if (all.Scale!.UnfavourableBox is null) return (null, null);
        long low = Unfavourable(all), rest = all.Answered - low, lowWith = Unfavourable(with), restWith = with.Answered - lowWith;
        return low == 0 || rest == 0 ? (null, null) : (ShareDifferences.Of(lowWith, low, restWith, rest), ShareDifferences.Newcombe(lowWith, low, restWith, rest));
    }

    private static long Unfavourable(RatingCounts counts)
    {
        if (counts.Scale is not { } scale) return 0;
        long unfavourable = 0;
        for (var level = scale.Min; level <= scale.Max; level++)
        {
            if (scale.IsUnfavourable(level) == true) unfavourable += counts[level];
        }

        return unfavourable;
    }
}
