using System.Collections;
using System.Globalization;
using System.Reflection;
using Cx.Core.Journeys;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;
using Cx.Core.Tests.Journeys;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conventions;

/// <summary>Values of nearly every type: the samples, what questions about a log answer, what else is only ever a result, and all that their properties hold.</summary>
internal static class SampleGraph
{
    private const int MostOfOneList = 4;

    /// <summary>The values with the way to each, in the same order on every call. Each call makes them anew.</summary>
    public static List<(string Way, object Value)> Reachable()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var found = new List<(string Way, object Value)>();
        var waiting = new Stack<(string Way, object Value)>(Roots().Select((root, i) => (string.Create(CultureInfo.InvariantCulture, $"#{i}"), root)));
        while (waiting.TryPop(out var next))
        {
            var type = next.Value.GetType();
            if (next.Value is not string && next.Value is IEnumerable several) Push(next.Way, several.Cast<object?>().Take(MostOfOneList).Select((one, i) => (string.Create(CultureInfo.InvariantCulture, $"[{i}]"), one)));
            if (type.Assembly != Subject.Assembly || !seen.Add(next.Value)) continue;
            found.Add(next);
            Push(next.Way, type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike)
                .OrderBy(property => property.Name, StringComparer.Ordinal)
                .Select(property => ("." + property.Name, property.GetValue(next.Value))));
        }

        return found;

        void Push(string way, IEnumerable<(string Step, object? Value)> values)
        {
            foreach (var (step, value) in values)
            {
                if (value is not null) waiting.Push((way + step, value));
            }
        }
    }

    private static IEnumerable<object> Roots() => [.. JsonSamples.Make().Select(sample => sample.Value), .. Readings(), .. Charts(), .. Streams()];

    private static IEnumerable<object> Readings()
    {
        var asOf = DateTimeOffset.UnixEpoch.AddDays(400);
        var log = JourneyLog.Of(
            [At("one", 0, "a", "web"), At("one", 1, "b", "phone"), At("one", 2, "c", "web"), At("one", 40, "d", "web"), At("two", 0, "a", "web"), At("two", 3, "c", "chat"), At("three", 5, "b", "web")],
            JourneyPartition.OnePerCustomer,
            JourneyEnds.Of(["d"], ["x"]));
        foreach (dynamic spec in SpecJsonTests.Samples)
        {
            if ((object?)log.Read(spec, asOf) is { } answer) yield return answer;
        }

        foreach (var journey in log.Journeys(asOf)) yield return journey;
        foreach (var told in log.Explain(FunnelSpec.Unlimited("a", "b", "d"), new("one"), asOf)) yield return told;
        var graph = log.Read(new TransitionGraphSpec(), asOf);
        yield return JourneyDiff.Between(graph, log.Read(new TransitionGraphSpec(), DateTimeOffset.UnixEpoch.AddDays(2)));
        yield return BlueprintDiff.Between(Blueprints.Full(), Blueprints.Gold());
        foreach (var journey in log.Journeys(asOf)) yield return Blueprints.Full().Compile().Explain(journey);

        static Interaction At(string customer, int day, string touchpoint, string channel)
            => new() { EventId = new($"{customer}-{day}"), Customer = new(customer), Touchpoint = new(touchpoint), Channel = new(channel), OccurredAt = DateTimeOffset.UnixEpoch.AddDays(day) };
    }

    private static IEnumerable<object> Charts()
    {
        var plain = PChart.From([12, 15, 9, 20], [100, 110, 90, 120])!;
        var adjusted = LaneyPChart.From([1200, 1500, 900, 2500], [10000, 11000, 9000, 12000])!;
        var net = NetScoreChart.From([(10, 20, 70), (12, 25, 80), (9, 30, 60)])!;
        return
        [
            plain, plain.Point(40, 100)!, adjusted, adjusted.Point(1400, 10000)!, net, net.Point(30, 20, 50)!,
            .. Cusum.Of(0.5).Run([0.5, 2.5, 9.5, -8.5]), .. Ewma.Of(0.5).Run([0.5, 2.5, 9.5], 1.25),
        ];
    }

    private static IEnumerable<object> Streams()
    {
        RatingCounts<Nps> slice = default;
        for (var i = 0; i < 40; i++) slice.Add(Rating<Nps>.From(i % 11));
        var alarm = MeanAlarm.Nps(42.5, 0.05);
        var detector = ChangeDetector.Nps(42.5, 500, AlarmSide.Falls);
        DurationSketch durations = default;
        durations.Add(TimeSpan.FromMinutes(90.5));
        DistinctCounter customers = default;
        customers.Add("one");
        return
        [
            alarm.Look(slice), alarm, detector.Next(slice), detector, durations.Quantile()!, customers.Estimate(),
            EmitMode.Revisions, EmitMode.Early(TimeSpan.FromSeconds(2.5)), EventSource.Of("web", TimeSpan.FromSeconds(1.5)),
            Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)), Window.Session(TimeSpan.FromMinutes(30), TimeSpan.FromHours(4)), Window.CalendarDays(TimeZoneInfo.Utc),
            new ReadLimits(1 << 20, 1 << 22), .. Enum.GetValues<SnapshotErrorKind>().Select(kind => new SnapshotError(kind, 1234)).Cast<object>(),
        ];
    }
}
