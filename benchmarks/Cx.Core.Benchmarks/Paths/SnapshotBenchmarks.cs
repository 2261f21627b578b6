using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>A thousand series of three dimensions written and read. The peer is System.Text.Json through a source-generated context, with plain classes that check nothing. Time is per series.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public partial class SnapshotBenchmarks
{
    public const int Series = 1_000;

    private readonly byte[] _room = new byte[1 << 20];
    private RatingStore<Nps> _store = null!;
    private readonly List<PlainSeries> _plain = [];
    private byte[] _snapshot = [];
    private byte[] _json = [];

    [GlobalSetup]
    public void Setup()
    {
        var schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12), ("segment", 16));
        _store = new RatingStore<Nps>(schema, Series, OverflowPolicy.Fold);
        var ratings = Answers.Nps(Series * 50);
        for (var i = 0; i < Series; i++)
        {
            string touchpoint = $"touchpoint {i % 25}", channel = $"channel {i / 25 % 8}", segment = $"segment {i / 200}";
            _store.AddRange(_store.Resolve(schema.Key(touchpoint, channel, segment)), ratings.AsSpan(50 * i, 50));
            var counts = _store.Read(_store.Resolve(schema.Key(touchpoint, channel, segment)));
            var row = new long[15];
            row[0] = counts.NotAnswered;
            counts.CopyTo(row.AsSpan(1));
            (row[12], row[13], row[14]) = (counts.Invalid, counts.Skipped, counts.NotApplicable);
            _plain.Add(new PlainSeries { Touchpoint = touchpoint, Channel = channel, Segment = segment, Counts = row });
        }

        _snapshot = _room[..Write()];
        _json = WriteJson();
        Same.Number("total", ReadJson().Sum(series => series.Counts.Sum()), Read().Total.Offered);
    }

    [BenchmarkCategory("write"), Benchmark(Baseline = true, OperationsPerInvoke = Series)]
    public byte[] WriteJson() => JsonSerializer.SerializeToUtf8Bytes(_plain, PlainContext.Default.ListPlainSeries);

    [BenchmarkCategory("write"), Benchmark(OperationsPerInvoke = Series)]
    public int Write() => RatingStoreCodec<Nps>.Write(in _store, _room);

    [BenchmarkCategory("read"), Benchmark(Baseline = true, OperationsPerInvoke = Series)]
    public IReadOnlyList<PlainSeries> ReadJson() => JsonSerializer.Deserialize(_json, PlainContext.Default.ListPlainSeries)!;

    [BenchmarkCategory("read"), Benchmark(OperationsPerInvoke = Series)]
    public RatingStore<Nps> Read()
        => RatingStoreCodec<Nps>.TryRead(_snapshot, default, out var store, out var problem) ? store : throw new InvalidOperationException(problem.ToString());

    // All thousand series, there and back: time is of the whole.
    [BenchmarkCategory("thousand there and back"), Benchmark(Baseline = true)]
    public int JsonThereAndBack() => JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(_plain, PlainContext.Default.ListPlainSeries), PlainContext.Default.ListPlainSeries)!.Count;

    [BenchmarkCategory("thousand there and back"), Benchmark]
    public int ThereAndBack()
        => RatingStoreCodec<Nps>.TryRead(_room.AsSpan(0, Write()), default, out var store, out var problem) ? store.SeriesCount : throw new InvalidOperationException(problem.ToString());

    public sealed class PlainSeries
    {
        public string Touchpoint { get; set; } = string.Empty;

        public string Channel { get; set; } = string.Empty;

        public string Segment { get; set; } = string.Empty;

        public IReadOnlyList<long> Counts { get; set; } = [];
    }

    [JsonSerializable(typeof(List<PlainSeries>))]
    private sealed partial class PlainContext : JsonSerializerContext;
}
