using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Asks how many customers were active on exactly one day, on two, and so on.</summary>
/// <remarks>
/// <para>By customer, whatever the partition into journeys. Days, or weeks or months, by the clock of a zone.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record StickinessSpec : JourneySpec<Stickiness>
{
    private readonly ValueList<TouchpointId> _events;

    private StickinessSpec(ValueList<TouchpointId> events, CalendarPeriod periods)
    {
        _events = events;
        Periods = periods;
    }

    /// <summary>The events that are activity, sorted; empty for any event.</summary>
    public IReadOnlyList<TouchpointId> Events => _events;

    /// <summary>The calendar periods that are counted, such as days.</summary>
    public CalendarPeriod Periods { get; }

    /// <summary>Makes the question.</summary>
    /// <param name="periods">The calendar periods that are counted, such as days.</param>
    /// <param name="events">The events that are activity; none for any event.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">An event is no id.</exception>
    public static StickinessSpec Of(CalendarPeriod periods, params IEnumerable<string> events)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(events);
        return new StickinessSpec(EventNames.Of(events), periods);
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"stickiness events={SchemaText.Of(_events)} periods={Periods}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new ActivityOperator(engine, _events, Periods);

    internal override Stickiness Read(JourneyOperator state, JourneyLook look)
    {
        var customers = new SortedDictionary<int, long>();
        foreach (var numbers in ((ActivityOperator)state).Periods(look)) customers[numbers.Count] = customers.GetValueOrDefault(numbers.Count) + 1;
        return new Stickiness(look, this, new ValueList<(int Periods, long Customers)>([.. customers.Select(one => (one.Key, one.Value))]));
    }
}
