namespace Cx.Core.Journeys;

/// <summary>Which steps and exclusions of a funnel an interaction matches, one bit each.</summary>
internal sealed class FunnelMatcher(FunnelSpec spec, Symbols events, Symbols channels)
{
    private readonly List<(uint Plain, uint Tested, uint Excluded)> _masks = [];

    public uint StepsOf(in Step step, out uint excluded)
    {
        while (_masks.Count <= step.Event) _masks.Add(Of(events[_masks.Count]));
        var (mask, tested, exclusions) = _masks[step.Event];
        excluded = exclusions;
        if (tested == 0) return mask;
        var steps = spec.StepSpan;
        for (var i = 0; i < steps.Length; i++)
        {
            if ((tested & (1u << i)) != 0 && Passes(steps[i], in step)) mask |= 1u << i;
        }

        return mask;
    }

    private (uint Plain, uint Tested, uint Excluded) Of(string name)
    {
        uint plain = 0, tested = 0, excluded = 0;
        var steps = spec.StepSpan;
        for (var i = 0; i < steps.Length; i++)
        {
            if (!steps[i].Events.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal))) continue;
            if (steps[i].Channels.Count > 0 || steps[i].Attribute is not null) tested |= 1u << i;
            else plain |= 1u << i;
        }

        var exclusions = spec.ExclusionSpan;
        for (var i = 0; i < exclusions.Length; i++)
        {
            if (exclusions[i].Events.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal))) excluded |= 1u << i;
        }

        return (plain, tested, excluded);
    }

    private bool Passes(FunnelStep asked, in Step step)
    {
        if (asked.Channels.Count > 0)
        {
            if (step.Channel < 0) return false;
            var channel = channels[step.Channel];
            if (!asked.Channels.Any(one => string.Equals(one.Text, channel, StringComparison.Ordinal))) return false;
        }

        return asked.Attribute is null || (step.Attributes is { } attributes && attributes.TryGetValue(asked.Attribute, out var value) && string.Equals(value, asked.Value, StringComparison.Ordinal));
    }
}
