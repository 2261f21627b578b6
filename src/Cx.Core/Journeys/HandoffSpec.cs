using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks how often customers change the channel, between which channels, and what is lost on the way.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// HandoffSpec spec = HandoffSpec.Of(assisted: ["phone", "chat"]);
/// </code>
/// </example>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record HandoffSpec : JourneySpec<HandoffMatrix>
{
    private readonly ValueList<ChannelId> _assisted;

    private HandoffSpec(ValueList<ChannelId> assisted) => _assisted = assisted;

    /// <summary>The channels on which a human serves the customer, sorted.</summary>
    public IReadOnlyList<ChannelId> Assisted => _assisted;

    /// <summary>Makes the question.</summary>
    /// <param name="assisted">The channels on which a human serves the customer; none if there are none.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">A channel is no id.</exception>
    public static HandoffSpec Of(params IEnumerable<string> assisted)
    {
        ArgumentNullException.ThrowIfNull(assisted);
        return new HandoffSpec(EventNames.Channels(assisted));
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"handoffs assisted={SchemaText.Of(_assisted)}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new HandoffOperator(engine, this);

    internal override HandoffMatrix Read(JourneyOperator state, JourneyLook look) => ((HandoffOperator)state).Read(look);
}
