using System.Globalization;
using Cx.Core.Journeys;

namespace Cx.Core.Tests.Journeys;

/// <summary>Journeys of a few interactions.</summary>
internal static class Small
{
    public static DateTimeOffset Midnight { get; } = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(int second) => Midnight.AddSeconds(second);

    /// <summary>Up to ten interactions with events a to d in order of time, some at one instant.</summary>
    public static (int Second, string Event)[] Random(Random random)
    {
        var second = 0;
        var events = new (int, string)[random.Next(11)];
        for (var i = 0; i < events.Length; i++)
        {
            second += random.Next(4);
            events[i] = (second, ((char)('a' + random.Next(4))).ToString());
        }

        return events;
    }

    public static IEnumerable<Interaction> Interactions(IEnumerable<(int Second, string Event)> events, string customer)
        => events.Select((one, i) => new Interaction { EventId = new($"{customer}-{i.ToString(CultureInfo.InvariantCulture)}"), Customer = new(customer), Touchpoint = new(one.Event), OccurredAt = At(one.Second), Sequence = i });

    public static JourneyLog Log(params (int Second, string Event)[] events) => JourneyLog.Of(Interactions(events, "x"), JourneyPartition.OnePerCustomer);

    public static FunnelResult Read(FunnelSpec spec, params (int Second, string Event)[] events) => Read(spec, 100_000, events);

    public static FunnelResult Read(FunnelSpec spec, int asOf, params (int Second, string Event)[] events) => Log(events).Read(spec, At(asOf));

    public static int LevelOf(FunnelSpec spec, params (int Second, string Event)[] events) => Read(spec, events).Steps.Count(step => step.Reached > 0);

    public static FunnelExplanation Explain(FunnelSpec spec, params (int Second, string Event)[] events)
        => Log(events).Explain(spec, new("x"), At(100_000)) is [var one] ? one : spec.Explain(Log((0, "-")).Journeys(At(1)).Single());

    public static string Show((int Second, string Event)[] events, FunnelSpec spec) => $"{spec}: {string.Join(' ', events.Select(one => $"{one.Event}{one.Second}"))}";
}
