using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

/// <summary>The library works in proportions; the vectors give margins in points.</summary>
internal static class SampleSizeAnswers
{
    public static Answers Of(Vector vector)
    {
        if (vector.Has("population"))
        {
            return new Answers { ["n"] = SampleSize.FinitePopulation(vector.Number("n0"), vector.Number("population")) };
        }

        var confidence = Confidence.Of(vector.Level);
        return vector.Has("differencePoints")
            ? new Answers { ["nPerGroup"] = SampleSize.ForNetDifference(vector.Number("variancePerGroup"), vector.Number("differencePoints") / 100, confidence, vector.Number("power")) }
            : new Answers { ["n"] = SampleSize.ForNet(vector.Number("variance"), vector.Number("marginPoints") / 100, confidence) };
    }
}
