using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks how long journeys take from a start to the first value; who has not reached it counts.</summary>
/// <remarks>
/// <para>From the first start to the first value event at that instant or later. The answer is <see langword="null"/> when nobody has started.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var spec = MilestoneSpec.Of(start: ["signup"], value: ["first_value"]) with { EarlyLeave = EarlyLeave.CompetingLoss };
/// </code>
/// </example>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record MilestoneSpec : JourneySpec<TimeToFirstValue?>
{
    private readonly ValueList<TouchpointId> _start;
    private readonly ValueList<TouchpointId> _value;
    private readonly ValueList<TouchpointId> _leave = ValueList<TouchpointId>.Empty;

    private MilestoneSpec(ValueList<TouchpointId> start, ValueList<TouchpointId> value)
    {
        _start = start;
        _value = value;
    }

    /// <summary>The events that start the clock, sorted.</summary>
    public IReadOnlyList<TouchpointId> Start => _start;

    /// <summary>The events that are the first value, sorted.</summary>
    public IReadOnlyList<TouchpointId> Value => _value;

    /// <summary>The events by which a customer leaves; none by default.</summary>
    public IReadOnlyList<TouchpointId> Leave
    {
        get => _leave;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _leave = EventNames.Of(value);
        }
    }

    /// <summary>What becomes of customers who left before; censored by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rule is none.</exception>
    public EarlyLeave EarlyLeave
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "This is no rule for customers who left.");
    }

    /// <summary>Makes the question.</summary>
    /// <param name="start">The events that start the clock, 1 or more.</param>
    /// <param name="value">The events that are the first value, 1 or more.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is no id.</exception>
    public static MilestoneSpec Of(IEnumerable<string> start, IEnumerable<string> value) => new(EventNames.Required(start, nameof(start)), EventNames.Required(value, nameof(value)));

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"milestone start={SchemaText.Of(_start)} value={SchemaText.Of(_value)} leave={SchemaText.Of(_leave)} early={EarlyLeave}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new SpanOperator(engine, _start, _value, _leave);

    internal override TimeToFirstValue? Read(JourneyOperator state, JourneyLook look)
        => TimeToFirstValue.From(((SpanOperator)state).Spans(look).Select(span => new Milestone(span.Start, span.End, span.Left)), look.AsOf, EarlyLeave);
}
