using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks where journeys are hard going: who gives up, repeats, asks for help, changes the channel, waits, and what people say of it.</summary>
/// <remarks>
/// <para><see cref="Of(CompiledBlueprint)"/> takes contacts, repeatable events, longest waits, owners and pain points from a blueprint. Drop-off needs to be told after how long a silence a journey counts as abandoned: an option of the log and of the tracker.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record FrictionSpec : JourneySpec<FrictionIndex>
{
    private static readonly TimeSpan TwoDays = TimeSpan.FromHours(48);

    private readonly ValueList<TouchpointId> _contacts = ValueList<TouchpointId>.Empty;
    private readonly ValueList<TouchpointId> _repeatable = ValueList<TouchpointId>.Empty;
    private readonly ValueList<EventWait> _maxWaits = ValueList<EventWait>.Empty;
    private readonly ValueList<FrictionWeight> _weights = ValueList<FrictionWeight>.Empty;

    /// <summary>The blueprint that says who owns an event and what hurts there; <see langword="null"/> for none.</summary>
    public CompiledBlueprint? Blueprint { get; private init; }

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

    /// <summary>The question with what a blueprint knows: the events of its support stages are contacts, those of repeatable touchpoints may be repeated, and the longest waits are those of its touchpoints. Where several touchpoints share an event, all of them must be repeatable or have a longest wait, and the longest of these counts.</summary>
    /// <param name="blueprint">The blueprint.</param>
    /// <returns>The question, which <c>with</c> can change.</returns>
    public static FrictionSpec Of(CompiledBlueprint blueprint)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        var support = blueprint.Blueprint.Stages.Where(stage => stage.Component == ExperienceComponent.Support).Select(stage => stage.Id).ToHashSet();
        return new FrictionSpec
        {
            Blueprint = blueprint,
            Contacts = [.. blueprint.Events.Where(name => blueprint.TouchpointsOf(name).Any(touchpoint => support.Contains(touchpoint.Stage)))],
            Repeatable = [.. blueprint.Events.Where(name => blueprint.TouchpointsOf(name).All(touchpoint => touchpoint.Repeatable))],
            MaxWaits = [.. blueprint.Events.Where(name => blueprint.TouchpointsOf(name).All(touchpoint => touchpoint.MaxWait is not null)).Select(name => EventWait.Of(name.Text, blueprint.TouchpointsOf(name).Max(touchpoint => touchpoint.MaxWait!.Value)))],
        };
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"friction contacts={SchemaText.Of(_contacts)} within={ContactWithin.Ticks} repeatable={SchemaText.Of(_repeatable)} waits={SchemaText.Of(_maxWaits)} weights={SchemaText.Of(_weights)} blueprint={Blueprint?.Blueprint.Fingerprint}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new FrictionOperator(engine, this);

    internal override FrictionIndex Read(JourneyOperator state, JourneyLook look) => ((FrictionOperator)state).Read(Blueprint is { } known ? look with { Blueprint = known.Blueprint.ToString() } : look);

    internal double WeightOf(FrictionKind kind) => _weights.FirstOrDefault(weight => weight.Kind == kind)?.Weight ?? 1;
}
