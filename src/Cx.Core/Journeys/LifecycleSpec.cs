using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Asks how many customers of each calendar period are new, came again, came back, or fell silent.</summary>
/// <remarks>
/// <para>By customer, whatever the partition into journeys. The answer is empty without activity.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record LifecycleSpec : JourneySpec<IReadOnlyList<LifecyclePeriod>>
{
    private readonly ValueList<TouchpointId> _events;

    private LifecycleSpec(ValueList<TouchpointId> events, CalendarPeriod periods)
    {
        _events = events;
        Periods = periods;
    }

    /// <summary>The events that are activity, sorted; empty for any event.</summary>
    public IReadOnlyList<TouchpointId> Events => _events;

    /// <summary>The calendar periods.</summary>
    public CalendarPeriod Periods { get; }

    /// <summary>Makes the question.</summary>
    /// <param name="periods">The calendar periods.</param>
    /// <param name="events">The events that are activity; none for any event.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">An event is no id.</exception>
    public static LifecycleSpec Of(CalendarPeriod periods, params IEnumerable<string> events)
    {
        ArgumentNullException.ThrowIfNull(periods);
        ArgumentNullException.ThrowIfNull(events);
        return new LifecycleSpec(EventNames.Of(events), periods);
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"lifecycle events={SchemaText.Of(_events)} periods={Periods}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new ActivityOperator(engine, _events, Periods);

    internal override IReadOnlyList<LifecyclePeriod> Read(JourneyOperator state, JourneyLook look)
    {
        var starts = new Dictionary<long, DateTimeOffset>();
        return CustomerLifecycle.From(((ActivityOperator)state).Periods(look).Select(numbers => numbers.Select(StartOf)), Periods, look.AsOf);

        DateTimeOffset StartOf(long number)
        {
            if (!starts.TryGetValue(number, out var start)) starts.Add(number, start = Periods.StartOf(number));
            return start;
        }
    }
}
