using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class NumericsAnswers
{
    public static Answers Of(Vector vector) => new() { ["z"] = Confidence.Of(vector.Level).Z };
}
