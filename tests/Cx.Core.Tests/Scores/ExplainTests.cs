using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Scores;

public class ExplainTests
{
    // measurement.md, section 3: csat.delighted.all.
    private static readonly RatingCounts<Csat5> Delighted = Answers.PerLevel<Csat5>(15, 5, 10, 30, 40);

    [Fact]
    public void One_sample_stands_under_every_named_definition()
    {
        var explanation = Delighted.Explain();

        Assert.Equal(
            [
                ("Top-2 box", "70.0 %"), ("Net box", "+50.0 points"), ("Top box", "40.0 %"), ("Bottom box", "15.0 %"),
                ("Good over rated", "70.0 %"), ("Mean", "3.75"), ("POMP", "68.8 of 100"), ("Sum over max", "75.0 %"),
            ],
            explanation.Scores.Select(line => (line.Name, line.Text)));
        Assert.Equal("Mean 3.75 = sum of answers/n", explanation.Scores[5].ToString());
        Assert.All(explanation.Scores, line => Assert.Equal(100, line.Sample.N));
        Assert.All(explanation.Scores, line => Assert.Equal(line.Name == "Sum over max", line.Score is null));
        Assert.Equal(BoxScore.From(Delighted), explanation.Scores[0].Score);
        Assert.Equal(Csat5.Definition, explanation.Scale);
    }

    [Fact]
    public void The_text_is_a_table()
    {
        var lines = Delighted.Explain().ToString().Split('\n');

        Assert.Equal("csat5 (1…5, higher is better), n 100 of 100", lines[0]);
        Assert.Equal("Top-2 box              70.0 %  answers in the best 2 levels/n; the scale's own box", lines[1]);
        Assert.Equal(9, lines.Length);
        Assert.Equal("csat5 (1…5, higher is better): nobody answered", default(RatingCounts<Csat5>).Explain().ToString());
        Assert.Empty(default(RatingCounts<Csat5>).Explain().Scores);
    }

    public static TheoryData<string, string> BuiltIn => new()
    {
        { "nps", "NPS,Top-2 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "csat3", "Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "csat5", "Top-2 box,Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "csat7", "Top-2 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "csat10", "Top-3 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "thumbs", "Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "stars5", "Top-2 box,Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "slider100", "Top box,Bottom box,Mean,POMP,Sum over max" },
        { "ces5", "Effort,Top-2 box,Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "ces7", "Effort,Top-3 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "neteasy7", "Top-2 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "seq7", "Top-2 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
        { "valence5", "Top-2 box,Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "likert5", "Top-2 box,Net box,Top box,Bottom box,Good over rated,Mean,POMP,Sum over max" },
        { "likert7", "Top-2 box,Net box,Top box,Bottom box,Mean,POMP,Sum over max" },
    };

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Each_built_in_scale_has_its_definitions_each_name_once(string id, string names)
    {
        var scale = ScaleRegistry.BuiltIn.Find(id);
        var explanation = Answers.On(scale, scale.Min, scale.Max, scale.Max, null).Explain();

        Assert.Equal(names.Split(','), explanation.Scores.Select(line => line.Name));
        Assert.All(explanation.Scores, line => Assert.Equal("n 3 of 4", line.Sample.ToString()));
    }

    [Fact]
    public void Where_low_is_good_the_formulas_say_so()
    {
        var lines = Answers.Of<Ces5>(1, 2, 5).Explain().Scores;

        Assert.Equal("sum of answers/n; low is good", lines.Single(line => line.Name == "Effort").Formula);
        Assert.Equal("100 (max − mean)/(max − min)", lines.Single(line => line.Name == "POMP").Formula);
        Assert.Contains("high is good", Answers.Of<Ces7>(1).Explain().Scores[0].Formula, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_without_a_positive_end_has_no_sum_over_max()
    {
        var scale = ScaleDefinition.Create("cold", -5, 0, Polarity.HigherIsBetter);
        Assert.DoesNotContain("Sum over max", Answers.On(scale, -3).Explain().Scores.Select(line => line.Name));
        Assert.Contains("Use PompScore", Assert.Throws<InvalidOperationException>(() => MeanScore.SumOverMax(Answers.On(scale, -3))).Message, StringComparison.Ordinal);
        Assert.Null(MeanScore.SumOverMax(RatingCounts.On(scale)));
    }
}
