using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

/// <summary>How far a small journey gets in a funnel, found by looking at every interaction as the end of a chain.</summary>
/// <param name="Level">The length of the longest chain.</param>
/// <param name="IsOpen">Whether a chain that has begun could still be completed after the look.</param>
/// <param name="Age">How long ago the youngest open chain began, in seconds.</param>
/// <param name="Duration">How long the first complete chain took.</param>
/// <param name="Gaps">The time to each step from the step before, when the journey first came so far.</param>
/// <param name="Next">What came next after the journey first came as far as it got.</param>
internal sealed record SmallChain(int Level, bool IsOpen, double Age, double Duration, double[] Gaps, string? Next)
{
    public static SmallChain Of(SmallJourney journey, FunnelSpec spec, double now)
    {
        var steps = spec.Steps.Select(step => step.Name).ToArray();
        var window = spec.Within!.Value.TotalSeconds;
        return spec.Order == FunnelOrder.AnyOrder ? AnyOrder(journey, steps, window, now) : Ordered(journey, steps, window, now, spec.Anchor);
    }

    private static SmallChain Ordered(SmallJourney journey, string[] steps, double window, double now, FunnelAnchor anchor)
    {
        var n = journey.Steps.Count;
        // starts[j][i]: the latest start of a chain of j + 1 steps that ends with interaction i.
        var starts = steps.Select(_ => new double?[n]).ToArray();
        var (level, at, gaps) = (0, -1, new double[steps.Length]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < steps.Length; j++)
            {
                if (journey.Event(i) != steps[j]) continue;
                if (j == 0) starts[0][i] = anchor == FunnelAnchor.Sliding || journey.Events.ToList().IndexOf(steps[0]) == i ? journey.At(i) : null;
                else starts[j][i] = Enumerable.Range(0, i).Where(before => journey.At(i) - starts[j - 1][before] <= window).Max(before => starts[j - 1][before]);
            }

            for (var j = level; j < steps.Length && starts[j][i] is not null; j++)
            {
                (level, at) = (j + 1, i);
                if (j > 0) gaps[j] = journey.At(i) - journey.At(Enumerable.Range(0, i).Last(before => starts[j - 1][before] is not null));
            }

            if (level == steps.Length) return new SmallChain(level, false, 0, journey.At(i) - starts[^1][i]!.Value, gaps, null);
        }

        var youngest = starts[0].Max();
        return new SmallChain(level, now - youngest < window, now - youngest ?? 0, 0, gaps, at + 1 < n && at >= 0 ? journey.Event(at + 1) : null);
    }

    private static SmallChain AnyOrder(SmallJourney journey, string[] steps, double window, double now)
    {
        var level = 0;
        double? latest = null;
        for (var i = 0; i < journey.Steps.Count; i++)
        {
            if (!steps.Contains(journey.Event(i))) continue;
            latest = journey.At(i);
            var seen = Enumerable.Range(0, i + 1).Where(before => journey.At(i) - journey.At(before) <= window && steps.Contains(journey.Event(before))).GroupBy(journey.Event, StringComparer.Ordinal).Select(own => own.Max(journey.At)).ToList();
            level = Math.Max(level, seen.Count);
            if (level == steps.Length) return new SmallChain(level, false, 0, journey.At(i) - seen.Min(), [], null);
        }

        return new SmallChain(level, now - latest < window, now - latest ?? 0, 0, [], null);
    }
}
