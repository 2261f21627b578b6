using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Events that must not happen between two steps of a funnel.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record FunnelExclusion
{
    private readonly ValueList<TouchpointId> _events;

    private FunnelExclusion(ValueList<TouchpointId> events, int afterStep, int beforeStep, ExclusionEffect effect)
    {
        _events = events;
        AfterStep = afterStep;
        BeforeStep = beforeStep;
        Effect = effect;
    }

    /// <summary>The events, sorted.</summary>
    public IReadOnlyList<TouchpointId> Events => _events;

    /// <summary>The step, from 1, after which they must not happen.</summary>
    public int AfterStep { get; }

    /// <summary>The step before which they must not happen.</summary>
    public int BeforeStep { get; }

    /// <summary>What they do.</summary>
    public ExclusionEffect Effect { get; }

    /// <summary>Makes an exclusion.</summary>
    /// <param name="afterStep">The earlier step, from 1.</param>
    /// <param name="beforeStep">The later step.</param>
    /// <param name="effect">What the events do.</param>
    /// <param name="events">The events, 1 or more.</param>
    /// <returns>The exclusion.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is no id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not two of a funnel, the earlier one first, or the effect is none.</exception>
    public static FunnelExclusion Between(int afterStep, int beforeStep, ExclusionEffect effect, params IEnumerable<string> events)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(afterStep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(beforeStep, afterStep);
        if (!Enum.IsDefined(effect)) throw new ArgumentOutOfRangeException(nameof(effect), effect, "An excluded event removes the journey or cuts the chain.");
        return new FunnelExclusion(EventNames.Required(events, nameof(events)), afterStep, beforeStep, effect);
    }

    internal string Schema => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AfterStep}-{BeforeStep}{Effect}{SchemaText.Of(_events)}");
}
