using System.Text.Json;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class SurvivalAnswers
{
    public static Answers Of(Vector vector) => vector.Has("first") ? Compared(vector) : vector.Has("causes") ? Competing(vector) : OneCurve(vector);

    private static Answers Compared(Vector vector)
    {
        var result = LogRank.Of(Curve(vector.Input("first")), Curve(vector.Input("second")))!;
        return new Answers
        {
            ["observed"] = result.Observed,
            ["expectedEvents"] = result.Expected,
            ["chiSquared"] = result.Test.Statistic,
            ["df"] = result.Test.DegreesOfFreedom,
            ["p"] = result.Test.PValue,
        };
    }

    private static Answers Competing(Vector vector)
    {
        var ends = CumulativeIncidence.Of(vector.Numbers("times"), [.. vector.Counts("causes").Select(cause => (int)cause)], 2)!;
        var at = vector.Numbers("at");
        return new Answers
        {
            ["first"] = at.Select(time => ends.At(1, time)).ToArray(),
            ["second"] = at.Select(time => ends.At(2, time)).ToArray(),
            ["neither"] = at.Select(ends.Overall.At).ToArray(),
        };
    }

    private static Answers OneCurve(Vector vector)
    {
        var curve = Made(vector);
        // The published tables have a line for each time at which something ended; the counted ones for each time.
        var everyTime = vector.Has("eventCounts");
        int[] rows = [.. Enumerable.Range(0, curve.Times.Length).Where(row => everyTime || curve.EventCounts[row] > 0)];
        double[] times = [.. rows.Select(row => curve.Times[row])];
        var method = vector.Has("interval") ? Enum.Parse<SurvivalInterval>(vector.Text("interval")) : SurvivalInterval.LogLog;
        var answers = new Answers
        {
            ["n"] = curve.N,
            ["times"] = times,
            ["atRisk"] = rows.Select(row => curve.AtRiskCounts[row]).ToArray(),
            ["survival"] = rows.Select(row => curve.Survival[row]).ToArray(),
            ["standardError"] = times.Select(curve.StandardErrorAt).ToArray(),
            ["low"] = times.Select(time => curve.IntervalAt(time, default, method)?.Low).ToArray(),
            ["high"] = times.Select(time => curve.IntervalAt(time, default, method)?.High).ToArray(),
            ["median"] = curve.Quantile().Value,
        };
        if (vector.Has("at"))
        {
            var at = vector.Number("at");
            answers["survivalAt"] = curve.At(at);
            answers["standardErrorAt"] = curve.StandardErrorAt(at);
            answers["lowAt"] = curve.IntervalAt(at, default, method)?.Low;
            answers["highAt"] = curve.IntervalAt(at, default, method)?.High;
        }

        if (vector.Has("horizon"))
        {
            var horizon = vector.Number("horizon");
            answers["restrictedMean"] = curve.RestrictedMean(horizon);
            answers["restrictedMeanStandardError"] = curve.RestrictedMeanStandardError(horizon);
        }

        return answers;
    }

    private static SurvivalCurve Made(Vector vector)
    {
        var times = vector.Numbers("times");
        if (vector.Has("eventCounts"))
        {
            return SurvivalCurve.OfCounts(times, vector.Counts("eventCounts"), vector.Counts("censoredCounts"))!;
        }

        bool[] events = [.. vector.Counts("events").Select(count => count == 1)];
        return (vector.Has("entries") ? SurvivalCurve.Of(times, events, vector.Numbers("entries")) : SurvivalCurve.Of(times, events))!;
    }

    private static SurvivalCurve Curve(JsonElement group) => SurvivalCurve.Of(
        Vector.NumbersOf(group.GetProperty("times")),
        [.. group.GetProperty("events").EnumerateArray().Select(element => element.GetInt32() == 1)])!;
}
