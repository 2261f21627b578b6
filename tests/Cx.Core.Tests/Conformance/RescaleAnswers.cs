using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Conformance;

internal static class RescaleAnswers
{
    public static Answers Of(Vector vector) => vector switch
    {
        _ when vector.Has("values") => Stretched(vector),
        _ when vector.Has("factor") => WrongRatio(vector),
        _ => Mixed(vector),
    };

    private static Answers Stretched(Vector vector)
    {
        var from = ScaleDefinition.Create("from", (int)vector.Number("fromMin"), (int)vector.Number("fromMax"), Polarity.HigherIsBetter);
        var to = ScaleDefinition.Create("to", (int)vector.Number("toMin"), (int)vector.Number("toMax"), Polarity.HigherIsBetter);
        return new Answers { ["values"] = vector.Numbers("values").Select(value => Rescale.To(value, from, to).Value).ToArray() };
    }

    // Anti-vector: multiplying by the ratio of the lengths leaves the scale at its lower end; stretching keeps the ends.
    private static Answers WrongRatio(Vector vector)
    {
        var (value, wrong) = (vector.Number("value"), vector.Number("value") * vector.Number("factor"));
        Assert.True(wrong < Csat5.Definition.Min);
        Assert.Equal(Csat5.Definition.Min, Rescale.To(value, Csat7.Definition, Csat5.Definition).Value);
        return new Answers { ["wrong"] = wrong };
    }

    // Anti-vector: two scales in one mean. With types it does not compile (CX1001); known at run time only, it throws.
    private static Answers Mixed(Vector vector)
    {
        var (first, second) = (Counts(vector, "first"), Counts(vector, "second"));
        Assert.Throws<ScaleMismatchException>(() =>
        {
            var (one, two) = (first, second);
            one.Merge(two);
        });
        var pooled = Ratings(vector, "first").Concat(Ratings(vector, "second")).Average();
        return new Answers
        {
            ["wrongPooledMean"] = pooled,
            ["pompFirst"] = PompScore.From(first)!.Points,
            ["pompSecond"] = PompScore.From(second)!.Points,
        };
    }

    private static RatingCounts Counts(Vector vector, string sample)
    {
        var counts = RatingCounts.On(Sampled.Scale(vector.Input(sample).GetProperty("scale").GetString()!));
        foreach (var rating in Ratings(vector, sample))
        {
            counts.AddValue(rating);
        }

        return counts;
    }

    private static IEnumerable<int> Ratings(Vector vector, string sample)
        => vector.Input(sample).GetProperty("ratings").EnumerateArray().Select(rating => rating.GetInt32());
}
