using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scores;

/// <summary>The text that each type's documentation shows for its sample.</summary>
public class ScoreTextTests
{
    private static readonly RatingCounts<Csat5> Delighted = Answers.PerLevel<Csat5>(15, 5, 10, 30, 40);
    private static readonly RatingCounts<NetEasy7> NetEasy = Answers.PerLevel<NetEasy7>(30, 25, 15, 10, 8, 7, 5);

    private static readonly (object Value, string Text)[] Shown =
    [
        (NetPromoterScore.From(Answers.Of<Nps>(10, 10, 9, 9, 8, null, null, 9, 10, 7))!, "NPS +75.0 [+17.9 … +91.2], n 8 of 10"),
        (BoxScore.Box(Answers.PerLevel<Csat5>(30, 0, 0, 30, 40), 2)!, "Top-2 box 70.0 % [60.4 … 78.1], csat5, n 100 of 100"),
        (BoxScore.TopBox(Answers.PerLevel<Csat5>(0, 0, 0, 0, 1))!, "Top box 100.0 % [20.7 … 100.0], csat5, n 1 of 1"),
        // (55.75 - 20.75)/103 = .33981 ± 1.96 sqrt(.62725/103).
        (NetBoxScore.From(NetEasy)!, "Net box +35.0 [+18.7 … +49.3], neteasy7, n 100 of 100"),
        // S^2 = (1605 - 100·3.75^2)/99, t(99) = 1.9842.
        (MeanScore.From(Delighted)!, "Mean 3.75 [3.47 … 4.03], csat5, n 100 of 100"),
        (MeanScore.From(Answers.Of<Csat5>(4))!, "Mean 4.00, csat5, n 1 of 1"),
        (PompScore.From(Delighted)!, "POMP 68.8 [61.7 … 75.8], csat5, n 100 of 100"),
        (EffortScore.From(NetEasy)!, "Effort 2.82 [2.46 … 3.18], neteasy7 (low is good), n 100 of 100"),
        (new Sample(8, 1, 1, 0, 0), "n 8 of 10"),
        (new Weighting(259.7403, 300, 1.155), "effective n 259.7"),
    ];

    [Fact]
    public void Each_score_shows_value_interval_scale_and_n_alike_in_every_culture()
    {
        foreach (var culture in new[] { UnderCulture.Foreign, System.Globalization.CultureInfo.InvariantCulture })
            UnderCulture.Run(culture, _ => Assert.Equal(Shown.Select(pair => pair.Text), Shown.Select(pair => pair.Value.ToString())));
    }

    [Fact]
    public void A_difference_shows_sign_unit_interval_and_p()
    {
        var (spring, summer) = (NetPromoterScore.From(Answers.Of<Nps>(10, 9, 9, 8, 7, 6, null, 3, 10, 9))!, NetPromoterScore.From(Answers.Of<Nps>(10, 10, 9, 9, 8, null, null, 9, 10, 7))!);
        Assert.Equal("+41.7 points [-28.8 … +87.9], p 0.32", summer.CompareWith(spring).ToString());
        Assert.StartsWith("-41.7 points [-87.9 … +28.8]", spring.CompareWith(summer).ToString(), StringComparison.Ordinal);

        var (much, little) = (Answers.PerLevel<Csat5>(0, 0, 20, 300, 700), Answers.PerLevel<Csat5>(700, 300, 20, 0, 0));
        Assert.Matches(@"^\+98\.0 percentage points \[\+9\d\.\d … \+9\d\.\d\], p below 0\.001$", BoxScore.From(much)!.CompareWith(BoxScore.From(little)!).ToString());
        Assert.Matches(@"^\+3\.33 on csat5 \[\+3\.\d\d … \+3\.\d\d\], p below 0\.001$", MeanScore.From(much)!.CompareWith(MeanScore.From(little)!)!.ToString());
        Assert.Matches(@"^-83\.3 points \[", PompScore.From(little)!.CompareWith(PompScore.From(much)!)!.ToString());
    }

    [Fact]
    public void Every_name_and_method_is_in_the_words_of_the_field()
    {
        IScore[] scores =
        [
            NetPromoterScore.From(Answers.Of<Nps>(9))!, BoxScore.Box(Delighted, 3)!, BoxScore.TopBox(Delighted)!, BoxScore.Bottom(Delighted, 1)!, BoxScore.Bottom(Delighted, 2)!,
            BoxScore.GoodOverRated(Delighted)!, NetBoxScore.From(Delighted)!, NetBoxScore.Net(Delighted, 1, 2)!, MeanScore.From(Delighted)!, PompScore.From(Delighted)!, EffortScore.From(Delighted)!,
        ];
        Assert.Equal(["NPS", "Top-3 box", "Top box", "Bottom box", "Bottom-2 box", "Good over rated", "Net box", "Net box", "Mean", "POMP", "Effort"], scores.Select(score => score.Name));
        Assert.Equal(["net-promoter", "top-box:3", "top-box:1", "bottom-box:1", "bottom-box:2", "good-over-rated", "net-box:2", "net-box:1-2", "mean", "pomp", "mean"], scores.Select(score => score.Method));
    }

    [Fact]
    public void A_box_that_does_not_fit_is_refused_with_what_would()
    {
        foreach (var make in new Action[] { () => BoxScore.Box(Delighted, 0), () => BoxScore.Box(Delighted, 6), () => BoxScore.Bottom(default(RatingCounts<Csat5>), 6) })
            Assert.Contains("Say 1 to 5", Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
        foreach (var make in new Action[] { () => NetBoxScore.Net(Delighted, 0, 1), () => NetBoxScore.Net(Delighted, 1, 0), () => NetBoxScore.Net(Delighted, 3, 3), () => NetBoxScore.Net(Delighted, int.MaxValue, int.MaxValue) })
            Assert.Contains("together at most 5", Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);
        foreach (var make in new Action[] { () => BoxScore.From(Answers.Of<Slider100>(50)), () => NetBoxScore.From(Answers.Of<Slider100>(50)), () => EffortScore.From(Answers.Of<Slider100>(50)) })
            Assert.Contains("names no box", Assert.Throws<InvalidOperationException>(make).Message, StringComparison.Ordinal);
        Assert.Contains("two and for five levels", Assert.Throws<InvalidOperationException>(() => BoxScore.GoodOverRated(Answers.Of<Csat7>(5))).Message, StringComparison.Ordinal);
    }
}
