using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using Cx.Core.Scales;
using Cx.Core.Streaming;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Handing ratings to the thread that counts them: pooled batches beside one item at a time. Time is per rating, from the writer's first to the counter's last. There are few series, so that it is the handing over that takes the time, not the counting.</summary>
[MemoryDiagnoser]
[OnTheWall]
public class PipelineBenchmarks
{
    /// <summary>Enough for starts and waits at either end not to count.</summary>
    public const int Events = 262_144;

    private const int Series = 16;

    private readonly SeriesSchema _schema = SeriesSchema.Of(("series", 16));
    private SeriesKey[] _keys = [];
    private Rating<Nps>[] _ratings = [];
    private RatingPipeline<Nps> _one = null!;
    private RatingPipeline<Nps> _two = null!;
    private RatingStore<Nps> _store = null!;
    private Channel<(SeriesKey, Rating<Nps>)> _items = null!;
    private long _seen;
    private long _sent;

    [GlobalSetup]
    public async Task Setup()
    {
        (var series, _ratings) = Columns.Draw(Events);
        _keys = Array.ConvertAll(series, one => _schema.Key($"s{one % Series}"));
        _one = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(10_000));
        _two = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(10_000) { Workers = 2 });
        _store = new RatingStore<Nps>(_schema, 10_000, OverflowPolicy.Fold);
        _items = Channel.CreateBounded<(SeriesKey, Rating<Nps>)>(new BoundedChannelOptions(8_192) { SingleReader = true, SingleWriter = true });
        _ = Task.Run(CountItemsAsync);
        await ItemByItem();
        await Batches();
        await BatchesTwoWorkers();
        Same.Number(nameof(Batches), Events, (await _one.ReadAsync()).Table.Total.Offered);
        Same.Number(nameof(BatchesTwoWorkers), Events, (await _two.ReadAsync()).Table.Total.Offered);
        Same.Number(nameof(ItemByItem), Events, _store.Total.Offered);
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        _items.Writer.Complete();
        await _one.CompleteAsync();
        await _two.CompleteAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public async Task<long> ItemByItem()
    {
        for (var i = 0; i < Events; i++) await _items.Writer.WriteAsync((_keys[i], _ratings[i]));
        _sent += Events;
        while (Volatile.Read(ref _seen) < _sent) await Task.Yield();
        return _sent;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public Task<long> Batches() => WriteAsync(_one);

    [Benchmark(OperationsPerInvoke = Events)]
    public Task<long> BatchesTwoWorkers() => WriteAsync(_two);

    /// <summary>The same columns into a store on the spot: what the hand-over costs is the difference.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public long StoreAlone()
    {
        for (var from = 0; from < Events; from += RatingBatch<Nps>.Capacity)
            _store.AddRange(_ratings.AsSpan(from, RatingBatch<Nps>.Capacity), _keys.AsSpan(from, RatingBatch<Nps>.Capacity));
        return _store.SeriesCount;
    }

    private async Task<long> WriteAsync(RatingPipeline<Nps> pipeline)
    {
        for (var from = 0; from < Events; from += RatingBatch<Nps>.Capacity)
        {
            var batch = pipeline.RentBatch();
            batch.AddRange(_keys.AsSpan(from, RatingBatch<Nps>.Capacity), _ratings.AsSpan(from, RatingBatch<Nps>.Capacity));
            await pipeline.WriteAsync(batch);
        }

        await pipeline.FlushAsync();
        return Events;
    }

    private async Task CountItemsAsync()
    {
        await foreach (var (key, rating) in _items.Reader.ReadAllAsync())
        {
            _store.Add(key, rating);
            Volatile.Write(ref _seen, _seen + 1);
        }
    }
}
