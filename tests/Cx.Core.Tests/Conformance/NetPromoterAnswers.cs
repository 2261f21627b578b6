using System.Globalization;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class NetPromoterAnswers
{
    public static Answers? Of(Vector vector)
    {
        if (vector.Has("scale"))
        {
            Assert.Equal("Nps", vector.Text("scale"));
        }

        return vector switch
        {
            _ when vector.Has("rejectedNumbers") => Rejected(vector),
            _ when vector.Has("first") => Merged(vector),
            _ when vector.Has("points") => Ranked(vector),
            _ when vector.Has("answers") => Scored(Sampled.OfAnswers(vector.Input("answers"))),
            _ => Scored(Sampled.Of(vector.Classes())),
        };
    }

    public static Answers Interval(Vector vector)
    {
        var confidence = Confidence.Of(vector.Level);
        if (vector.Has("promoterShare"))
        {
            return HalfWidth(vector, confidence);
        }

        var (classes, method) = (vector.Classes(), Enum.Parse<NetIntervalMethod>(vector.Method));
        if (!vector.Flag("clamp", otherwise: true))
        {
            // A score clamps its intervals; the numbers below it need not.
            var unclamped = NetIntervals.Of(classes.Detractors, classes.Passives, classes.Promoters, confidence, method, clamp: false)!;
            return new Answers { ["low"] = 100 * unclamped.Low, ["high"] = 100 * unclamped.High };
        }

        var interval = NetPromoterScore.From(Sampled.Of(classes))!.Interval(confidence, method)!;
        return new Answers
        {
            ["low"] = interval.Low,
            ["high"] = interval.High,
            ["halfWidth"] = interval.Width / 2,
            ["multiplier"] = Math.Sqrt(ChiSquared.Quantile(vector.Level, 2)),
        };
    }

    public static Answers Difference(Vector vector)
    {
        var (first, second) = (Sampled.Of(vector.Classes("first")), Sampled.Of(vector.Classes("second")));
        if (vector.Method == "ChiSquared2x3")
        {
            var (one, two) = (vector.Classes("first"), vector.Classes("second"));
            var test = ChiSquaredTest.Of([one.Detractors, one.Passives, one.Promoters, two.Detractors, two.Passives, two.Promoters], 3)!;
            return new Answers { ["chiSquared"] = test.Statistic, ["df"] = test.DegreesOfFreedom, ["p"] = test.PValue };
        }

        var method = Enum.Parse<NetDifferenceMethod>(vector.Method);
        var difference = NetPromoterScore.From(first)!.CompareWith(NetPromoterScore.From(second)!, method)!;
        var interval = difference.Interval(Confidence.Of(vector.Level));
        return new Answers
        {
            ["points"] = difference.Value,
            ["testedDifference"] = difference.TestedValue,
            ["standardError"] = difference.StandardError,
            [method == NetDifferenceMethod.WelchT ? "t" : "z"] = difference.Statistic,
            ["p"] = difference.PValue,
            ["low"] = interval.Low,
            ["high"] = interval.High,
        };
    }

    private static Answers? Scored(in RatingCounts<Nps> counts)
    {
        if (NetPromoterScore.From(counts) is not { } score)
        {
            Assert.Null(MeanScore.From(counts));
            return null;
        }

        var spread = MeanScore.From(counts)!;
        return new Answers
        {
            ["points"] = score.Points,
            ["promoters"] = score.Promoters,
            ["passives"] = score.Passives,
            ["detractors"] = score.Detractors,
            ["n"] = score.N,
            ["nonResponses"] = score.Sample.NonResponses,
            ["variance"] = score.Variance,
            ["standardError"] = score.StandardError,
            ["standardErrorUnit"] = score.StandardError / 100,
            ["standardDeviation"] = spread.StandardDeviation,
            ["populationStandardDeviation"] = spread.PopulationStandardDeviation,
        };
    }

    // Anti-vector: the mean of two scores forgets how many answered.
    private static Answers Merged(Vector vector)
    {
        var (first, second) = (Sampled.Of(vector.Classes("first")), Sampled.Of(vector.Classes("second")));
        var (one, two) = (NetPromoterScore.From(first)!.Points, NetPromoterScore.From(second)!.Points);
        first.Merge(second);
        var merged = NetPromoterScore.From(first)!.Points;
        Assert.NotEqual(Math.Sign(merged), Math.Sign((one + two) / 2));
        return new Answers { ["firstPoints"] = one, ["secondPoints"] = two, ["merged"] = merged, ["wrongMeanOfScores"] = (one + two) / 2 };
    }

    // Counts that give the points at the n: so many promoters, all others passive.
    private static Answers Ranked(Vector vector)
    {
        Assert.Equal("MaxVariancePenalty", vector.Method);
        var (points, n) = (vector.Number("points"), (long)vector.Number("n"));
        var promoters = (long)(points * n / 100);
        var score = NetPromoterScore.From(Sampled.Of((0, n - promoters, promoters)))!;
        Assert.Equal(points, score.Points);
        return new Answers { ["rankScore"] = score.RankPenalty };
    }

    private static Answers Rejected(Vector vector)
    {
        var counts = RatingCounts.Of<Nps>([]);
        long accepted = 0, invalid = 0;
        foreach (var number in vector.Input("rejectedNumbers").EnumerateArray())
        {
            Count(number.GetRawText());
            Assert.Throws<JsonException>(() => number.Deserialize(ConformanceJsonContext.Default.RatingNps));
            if (number.TryGetInt32(out var whole))
            {
                counts.AddValue(whole);
            }
        }

        foreach (var text in vector.Input("rejectedTexts").EnumerateArray())
        {
            Count(text.GetString()!);
        }

        Assert.Equal(counts.Offered, counts.Invalid);
        return new Answers { ["accepted"] = accepted, ["invalid"] = invalid };

        void Count(string text)
        {
            if (Rating<Nps>.TryParse(text, CultureInfo.InvariantCulture, out _))
            {
                accepted++;
            }
            else
            {
                invalid++;
            }
        }
    }

    // Any n that the shares divide will do: the product does not depend on it.
    private static Answers HalfWidth(Vector vector, Confidence confidence)
    {
        const int n = 300;
        var promoters = (long)Math.Round(n * vector.Number("promoterShare"), MidpointRounding.AwayFromZero);
        var detractors = (long)Math.Round(n * vector.Number("detractorShare"), MidpointRounding.AwayFromZero);
        var score = NetPromoterScore.From(Sampled.Of((detractors, n - promoters - detractors, promoters)))!;
        return new Answers { ["halfWidthTimesSqrtN"] = score.Interval(confidence, NetIntervalMethod.Wald)!.Width / 2 * Math.Sqrt(n) };
    }
}
