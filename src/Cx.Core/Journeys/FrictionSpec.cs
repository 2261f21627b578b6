using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks where journeys are hard going: who gives up, repeats, asks for help, changes the channel, waits, and what people say of it.</summary>
/// <remarks>
/// <para>Drop-off needs to be told after how long a silence a journey counts as abandoned: an option of the log and of the tracker.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FrictionSpec : JourneySpec<FrictionIndex>
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromHours(48);

    private readonly ValueList<TouchpointId> _contacts = ValueList<TouchpointId>.Empty;
    private readonly ValueList<TouchpointId> _repeatable = ValueList<TouchpointId>.Empty;
    private readonly ValueList<EventWait> _maxWaits = ValueList<EventWait>.Empty;
    private readonly ValueList<FrictionWeight> _weights = ValueList<FrictionWeight>.Empty;

    /// <summary>The events that are a contact with support; none by default, and then there is no such component.</summary>
    public IReadOnlyList<TouchpointId> Contacts
    {
        get => _contacts;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _contacts = EventNames.Of(value);
        }
    }

    /// <summary>Within which time after an occurrence a contact counts as caused by it, the limit included; 48 hours by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public TimeSpan ContactWithin
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The time is above 0.");
    } = TwoDays;

    /// <summary>The events that may be repeated without that being rework; none by default.</summary>
    public IReadOnlyList<TouchpointId> Repeatable
    {
        get => _repeatable;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _repeatable = EventNames.Of(value);
        }
    }

    /// <summary>The longest waits that were meant, by event; none by default.</summary>
    public IReadOnlyList<EventWait> MaxWaits
    {
        get => _maxWaits;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _maxWaits = EventWait.Sorted(value);
        }
    }

    /// <summary>How much components count in the blend; those that are not named count 1.</summary>
    public IReadOnlyList<FrictionWeight> Weights
    {
        get => _weights;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _weights = new ValueList<FrictionWeight>([.. value.OrderBy(weight => weight.Kind)]);
        }
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"friction contacts={SchemaText.Of(_contacts)} within={ContactWithin.Ticks} repeatable={SchemaText.Of(_repeatable)} waits={SchemaText.Of(_maxWaits)} weights={SchemaText.Of(_weights)}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new FrictionOperator(engine, this);

    internal override FrictionIndex Read(JourneyOperator state, JourneyLook look) => ((FrictionOperator)state).Read(look);

    internal double WeightOf(FrictionKind kind) => _weights.FirstOrDefault(weight => weight.Kind == kind)?.Weight ?? 1;
}
