using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class ShareAnswers
{
    public static Answers Interval(Vector vector)
    {
        var interval = ShareIntervals.Of(
            vector.Number("hits"),
            vector.Number("n"),
            Confidence.Of(vector.Level),
            Enum.Parse<ShareIntervalMethod>(vector.Method),
            vector.Flag("clamp", otherwise: true));
        return new Answers { ["low"] = interval.Low, ["high"] = interval.High };
    }

    public static Answers Difference(Vector vector)
    {
        var (firstHits, firstN, secondHits, secondN) = (vector.Number("firstHits"), vector.Number("firstN"), vector.Number("secondHits"), vector.Number("secondN"));
        var test = vector.Method == "NewcombeHybridScore"
            ? ShareDifferences.Of(firstHits, firstN, secondHits, secondN)
            : ShareDifferences.Of(firstHits, firstN, secondHits, secondN, Enum.Parse<ShareTestMethod>(vector.Method));
        var interval = test.Interval(Confidence.Of(vector.Level));
        return new Answers
        {
            ["difference"] = test.Estimate,
            ["low"] = interval.Low,
            ["high"] = interval.High,
            ["z"] = test.Statistic,
            ["p"] = test.PValue,
        };
    }
}
