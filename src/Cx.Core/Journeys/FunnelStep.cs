using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>One step of a funnel: the events that fill it, if wanted only by some channels or with an attribute.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// FunnelStep step = FunnelStep.Of("setup", "import").By("web").Where("plan", "pro");
/// </code>
/// </example>
public sealed record FunnelStep
{
    private readonly ValueList<TouchpointId> _events;
    private readonly ValueList<ChannelId> _channels;

    private FunnelStep(ValueList<TouchpointId> events, ValueList<ChannelId> channels)
    {
        _events = events;
        _channels = channels;
    }

    /// <summary>The events that fill the step, 1 or more, sorted.</summary>
    public IReadOnlyList<TouchpointId> Events => _events;

    /// <summary>The channels by which it must happen, sorted; empty for any.</summary>
    public IReadOnlyList<ChannelId> Channels => _channels;

    /// <summary>The attribute that the interaction must have; <see langword="null"/> for none.</summary>
    public string? Attribute { get; private init; }

    /// <summary>The value of that attribute.</summary>
    public string? Value { get; private init; }

    /// <summary>The longest time since the step before; <see langword="null"/>, the default, for none but that of the funnel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan? MaxGap
    {
        get;
        init => field = value < TimeSpan.Zero ? throw new ArgumentOutOfRangeException(nameof(value), value, "A gap is 0 or more.") : value;
    }

    /// <summary>The name of the step: its events.</summary>
    public string Name => string.Join('|', _events.Select(one => one.Text));

    /// <summary>Makes a step.</summary>
    /// <param name="events">The events that fill it, 1 or more.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is no id.</exception>
    public static FunnelStep Of(params IEnumerable<string> events) => new(EventNames.Required(events, nameof(events)), ValueList<ChannelId>.Empty);

    /// <summary>The same step, only by some channels.</summary>
    /// <param name="channels">The channels, 1 or more.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentException">There is no channel, or one is no id.</exception>
    public FunnelStep By(params IEnumerable<string> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        var set = EventNames.Channels(channels);
        return set.Count > 0
            ? new FunnelStep(_events, set) { Attribute = Attribute, Value = Value, MaxGap = MaxGap }
            : throw new ArgumentException("There is no channel. Name at least one, or leave the step as it is.", nameof(channels));
    }

    /// <summary>The same step, only with an attribute.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="value">Its value, exactly.</param>
    /// <returns>The step.</returns>
    public FunnelStep Where(string attribute, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(attribute);
        ArgumentNullException.ThrowIfNull(value);
        return this with { Attribute = attribute, Value = value };
    }

    /// <summary>The events, and what else is asked.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Name
        + (_channels.Count == 0 ? string.Empty : " by " + string.Join('|', _channels.Select(one => one.Text)))
        + (Attribute is null ? string.Empty : $" where {Attribute} is {Value}");

    internal string Schema => SchemaText.Of([SchemaText.Of(_events), SchemaText.Of(_channels), Attribute is null ? string.Empty : SchemaText.Of([Attribute, Value!]), MaxGap?.Ticks.ToString(CultureInfo.InvariantCulture) ?? string.Empty]);

    internal bool MayShare(FunnelStep other) => _events.Any(one => other._events.Span.Contains(one));
}
