using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Conformance;

internal static class EffortAnswers
{
    public static Answers Of(Vector vector)
    {
        if (vector.Has("agree"))
        {
            Assert.Equal("Top2", vector.Method);
            var agreement = RatingCounts.Of<Likert5>([]);
            Sampled.Add(ref agreement, 2, (long)vector.Number("disagree"));
            Sampled.Add(ref agreement, 3, (long)vector.Number("neutral"));
            Sampled.Add(ref agreement, 4, (long)vector.Number("agree"));
            return new Answers { ["percent"] = 100 * BoxScore.Box(agreement, 2)!.Value };
        }

        var counts = Sampled.OfLevels(vector.Text("scale"), vector.Input("counts"));
        return vector.Has("reversedScale") ? Reversed(vector, counts) : NetEasy(counts);
    }

    private static Answers NetEasy(in RatingCounts counts)
    {
        var score = NetBoxScore.From(counts)!;
        return new Answers
        {
            ["easyPercent"] = 100.0 * score.Favourable / score.N,
            ["difficultPercent"] = 100.0 * score.Unfavourable / score.N,
            ["points"] = score.Points,
        };
    }

    // The same respondents, each answer mirrored onto the scale of the other polarity.
    private static Answers Reversed(Vector vector, in RatingCounts counts)
    {
        var other = Sampled.Scale(vector.Text("reversedScale"));
        var reversed = RatingCounts.On(other);
        for (var level = counts.Scale!.Min; level <= counts.Scale.Max; level++)
        {
            for (var i = 0L; i < counts[level]; i++)
            {
                reversed.Add(Rating.From(counts.Scale, level).Reverse(other));
            }
        }

        var effort = EffortScore.From(reversed)!;
        Assert.Equal(MeanScore.From(reversed)!.Mean, effort.Mean);
        return new Answers
        {
            ["unreversedMean"] = MeanScore.From(counts)!.Mean,
            ["reversedMean"] = effort.Mean,
            ["reversedTop3Percent"] = 100 * BoxScore.Box(reversed, 3)!.Value,
        };
    }
}
