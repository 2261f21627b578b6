using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class ThemeImpactTests
{
    private static readonly QuestionId Question = new("q");
    private static readonly ThemeTagger Tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("x"), "x"), Theme.Of(new("y"), "y"), Theme.Of(new("z"), "z")));

    private static Gen<(int Answer, string Words)[]> Answers { get; } = Gen.ArrayOf(
        from answer in Gen.Choose(-1, 10) from words in Gen.Elements("", "x", "y", "x y", "w", "x y w") select (answer, words));

    [Fact]
    public void The_impact_is_the_score_of_all_minus_the_score_without() => Law.Holds(Answers, answers =>
    {
        foreach (var themeBase in Enum.GetValues<ThemeBase>())
        {
            var inBase = answers.Where(one => one.Answer >= 0 && (themeBase == ThemeBase.AllAnswers || one.Words.Length > 0)).ToList();
            var impacts = ThemeImpacts.From(Responses(answers), Tagger, Question, NetPromoterScore.From, themeBase, minimumSupport: 2);
            if (inBase.Count == 0)
            {
                Assert.Null(impacts);
                continue;
            }

            Assert.Equal((inBase.Count, answers.Length), (impacts!.N, impacts.Offered));
            Assert.Equal(answers.Count(one => one.Answer < 0), impacts.WithoutAnswer);
            Assert.Equal(answers.Count(one => one is { Answer: >= 0, Words.Length: 0 }), impacts.WithoutWords);
            Assert.Equal(answers.Count(one => one is { Answer: >= 0, Words: "w" }), impacts.WithoutTheme);
            Assert.Equal(Points(inBase), impacts.Overall.Value, 1e-9);
            foreach (var theme in impacts.Themes)
            {
                var with = inBase.Where(one => one.Words.Split(' ').Contains(theme.Theme.Id.Text)).ToList();
                var without = inBase.Where(one => !one.Words.Split(' ').Contains(theme.Theme.Id.Text)).ToList();
                Assert.Equal(Share.Of(with.Count, inBase.Count), theme.Share);
                if (without.Count == 0) Assert.Null(theme.Impact);
                else Assert.Equal(Points(inBase) - Points(without), theme.Impact!.Value, 1e-9);
                Assert.Equal(with.Count >= 2 && without.Count >= 2, theme.Difference is not null);
                if (theme.Difference is not { } difference) continue;
                // The score is a mean of -100, 0 and 100, so the impact is the difference times the share of the theme.
                Assert.Equal(difference.Value * theme.Share.Value, theme.Impact!.Value, 1e-9);
                Assert.Equal(difference.Interval().Low * theme.Share.Value, theme.ImpactInterval()!.Low, 1e-9);
                Assert.Equal(difference.Interval(Confidence.P99).High * theme.Share.Value, theme.ImpactInterval(Confidence.P99)!.High, 1e-9);
            }
        }
    });

    [Fact]
    public void A_theme_on_no_response_has_no_impact_and_one_on_all_has_none_that_is_known()
    {
        var impacts = ThemeImpacts.From(Responses((3, "x"), (9, "x y"), (10, "x")), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 2)!;

        Assert.Equal(0, impacts.Themes.Single(theme => theme.Theme.Id == new ThemeId("z")).Impact);
        var all = impacts.Themes[^1];
        Assert.Equal((new ThemeId("x"), null, null, null), (all.Theme.Id, all.Impact, all.Difference, all.ImpactInterval()));
        Assert.Null(all.Without);
    }

    [Fact]
    public void A_hand_made_case_has_the_numbers_of_a_hand_calculation()
    {
        // x: detractors 6, passives 2, promoters 2 (-40); others: 2, 3, 5 (+30). All: 8 detractors, 7 promoters of 20: -5. Impact: -5 - 30 = -35.
        var answers = Times(6, 2, 2, "x").Concat(Times(2, 3, 5, "w")).ToArray();
        var theme = ThemeImpacts.From(Responses(answers), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 10)!.Themes[0];

        Assert.Equal((-40, 30), (theme.With!.Value, theme.Without!.Value));
        Assert.Equal(-35, theme.Impact!.Value, 1e-9);
        Assert.Equal(-70, theme.Difference!.Value, 1e-9);
        // Adjusted Wald by hand: classes plus 3/4, 3/2, 3/4 of 13: d -0.230769 and +0.230769... p = 2.75/13, d = 6.75/13; 5.75/13, 2.75/13.
        double p1 = 2.75 / 13, d1 = 6.75 / 13, p2 = 5.75 / 13, d2 = 2.75 / 13;
        var se = Math.Sqrt(((p1 + d1 - ((p1 - d1) * (p1 - d1))) / 13) + ((p2 + d2 - ((p2 - d2) * (p2 - d2))) / 13));
        var z = (p1 - d1 - (p2 - d2)) / se;
        Assert.Equal(2 * Normal.Survival(Math.Abs(z)), theme.Difference.PValue!.Value, 1e-9);
        // One theme of three is tested: nothing to correct.
        Assert.Equal(theme.Difference.PValue, theme.AdjustedPValue);
        // Lift: 6 of 8 detractors against 4 of 12 others.
        Assert.Equal((6.0 / 8) - (4.0 / 12), theme.Lift!.Value, 1e-12);
        Assert.Equal(ShareDifferences.Newcombe(6, 8, 4, 12), theme.LiftInterval);
        Assert.Equal(ShareDifferences.Of(6, 8, 4, 12).PValue, theme.LiftPValue);
        Assert.StartsWith("x: 0.5 (10 of 20), impact -35, adjusted p ", theme.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void P_values_are_corrected_for_the_themes_that_are_tested()
    {
        var answers = Times(6, 2, 2, "x").Concat(Times(2, 3, 5, "y")).Concat(Times(1, 1, 1, "w")).ToArray();
        foreach (var correction in Enum.GetValues<Correction>())
        {
            var impacts = ThemeImpacts.From(Responses(answers), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 5, correction)!;
            var tested = Tagger.Taxonomy.Themes.Select(theme => impacts.Themes.Single(one => one.Theme == theme)).ToList();
            Assert.Equal(MultipleComparisons.Adjust(tested.Select(theme => theme.Difference?.PValue).ToArray(), correction), tested.Select(theme => theme.AdjustedPValue));
            Assert.Equal((correction, 5, ThemeBase.AnswersWithWords), (impacts.Correction, impacts.MinimumSupport, impacts.Base));
        }

        // Benjamini and Hochberg unless another is asked for.
        Assert.Equal(Correction.BenjaminiHochberg, ThemeImpacts.From(Responses(answers), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, 5)!.Correction);
    }

    [Fact]
    public void A_rare_theme_is_shown_and_not_tested()
    {
        var theme = ThemeImpacts.From(Responses((0, "x"), (9, "w"), (10, "w")), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 2)!.Themes[0];
        Assert.Equal((new ThemeId("x"), null, null), (theme.Theme.Id, theme.Difference, theme.AdjustedPValue));
        Assert.NotNull(theme.Impact);
        Assert.DoesNotContain("adjusted", theme.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_most_comes_first_on_scales_of_both_directions()
    {
        (int Answer, string Words)[] answers = [.. Enumerable.Repeat((1, "x"), 3), .. Enumerable.Repeat((5, "y"), 3), .. Enumerable.Repeat((3, "w"), 3)];
        IEnumerable<SurveyResponse> On<TScale>() where TScale : struct, IScale<TScale> => answers.Select((one, i) => (SurveyResponse.Of(new ResponseId($"{i}"), DateTimeOffset.UnixEpoch) with { Verbatim = one.Words }).WithAnswer(Question, Rating<TScale>.From(one.Answer)));

        Assert.Equal(["x", "z", "y"], ThemeImpacts.From(On<Csat5>(), Tagger, Question, MeanScore.From, ThemeBase.AnswersWithWords, 2)!.Themes.Select(theme => theme.Theme.Id.Text));
        // On an effort scale 5 is the bad end, and a mean keeps the direction of its scale.
        Assert.Equal(["y", "z", "x"], ThemeImpacts.From(On<Ces5>(), Tagger, Question, MeanScore.From, ThemeBase.AnswersWithWords, 2)!.Themes.Select(theme => theme.Theme.Id.Text));
        Assert.Equal(["y", "z", "x"], ThemeImpacts.From(On<Ces5>(), Tagger, Question, PompScore.From, ThemeBase.AnswersWithWords, 2)!.Themes.Select(theme => theme.Theme.Id.Text));
        Assert.Equal(["y", "z", "x"], ThemeImpacts.From(On<Ces5>(), Tagger, Question, EffortScore.From, ThemeBase.AnswersWithWords, 2)!.Themes.Select(theme => theme.Theme.Id.Text));
        Assert.Equal(["y", "z", "x"], ThemeImpacts.From(On<Ces5>(), Tagger, Question, NetBoxScore.From, ThemeBase.AnswersWithWords, 2)!.Themes.Select(theme => theme.Theme.Id.Text));
    }

    [Fact]
    public void A_scale_without_box_has_no_lift()
    {
        var responses = Enumerable.Range(0, 6).Select(i => (SurveyResponse.Of(new ResponseId($"{i}"), DateTimeOffset.UnixEpoch) with { Verbatim = i < 3 ? "x" : "w" }).WithAnswer(Question, Rating<Slider100>.From(10 * i)));
        var theme = ThemeImpacts.From(responses, Tagger, Question, MeanScore.From, ThemeBase.AnswersWithWords, 2)!.Themes[0];

        Assert.Equal((null, null, null), (theme.Lift, theme.LiftInterval, theme.LiftPValue));
        // With: 0, 10, 20; without: 30, 40, 50; all: 25.
        Assert.Equal(25 - 40, theme.Impact!.Value, 1e-9);
    }

    [Fact]
    public void What_would_be_lost_or_is_not_said_is_refused()
    {
        var heavy = SurveyResponse.Of(new("r"), DateTimeOffset.UnixEpoch) with { Weight = 2 };
        Assert.Contains("weight 2", Assert.Throws<InvalidOperationException>(() => ThemeImpacts.From([heavy], Tagger, Question, NetPromoterScore.From, ThemeBase.AllAnswers, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ThemeImpacts.From([], Tagger, Question, NetPromoterScore.From, ThemeBase.AllAnswers, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ThemeImpacts.From([], Tagger, Question, NetPromoterScore.From, (ThemeBase)7, 2));
    }

    [Fact]
    public void The_text_says_what_was_found_and_what_was_not()
    {
        var impacts = ThemeImpacts.From(Responses((3, "x"), (9, "w"), (10, "w")), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, minimumSupport: 2)!;
        Assert.EndsWith("; 3 themes, 2 answers with words and without theme", impacts.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("impact not known", ThemeImpacts.From(Responses((3, "x"), (9, "x")), Tagger, Question, NetPromoterScore.From, ThemeBase.AnswersWithWords, 2)!.Themes[^1].ToString(), StringComparison.Ordinal);
    }

    private static double Points(List<(int Answer, string Words)> answers) => answers.Average(one => one.Answer >= 9 ? 100.0 : one.Answer <= 6 ? -100.0 : 0.0);

    private static IEnumerable<(int Answer, string Words)> Times(int detractors, int passives, int promoters, string words) =>
        [.. Enumerable.Repeat((2, words), detractors), .. Enumerable.Repeat((7, words), passives), .. Enumerable.Repeat((10, words), promoters)];

    private static IEnumerable<SurveyResponse> Responses(params (int Answer, string Words)[] answers) => answers.Select((one, i) =>
        (SurveyResponse.Of(new ResponseId($"{i}"), DateTimeOffset.UnixEpoch) with { Verbatim = one.Words })
        .WithAnswer(Question, one.Answer < 0 ? Rating<Nps>.Skipped : Rating<Nps>.From(one.Answer)));
}
