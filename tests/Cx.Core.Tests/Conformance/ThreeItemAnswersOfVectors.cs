using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Conformance;

internal static class ThreeItemAnswersOfVectors
{
    public static Answers Of(Vector vector)
    {
        var items = vector.Counts("items").Select(item => Rating<Csat10>.From((int)item)).ToArray();
        var weights = vector.Numbers("weights");
        var counts = default(ThreeItemCounts);
        counts.Add(new ThreeItemAnswers(items[0], items[1], items[2]));
        return new Answers { ["index"] = ThreeItemSatisfactionIndex.From(counts, weights[0], weights[1], weights[2])!.Points };
    }
}
