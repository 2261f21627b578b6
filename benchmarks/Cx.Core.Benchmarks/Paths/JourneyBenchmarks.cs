using System.Globalization;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Journeys;
using Cx.Core.Retention;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Five million interactions of 200,000 customers: from a sorted log, and as they come in. Peers: the transition graph alone, by a dictionary of names. Time is per interaction.</summary>
[MemoryDiagnoser]
[LongRun]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class JourneyBenchmarks
{
    public const int Interactions = 5_000_000;

    private const int Customers = 200_000;
    private const int Names = 12;
    private const int Channels = 5;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TransitionGraphSpec Graph = new();

    private static readonly JourneySpec[] Six =
    [
        Graph, FunnelSpec.Of(TimeSpan.FromDays(7), "event0", "event3", "event5", "event7"), new VariantSpec { MaxNodes = int.MaxValue, MaxDepth = 6 },
        RetentionSpec.Of(["event0"], ["event3"], CalendarPeriod.Months(TimeZoneInfo.Utc), RetentionPeriod.Rolling(TimeSpan.FromDays(7))), HandoffSpec.Of("channel0"),
    ];

    private readonly string[] _names = [.. Enumerable.Range(0, Names).Select(i => "event" + i.ToString(CultureInfo.InvariantCulture))];
    private readonly string[] _channels = [.. Enumerable.Range(0, Channels).Select(i => "channel" + i.ToString(CultureInfo.InvariantCulture))];
    private readonly string[] _customers = [.. Enumerable.Range(0, Customers).Select(i => "customer" + i.ToString(CultureInfo.InvariantCulture))];
    private readonly EventId[] _ids = [.. Enumerable.Range(0, 256).Select(i => new EventId(i.ToString(CultureInfo.InvariantCulture)))];
    private Row[] _rows = [];
    private JourneyLog? _log;

    [GlobalSetup]
    public void Setup()
    {
        _rows = new Row[Interactions];
        var state = 20260101UL;
        var count = new byte[Customers];
        for (var i = 0; i < _rows.Length; i++)
        {
            var draw = Next(ref state);
            var customer = (int)(draw % Customers);
            _rows[i] = new Row(customer, (byte)((draw >> 32) % Names), (byte)((draw >> 40) % Channels), unchecked(count[customer]++), i * 1_000_000L);
        }

        _log = JourneyLog.Of(All(), JourneyPartition.OnePerCustomer);
        Same.Number(nameof(GraphOfALog), GraphByDictionary(), GraphOfALog());
        Same.Number(nameof(GraphOfAStream), GraphByDictionary(), GraphOfAStream());
    }

    [BenchmarkCategory("log, compute alone"), Benchmark(Baseline = true, OperationsPerInvoke = Interactions)]
    public double GraphByDictionary() => TransitionsByDictionary.Pairs(_rows.Select(row => (_customers[row.Customer], _names[row.Event])));

    [BenchmarkCategory("log, compute alone"), Benchmark(OperationsPerInvoke = Interactions)]
    public double GraphOfALog() => _log!.Read(Graph, Start.AddYears(2)).Edges.Sum(edge => edge.Count);

    [BenchmarkCategory("log, compute alone"), Benchmark(OperationsPerInvoke = Interactions)]
    public double FiveOfALog() => _log!.ReadAll(Start.AddYears(2), Six).Get(Graph).Edges.Count;

    [BenchmarkCategory("stream"), Benchmark(Baseline = true, OperationsPerInvoke = Interactions)]
    public double StreamByDictionary() => GraphByDictionary();

    [BenchmarkCategory("stream"), Benchmark(OperationsPerInvoke = Interactions)]
    public double GraphOfAStream() => Follow(Graph).Read(Graph).Edges.Sum(edge => edge.Count);

    [BenchmarkCategory("stream"), Benchmark(OperationsPerInvoke = Interactions)]
    public double FiveOfAStream() => Follow(Six).Read(Graph).Edges.Count;

    private JourneyTracker Follow(params JourneySpec[] specs)
    {
        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.Zero));
        foreach (var spec in specs) tracker.Track(spec);
        foreach (var row in _rows) tracker.Offer(Of(row));
        tracker.AdvanceTo(Start.AddYears(2));
        return tracker;
    }

    private IEnumerable<Interaction> All() => _rows.Select(Of);

    private Interaction Of(Row row) => new()
    {
        EventId = _ids[row.Id],
        Customer = new(_customers[row.Customer]),
        Touchpoint = new(_names[row.Event]),
        Channel = new(_channels[row.Channel]),
        OccurredAt = Start.AddTicks(row.Ticks),
    };

    // SplitMix64.
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(int Customer, byte Event, byte Channel, byte Id, long Ticks);
}
