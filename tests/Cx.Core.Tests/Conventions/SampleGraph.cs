using System.Collections;
using System.Globalization;
using System.Reflection;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Improvement;
using Cx.Core.Journeys;
using Cx.Core.Retention;
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

    private static readonly SeriesSchema Schema = SeriesSchema.Of(("touchpoint", 4));

    // Once: a handle is of its store, and a store has one writer.
    private static readonly SeriesHandle[] Handles = HandlesOf(new RatingStore<Nps>(Schema, 4, OverflowPolicy.Fold));

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

    private static IEnumerable<object> Roots() => [.. JsonSamples.Make().Select(sample => sample.Value), .. Rates(), .. Improvements(), .. Maps(), .. Readings(), .. Charts(), .. Streams()];

    private static SeriesHandle[] HandlesOf(RatingStore<Nps> store) => [store.Resolve(Schema.Key("web")), store.Resolve(Schema.Key("shop"))];

    private static IEnumerable<object> Rates()
    {
        var start = DateTimeOffset.UnixEpoch;
        return
        [
            CaseHistory.Of(start, new CaseEvent(start.AddHours(1), CaseEventKind.Resolved)),
            PromiseKept.From([new Promise(start, start.AddHours(1)), new Promise(start.AddDays(9), null)], start.AddDays(1))!,
            WaitTime.From([new QueueVisit(start, start.AddMinutes(1.5)), new QueueVisit(start, null, start.AddHours(1))], start.AddDays(1))!,
            ResponseRate.RR3(new ResponseDispositions(600, 50, 150, 120, 30, 40, 10), 0.5)!,
            ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("late"), "late"))).Tag("It was late.")[0],
            TimelineEntry.Of(start, "called", "no answer"),
            RevenueRetention.From(RevenueMovement.Of(800, 500.5m, 0.25m, 150, 90))!,
            AreaUnderRoc.Of([0.9, 0.5, 0.25], [0.1, 0.5])!,
            BrierScore.Of([0.1, 0.9, 0.5, 0.25], [false, true, true, false])!,
            .. CalibrationBin.Table([0.1, 0.9, 0.5, 0.25], [false, true, true, false], bins: 2),
            CumulativeIncidence.Of([1.5, 2, 3, 4], [1, 2, 0, 1], 2)!,
            MeanDifferences.Welch(4.5, 1.25, 30, 4.25, 1.5, 40)!,
            PostStratification.Estimate([600, 400], [0.25, 0.75], [0.01, 0.02], [60, 30])!,
            SurvivalCurve.Of([6, 7, 9.5, 10], [true, true, false, true])!.Quantile(),
        ];
    }

    private static IEnumerable<object> Improvements()
    {
        var target = Target.AtLeast("NPS", 30.5, "web team");
        var score = NetPromoterScore.From(RatingCounts.Of(Enumerable.Range(0, 40).Select(i => Rating<Nps>.From(4 + (i % 7)))))!;
        var data = DriverData.From(
            DriverColumn.OfNumbers("overall", [1, 2, 4, 3, 6, 5, 7, 9]),
            DriverColumn.OfNumbers("speed", [1, 2, 3, 5, 5, 4, 8, 8]),
            DriverColumn.OfNumbers("price", [2, 1, 4, 3, 4, 7, 6, 8]));
        var scorecard = CxScorecard.From([ScorecardEntry.OfScore("NPS", score, "buy", "sales", target, "web team"), ScorecardEntry.OfScore("NPS", null, "buy", "support", target)]);
        var correlations = CorrelationImportance.From(data)!;
        var health = JsonSamples.Make().Select(sample => sample.Value).OfType<CustomerHealthScore>().Single();
        return
        [
            scorecard, ScorecardEntry.OfScore("NPS", score, "buy", "sales", target, "web team"), ExperienceTaxonomy.SixComponents, ExperienceTaxonomy.SixComponents.Assess(scorecard),
            Benchmark.Of("NPS", 27.5, "panel", DateTimeOffset.UnixEpoch).CompareWith(score, new Streaming.StillClock(DateTimeOffset.UnixEpoch.AddDays(10))),
            PillarGate.Of(BusinessPillar.Product(score, target), BusinessPillar.Service(score, target), BusinessPillar.Experience(null, target)),
            correlations, RelativeWeights.From(data)!, ShapleyImportance.From(data)!,
            ImportancePerformance.From([ImportancePerformancePoint.Of("speed", 0.75, null, 4.5, null), ImportancePerformancePoint.Of("price", 0.25, null, 3.5, null)], QuadrantCut.Means)!,
            ImportancePerformancePoint.Of("speed", 0.75, null, 4.5, null), QuadrantCut.At(0.5, 3.5),
            PenaltyReward.From(Column("overall", 1), [Column("speed", 2)])!,
            HealthBands.Of("poor", ("good", 70.5, 65.5)), HealthValidation.From([(health, true), (health, false)])!,
            ImprovementBacklog.Of(ImprovementItem.Of("call back", score, target, DateTimeOffset.UnixEpoch)),
            TouchpointConsistency.From(("web", score), ("shop", score))!,
        ];

        static DriverColumn Column(string name, int step) => DriverColumn.Of(name, [.. Enumerable.Range(0, 20).Select(i => Rating.From(Csat5.Definition, 1 + (i * step / 2 % 5)))]);
    }

    private static IEnumerable<object> Maps()
    {
        var compiled = Blueprints.Gold().Compile();
        return
        [
            compiled.Align([new("t"), .. compiled.Blueprint.Touchpoints.Select(touchpoint => touchpoint.Id).Reverse()]),
            .. BlueprintValidator.Validate(Blueprints.Full(), new BlueprintOptions()),
            JourneyEnds.Of(["d"], ["x"]), JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromMinutes(1.5)),
            CsvColumns.Default, LogLimits.Default, .. WrongLines(), MermaidJourney.Parse("journey\n  title A\n  section S\n    Call: 3: Me, You\n"),
        ];
    }

    private static List<LogDiagnostic> WrongLines()
    {
        var seen = new List<LogDiagnostic>();
        Assert.Single(CsvEventLog.Read(new MemoryStream("customer_id,touchpoint,timestamp\na,b,2026-01-01T00:00:00Z\na,b,c\n"u8.ToArray())).Interactions(seen.Add));
        return seen;
    }

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
        yield return Reconciliation.Check(graph, log.Read(new VariantSpec(), asOf));
        foreach (var next in log.Read(FunnelSpec.Of(TimeSpan.FromDays(2), "a", "b", "d"), asOf)!.NextAfter(1)) yield return next;
        foreach (var count in Blueprints.Full().Compile().CountDeviations(log.Journeys(asOf))) yield return count;
        if (log.Read(new StuckPointSpec { MinExits = 1, Threshold = 0.9 }, DateTimeOffset.UnixEpoch.AddDays(45)) is { } stuck) yield return stuck;
        foreach (var journey in log.Journeys(asOf)) yield return Blueprints.Full().Compile().Explain(journey);

        static Interaction At(string customer, int day, string touchpoint, string channel)
            => new() { EventId = new($"{customer}-{day}"), Customer = new(customer), Touchpoint = new(touchpoint), Channel = new(channel), OccurredAt = DateTimeOffset.UnixEpoch.AddDays(day), Answer = Rating.From(Csat5.Definition, 1 + (day % 5)) };
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
            Schema.Key("web"), Schema.Key("shop"), .. Handles,
            alarm.Look(slice), alarm, detector.Next(slice), detector, durations.Quantile()!, customers.Estimate(),
            EmitMode.Revisions, EmitMode.Early(TimeSpan.FromSeconds(2.5)), EventSource.Of("web", TimeSpan.FromSeconds(1.5)),
            Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)), Window.Session(TimeSpan.FromMinutes(30), TimeSpan.FromHours(4)), Window.CalendarDays(TimeZoneInfo.Utc),
            new ReadLimits(1 << 20, 1 << 22), .. Enum.GetValues<SnapshotErrorKind>().Select(kind => new SnapshotError(kind, 1234)).Cast<object>(),
        ];
    }
}
