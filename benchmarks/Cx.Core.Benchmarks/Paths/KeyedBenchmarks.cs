using BenchmarkDotNet.Attributes;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Counting by touchpoint, channel and segment: 1,024 series in random order. Time is per rating.</summary>
[MemoryDiagnoser]
public class KeyedBenchmarks : IDisposable
{
    /// <summary>Keys, ratings and texts of this many fit the second-level cache or nearly so.</summary>
    public const int Events = 65_536;

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 16), ("channel", 12), ("segment", 12));
    private readonly Dictionary<(string, string, string), long[]> _dictionary = [];
    private readonly TelemetryCounter _telemetry = new();
    private RatingStore<Nps> _store = null!;
    private Rating<Nps>[] _ratings = [];
    private int[] _levels = [];
    private (string Touchpoint, string Channel, string Segment)[] _members = [];
    private SeriesKey[] _keys = [];
    private SeriesHandle[] _handles = [];

    [GlobalSetup]
    public void Setup()
    {
        (var series, _ratings) = Columns.Draw(Events);
        // One string object per member, as interned columns have.
        var members = Enumerable.Range(0, Columns.Series).Select(Columns.Members).ToArray();
        _members = Array.ConvertAll(series, one => members[one]);
        _levels = Array.ConvertAll(_ratings, rating => rating.Value is { } value ? value : 11);
        _store = new RatingStore<Nps>(_schema, 10_000, OverflowPolicy.Fold);
        _keys = Array.ConvertAll(_members, one => _schema.Key(one.Touchpoint, one.Channel, one.Segment));
        _handles = Array.ConvertAll(_keys, _store.Resolve);
        DictionaryOfTriples();
        foreach (var (way, run) in new (string, Func<long>)[] { (nameof(StoreByKey), StoreByKey), (nameof(StoreByHandle), StoreByHandle), (nameof(StoreColumns), StoreColumns), (nameof(StoreFromText), StoreFromText) })
        {
            var before = _store.ToTable();
            run();
            foreach (var ((touchpoint, channel, segment), counts) in _dictionary)
            {
                var now = _store.Read(_store.Resolve(_schema.Key(touchpoint, channel, segment)));
                if (before.Find(touchpoint, channel, segment) is { } was) now.Subtract(was.State);
                long[] answered = [.. Enumerable.Range(0, 11).Select(value => now[value]), now.NonResponses];
                Same.Counts(way, counts, answered);
            }
        }

        OpenTelemetryCounter();
        Same.Number(nameof(OpenTelemetryCounter), Events, _telemetry.Total());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long DictionaryOfTriples()
    {
        var counts = _dictionary;
        for (var i = 0; i < _levels.Length; i++)
        {
            if (!counts.TryGetValue(_members[i], out var row)) counts.Add(_members[i], row = new long[12]);
            row[_levels[i]]++;
        }

        return counts.Count;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long OpenTelemetryCounter()
    {
        foreach (var (touchpoint, channel, segment) in _members) _telemetry.Add(touchpoint, channel, segment);
        return _members.Length;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long StoreFromText()
    {
        for (var i = 0; i < _ratings.Length; i++)
        {
            var (touchpoint, channel, segment) = _members[i];
            _store.Add(_schema.Key(touchpoint, channel, segment), _ratings[i]);
        }

        return _store.SeriesCount;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long StoreByKey()
    {
        for (var i = 0; i < _ratings.Length; i++) _store.Add(_keys[i], _ratings[i]);
        return _store.SeriesCount;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long StoreColumns()
    {
        _store.AddRange(_ratings, _keys);
        return _store.SeriesCount;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long StoreByHandle()
    {
        for (var i = 0; i < _ratings.Length; i++) _store.Add(_handles[i], _ratings[i]);
        return _store.SeriesCount;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _telemetry.Dispose();
    }
}
