using Cx.Core.Feedback;

namespace Cx.Core.Tests.Conformance;

internal static class ResponseRateAnswers
{
    public static Answers Of(Vector vector)
    {
        var wave = new ResponseDispositions(
            (long)vector.Number("complete"), (long)vector.Number("partial"), (long)vector.Number("refusal"), (long)vector.Number("nonContact"),
            (long)vector.Number("other"), (long)vector.Number("unknownHousehold"), (long)vector.Number("unknownOther"));
        var eligible = vector.Number("eligibleShareOfUnknown");
        return new Answers
        {
            ["RR1"] = ResponseRate.RR1(wave)!.Value,
            ["RR2"] = ResponseRate.RR2(wave)!.Value,
            ["RR3"] = ResponseRate.RR3(wave, eligible)!.Value,
            ["RR4"] = ResponseRate.RR4(wave, eligible)!.Value,
            ["RR5"] = ResponseRate.RR5(wave)!.Value,
            ["RR6"] = ResponseRate.RR6(wave)!.Value,
        };
    }
}
