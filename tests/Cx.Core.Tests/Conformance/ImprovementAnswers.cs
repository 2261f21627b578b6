using Cx.Core.Improvement;

namespace Cx.Core.Tests.Conformance;

internal static class ImprovementAnswers
{
    public static Answers Of(Vector vector)
    {
        var plan = CompoundImprovement.Of(vector.Number("rate"));
        return vector.Has("steps") ? new Answers { ["factor"] = plan.Factor(vector.Number("steps")) } : new Answers { ["steps"] = plan.StepsToDouble };
    }
}
