using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class MultipleComparisonsAnswers
{
    public static Answers Of(Vector vector)
    {
        var pValues = vector.Numbers("pValues");
        if (vector.Has("correction"))
        {
            return new Answers { ["adjusted"] = MultipleComparisons.Adjust(pValues, Enum.Parse<Correction>(vector.Text("correction"))) };
        }

        var alpha = vector.Number("alpha");
        var rejections = new Answers();
        foreach (var correction in Enum.GetValues<Correction>())
        {
            rejections[correction.ToString()] = MultipleComparisons.Adjust(pValues, correction).Count(p => p <= alpha);
        }

        return rejections;
    }
}
