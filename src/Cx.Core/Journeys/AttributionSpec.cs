using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks what part channels or events have in conversions.</summary>
/// <remarks>
/// <para>One path for each journey that has converted or ended: its players in their order, cut before the conversion. Journeys that are still active are left out and counted. An interaction without a channel is no player.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record AttributionSpec : JourneySpec<Attribution>
{
    private readonly ValueList<TouchpointId> _conversion;

    private AttributionSpec(PlayerKind players, ValueList<TouchpointId> conversion)
    {
        Players = players;
        _conversion = conversion;
    }

    /// <summary>Between what conversions are divided.</summary>
    public PlayerKind Players { get; }

    /// <summary>The events that are a conversion, sorted; the first one counts.</summary>
    public IReadOnlyList<TouchpointId> Conversion => _conversion;

    /// <summary>How Shapley's value looks at a coalition; its conversions by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The game is none.</exception>
    public ShapleyGame Game
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such game.");
    }

    /// <summary>Makes the question.</summary>
    /// <param name="players">Between what conversions are divided.</param>
    /// <param name="conversion">The events that are a conversion, 1 or more.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is no id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The players are none.</exception>
    public static AttributionSpec Of(PlayerKind players, params IEnumerable<string> conversion)
    {
        if (!Enum.IsDefined(players)) throw new ArgumentOutOfRangeException(nameof(players), players, "A conversion is divided between channels or events.");
        return new AttributionSpec(players, EventNames.Required(conversion, nameof(conversion)));
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"attribution players={Players} conversion={SchemaText.Of(_conversion)} game={Game}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new AttributionOperator(engine, this);

    internal override Attribution Read(JourneyOperator state, JourneyLook look) => ((AttributionOperator)state).Read(look);
}
