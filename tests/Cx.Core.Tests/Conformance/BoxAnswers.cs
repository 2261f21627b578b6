using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Conformance;

internal static class BoxAnswers
{
    public static Answers Of(Vector vector) => vector switch
    {
        _ when vector.Has("scaleLengths") => DefaultBoxes(vector),
        _ when vector.Has("good") => Binary(vector),
        _ when vector.Has("counts") => Boxes(vector),
        _ => BinaryMap(vector),
    };

    private static Answers Boxes(Vector vector)
    {
        var counts = Sampled.OfLevels(vector.Text("scale"), vector.Input("counts"));
        var answers = new Answers
        {
            ["topBox"] = 100 * BoxScore.TopBox(counts)!.Value,
            ["top2"] = 100 * BoxScore.Box(counts, 2)!.Value,
            ["mean"] = MeanScore.From(counts)!.Mean,
            ["pomp"] = PompScore.From(counts)!.Points,
            ["net"] = NetBoxScore.From(counts)!.Points,
            ["sumOverMax"] = 100 * MeanScore.SumOverMax(counts),
        };
        if (vector.Has("method"))
        {
            Assert.Equal("Top2", vector.Method);
            answers["percent"] = 100 * BoxScore.From(counts)!.Value;
        }

        return answers;
    }

    private static Answers Binary(Vector vector)
    {
        var counts = RatingCounts.Of<Thumbs>([]);
        Sampled.Add(ref counts, 1, (long)vector.Number("good"));
        Sampled.Add(ref counts, 0, (long)vector.Number("bad"));
        return new Answers { ["percent"] = 100 * BoxScore.From(counts)!.Value };
    }

    private static Answers DefaultBoxes(Vector vector)
    {
        var boxes = new Answers();
        foreach (var length in vector.Counts("scaleLengths"))
        {
            boxes[length.ToString(CultureInfo.InvariantCulture)] = ScaleDefinition.Create("any", 1, (int)length, Polarity.HigherIsBetter).FavourableBox;
        }

        return boxes;
    }

    private static Answers BinaryMap(Vector vector)
    {
        Assert.Equal("ZendeskBinary", vector.Method);
        var scale = Sampled.Scale(vector.Text("scale"));
        var map = new Answers();
        for (var level = scale.Min; level <= scale.Max; level++)
        {
            var counts = RatingCounts.On(scale);
            counts.AddValue(level);
            map[level.ToString(CultureInfo.InvariantCulture)] = BoxScore.GoodOverRated(counts)!.Value == 1 ? "good" : "bad";
        }

        return map;
    }
}
