using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class RoundingAnswers
{
    public static Answers Of(Vector vector)
    {
        if (vector.Has("value"))
        {
            var value = vector.Number("value");
            return new Answers { ["awayFromZero"] = DisplayRounding.AwayFromZero(value, 0), ["toEven"] = Math.Round(value, MidpointRounding.ToEven) };
        }

        var counts = vector.Counts("counts");
        var naive = counts.Select(count => Math.Round(100.0 * count / counts.Sum(), MidpointRounding.AwayFromZero)).ToArray();
        var percent = LargestRemainder.Percentages(counts)!;
        Assert.Equal(100, percent.Sum());
        return new Answers { ["percent"] = percent, ["wrongPercent"] = naive, ["wrongSum"] = naive.Sum() };
    }
}
