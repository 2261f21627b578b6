using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class QuantileAnswers
{
    public static Answers Of(Vector vector)
    {
        var data = vector.Numbers("data");
        if (!vector.Has("probability"))
        {
            return new Answers { ["mean"] = data.Average() };
        }

        var level = QuantileLevel.Of((int)Math.Round(100 * vector.Number("probability"), MidpointRounding.AwayFromZero), 100);
        var answers = new Answers();
        foreach (var method in Enum.GetValues<QuantileMethod>())
        {
            answers[method.ToString()] = SampleQuantile.Of(data, level, method);
        }

        return answers;
    }
}
