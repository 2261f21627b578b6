using System.Globalization;
using System.Threading.Channels;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scores;
using FsCheck;
using FsCheck.Fluent;
using Event = Cx.Core.Streaming.WindowEvent<Cx.Core.Scales.Rating<Cx.Core.Scales.Nps>>;

namespace Cx.Core.Tests.Streaming;

public class RatingPipelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12));

    private Gen<Event[]> Events =>
        from length in Gen.Choose(0, 60)
        from events in (from touchpoint in Gen.Elements("checkout", "support", "delivery", "returns")
                        from channel in Gen.Elements("email", "phone", "chat")
                        from rating in Answers.Any<Nps>()
                        select new Event(_schema.Key(touchpoint, channel), rating, Noon)).ArrayOf(length)
        select events;

    [Fact]
    public void Workers_batches_order_and_merge_tree_do_not_change_the_result() => Law.Holds(
        from events in Events
        from order in Gen.Shuffle(Enumerable.Range(0, events.Length))
        from workers in Gen.Choose(1, 5)
        from size in Gen.Choose(1, 20)
        from shards in Gen.Choose(1, 4)
        select new Script(events, order, workers, size, shards),
        given =>
        {
            var expected = InOneStore(given.Events);
            Event[] shuffled = [.. given.Order.Select(i => given.Events[i])];
            var state = Through(shuffled, given.Workers, given.Size);

            Assert.Equal(Lines(expected.ToTable()), Lines(state.Table));
            Assert.Equal(Take(expected), Take(state.ToStore()));
            Assert.Equal(Take(expected), Take(InManyStores(shuffled, given.Shards)));
        },
        Script.Smaller);

    [Theory]
    [InlineData(1, 1_024)]
    [InlineData(2, 1_000)]
    [InlineData(8, 37)]
    public async Task A_million_events_give_the_same_bytes_for_every_number_of_workers(int workers, int size)
    {
        const int Series = 1_000;
        var (keys, ratings) = Draw(1_000_000, Series);
        var store = new RatingStore<Nps>(_schema, Series, OverflowPolicy.Fold);
        store.AddRange(ratings, keys);
        var pipeline = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(Series) { Workers = workers });
        // Backwards for some, so that neither order nor the cut into batches is that of the store.
        for (var from = 0; from < keys.Length; from += size)
        {
            var batch = pipeline.RentBatch();
            for (var i = from; i < Math.Min(keys.Length, from + size); i++)
            {
                var at = workers == 2 ? keys.Length - 1 - i : i;
                batch.TryAdd(keys[at], ratings[at]);
            }

            batch.SetOffset(source: 3, nextOffset: from + size);
            await pipeline.WriteAsync(batch);
        }

        var state = await pipeline.CompleteAsync();

        Assert.Equal(Take(store), Take(state.ToStore()));
        Assert.Equal(Lines(store.ToTable()), Lines(state.Table));
        Assert.Equal(1_000_000, state.Offered);
        Assert.Equal(1_000_000, state.Table.Total.Offered);
        Assert.Equal((3, ((1_000_000 + size - 1) / size) * (long)size), state.Offsets.Select(pair => (pair.Key, pair.Value)).Single());
    }

    [Fact]
    public async Task A_reading_holds_everything_accepted_before_it_and_nothing_after()
    {
        var pipeline = NewPipeline(workers: 3);
        for (var round = 1; round <= 20; round++)
        {
            var batch = pipeline.RentBatch();
            for (var i = 0; i < 100; i++) batch.TryAdd(_schema.Key($"t{i % 7}", null), Rating<Nps>.From(9));
            batch.SetOffset(source: 0, nextOffset: round * 100);
            await pipeline.WriteAsync(batch);
            var state = await pipeline.ReadAsync();

            Assert.Equal(round * 100, state.Offered);
            Assert.Equal(round * 100, state.Table.Total.Answered);
            Assert.Equal(round * 100, state.Offsets[0]);
        }

        Assert.Equal("offered 2000 = counted 2000 + refused 0, 7 series", (await pipeline.CompleteAsync()).ToString());
    }

    [Fact]
    public async Task Readings_taken_while_others_write_agree_with_themselves()
    {
        var pipeline = NewPipeline(workers: 3);
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < 50; round++)
            {
                var batch = pipeline.RentBatch();
                for (var i = 0; i < 64; i++) batch.TryAdd(_schema.Key($"t{i % 5}", $"w{writer}"), Rating<Nps>.From(i % 11));
                await pipeline.WriteAsync(batch);
            }
        })).ToArray();
        var last = 0L;
        for (var i = 0; i < 20; i++)
        {
            var state = await pipeline.ReadAsync();
            Assert.Equal(state.Offered, state.Table.Total.Offered);
            Assert.Equal(0, state.Offered % 64);
            Assert.True(state.Offered >= last);
            last = state.Offered;
        }

        await Task.WhenAll(writers);
        Assert.Equal(3 * 50 * 64, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public async Task A_full_pipeline_makes_writers_wait_and_leaves_the_batch_with_who_only_tried()
    {
        using var gate = new Gate();
        var pipeline = gate.Closed(_schema, queueLength: 1);
        var accepted = await gate.FillAsync(pipeline, () => OneRating(pipeline, 1));
        var batch = OneRating(pipeline, 2);

        Assert.False(pipeline.TryWrite(batch));
        Assert.Equal(1, batch.Count);
        Assert.True(batch.TryAdd(_schema.Key("still", "mine"), Rating<Nps>.From(1)));
        var waiting = pipeline.WriteAsync(batch);
        Assert.False(waiting.IsCompleted);
        gate.Open();
        await waiting;
        Assert.Equal(accepted + 2, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public async Task A_writer_whose_wait_is_cancelled_keeps_the_batch()
    {
        using var gate = new Gate();
        using var cancellation = new CancellationTokenSource();
        var pipeline = gate.Closed(_schema, queueLength: 1);
        var accepted = await gate.FillAsync(pipeline, () => OneRating(pipeline, 1));
        var batch = OneRating(pipeline, 2);
        var waiting = pipeline.WriteAsync(batch, cancellation.Token);
        await cancellation.CancelAsync();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        Assert.True(batch.TryAdd(default, Rating<Nps>.From(1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pipeline.WriteAsync(batch, cancellation.Token));
        gate.Open();
        Assert.Equal(accepted, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public async Task Stopping_gives_back_what_was_not_counted_and_its_offsets_have_not_moved()
    {
        using var gate = new Gate();
        using var cancellation = new CancellationTokenSource();
        var pipeline = gate.Closed(_schema, queueLength: 4);
        var written = 0L;
        await gate.FillAsync(pipeline, () =>
        {
            var batch = OneRating(pipeline, 1);
            batch.SetOffset(source: 0, nextOffset: ++written);
            return batch;
        });
        var completing = pipeline.CompleteAsync(cancellation.Token);
        await cancellation.CancelAsync();
        gate.Open();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completing);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        var back = pipeline.TakeUncounted();
        Assert.NotEmpty(back);
        Assert.Empty(pipeline.TakeUncounted());
        var state = await pipeline.CompleteAsync();
        // Whole batches of one rating each: what was counted comes before what came back, and the last offset stands between.
        Assert.Equal(state.Offered, state.Offsets[0]);
        Assert.Equal(Enumerable.Range(1, back.Count).Select(i => state.Offered + i), back.Select(batch => batch.NextOffset!.Value));
        Assert.All(back, batch => Assert.Equal(1, batch.Count));
    }

    [Fact]
    public async Task A_failing_worker_fails_everything_that_waits()
    {
        var pipeline = new RatingPipeline<Nps>(SeriesSchema.Of(("a", 4)), new RatingPipelineOptions(10) { Workers = 2, QueueLength = 1 });
        var strange = SeriesSchema.Of(("a", 30), ("b", 30)).Key("x", "y");
        var batch = pipeline.RentBatch();
        batch.TryAdd(strange, Rating<Nps>.From(9));
        await pipeline.WriteAsync(batch);

        var fault = await Assert.ThrowsAsync<ArgumentException>(() => pipeline.Completion);
        Assert.Contains("another schema", fault.Message, StringComparison.Ordinal);
        var late = pipeline.RentBatch();
        late.TryAdd(default, Rating<Nps>.From(9));
        Assert.Same(fault, (await Assert.ThrowsAsync<ChannelClosedException>(async () => await pipeline.WriteAsync(late))).InnerException);
        Assert.Same(fault, Assert.Throws<ChannelClosedException>(() => pipeline.TryWrite(late)).InnerException);
        Assert.Same(fault, (await Assert.ThrowsAsync<ChannelClosedException>(() => pipeline.ReadAsync())).InnerException);
        Assert.Same(fault, await Assert.ThrowsAsync<ArgumentException>(() => pipeline.CompleteAsync()));
        Assert.Equal(1, late.Count);
    }

    [Fact]
    public async Task After_completion_nothing_is_accepted_and_completing_again_gives_the_same()
    {
        var pipeline = NewPipeline(workers: 2);
        var late = OneRating(pipeline, 1);
        var first = await pipeline.CompleteAsync();

        Assert.Same(first, await pipeline.CompleteAsync());
        Assert.Equal(0, first.Offered);
        Assert.True(pipeline.Completion.IsCompletedSuccessfully);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await pipeline.WriteAsync(late));
        Assert.Throws<ObjectDisposedException>(() => pipeline.TryWrite(late));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pipeline.ReadAsync());
        Assert.Equal(1, late.Count);
    }

    [Fact]
    public async Task A_batch_is_written_once_and_by_the_pipeline_that_lent_it()
    {
        var pipeline = NewPipeline(workers: 1);
        var other = NewPipeline(workers: 1);
        var batch = OneRating(pipeline, 1);

        Assert.Throws<ArgumentException>(() => other.TryWrite(batch));
        Assert.True(pipeline.TryWrite(batch));
        await pipeline.CompleteAsync();
        Assert.Throws<ArgumentException>(() => pipeline.TryWrite(batch));
        Assert.Throws<InvalidOperationException>(() => batch.TryAdd(default, default));
        Assert.Throws<InvalidOperationException>(() => batch.SetOffset(0, 1));
        Assert.Throws<ArgumentNullException>(() => pipeline.TryWrite(null!));
        await other.CompleteAsync();
    }

    [Fact]
    public async Task A_batch_takes_1024_ratings()
    {
        var pipeline = NewPipeline(workers: 1);
        var batch = pipeline.RentBatch();
        for (var i = 0; i < 1_024; i++) Assert.True(batch.TryAdd(default, Rating<Nps>.From(9)));

        Assert.True(batch.IsFull);
        Assert.False(batch.TryAdd(default, Rating<Nps>.From(9)));
        Assert.Equal("1024 of 1024 ratings of source 0", batch.ToString());
        Assert.True(pipeline.TryWrite(batch));
        Assert.Equal(1_024, (await pipeline.CompleteAsync()).Table.Total.Answered);
    }

    [Fact]
    public async Task Columns_go_into_a_batch_as_far_as_there_is_room()
    {
        var pipeline = NewPipeline(workers: 2);
        var (keys, ratings) = Draw(1_500, 30);
        var batch = pipeline.RentBatch();
        batch.TryAdd(keys[0], ratings[0]);

        Assert.Throws<ArgumentException>(() => batch.AddRange(keys, ratings.AsSpan(1)));
        Assert.Equal(1_023, batch.AddRange(keys.AsSpan(1), ratings.AsSpan(1)));
        Assert.True(batch.IsFull);
        await pipeline.WriteAsync(batch);
        await pipeline.FlushAsync();
        Assert.Throws<InvalidOperationException>(() => batch.AddRange(keys, ratings));
        var store = new RatingStore<Nps>(_schema, 1_000, OverflowPolicy.Fold);
        store.AddRange(ratings.AsSpan(0, 1_024), keys.AsSpan(0, 1_024));
        Assert.Equal(Lines(store.ToTable()), Lines((await pipeline.CompleteAsync()).Table));
    }

    [Fact]
    public async Task What_is_refused_is_counted_over_all_workers()
    {
        var pipeline = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(maxSeries: 5) { Workers = 3, Overflow = OverflowPolicy.Refuse });
        var batch = pipeline.RentBatch();
        for (var i = 0; i < 200; i++) batch.TryAdd(_schema.Key($"t{i % 20}", null), Rating<Nps>.From(9));
        await pipeline.WriteAsync(batch);
        var state = await pipeline.CompleteAsync();

        // Five of twenty series of ten ratings each; which five depends on who came first.
        Assert.Equal(5, state.Table.Series.Count);
        Assert.Equal((200, 50, 150), (state.Offered, state.Table.Total.Offered, state.Refused));
    }

    [Fact]
    public async Task What_is_folded_by_several_workers_meets_in_one_entry()
    {
        var pipeline = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(maxSeries: 5) { Workers = 3 });
        var batch = pipeline.RentBatch();
        for (var i = 0; i < 200; i++) batch.TryAdd(_schema.Key($"t{i % 20}", null), Rating<Nps>.From(9));
        await pipeline.WriteAsync(batch);
        var state = await pipeline.CompleteAsync();

        Assert.Equal(6, state.Table.Series.Count);
        Assert.Equal(150, state.Table.Find("(other)", "(other)")!.State.Offered);
        Assert.True(state.Table.IsFolded);
    }

    [Fact]
    public async Task The_store_of_a_reading_is_a_copy_that_goes_on_from_a_snapshot_by_merging()
    {
        var pipeline = NewPipeline(workers: 2);
        await pipeline.WriteAsync(OneRating(pipeline, 9));
        var first = await pipeline.ReadAsync();
        var store = first.ToStore();
        store.Add(_schema.Key("checkout", "email"), Rating<Nps>.From(1));
        Assert.Equal(1, first.ToStore().Total.Offered);

        var second = NewPipeline(workers: 3);
        await second.WriteAsync(OneRating(second, 3));
        Assert.True(Take(store).TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(default, out var restored, out var error), error.ToString());
        restored.Merge((await second.CompleteAsync()).ToStore());

        Assert.Equal((3, 1, 1, 1), (restored.Total.Answered, restored.Total[1], restored.Total[3], restored.Total[9]));
    }

    [Fact]
    public async Task Pieces_of_any_size_go_in_from_a_stream_of_them()
    {
        var pipeline = NewPipeline(workers: 2);
        var (keys, ratings) = Draw(5_000, 50);
        Event[] events = [.. keys.Zip(ratings, (key, rating) => new Event(key, rating, Noon))];
        async IAsyncEnumerable<ReadOnlyMemory<Event>> Pieces()
        {
            yield return events.AsMemory(0, 3_000);
            await Task.Yield();
            yield return ReadOnlyMemory<Event>.Empty;
            yield return events.AsMemory(3_000);
        }

        Assert.Equal(5_000, await pipeline.WriteAllAsync(Pieces()));
        Assert.Equal(Lines(InOneStore(events).ToTable()), Lines((await pipeline.CompleteAsync()).Table));
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(null!));
    }

    [Fact]
    public async Task Single_events_are_gathered_and_wait_no_longer_than_they_may()
    {
        var clock = new ManualClock();
        var pipeline = NewPipeline(workers: 2);
        var source = Channel.CreateUnbounded<Event>();
        var writing = pipeline.WriteAllAsync(source.Reader.ReadAllAsync(), TimeSpan.FromSeconds(1), clock);
        var one = new Event(_schema.Key("checkout", null), Rating<Nps>.From(9), Noon);
        source.Writer.TryWrite(one);
        source.Writer.TryWrite(one);
        await clock.TimerAsync();
        Assert.Equal(0, (await pipeline.ReadAsync()).Offered);
        clock.Advance(TimeSpan.FromSeconds(1));
        while ((await pipeline.ReadAsync()).Offered < 2) await Task.Yield();

        for (var i = 0; i < 1_500; i++) source.Writer.TryWrite(one);
        source.Writer.Complete();
        Assert.Equal(1_502, await writing);
        Assert.Equal(1_502, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public async Task What_was_taken_from_a_source_that_fails_or_is_cancelled_is_not_lost()
    {
        var pipeline = NewPipeline(workers: 2);
        var one = new Event(_schema.Key("checkout", null), Rating<Nps>.From(9), Noon);
        async IAsyncEnumerable<Event> Failing()
        {
            for (var i = 0; i < 1_030; i++) yield return one;
            await Task.Yield();
            throw new InvalidDataException("the source broke");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => pipeline.WriteAllAsync(Failing(), TimeSpan.FromSeconds(1), TimeProvider.System));
        Assert.Equal(6, pipeline.TakeUncounted().Single().Count);

        using var cancellation = new CancellationTokenSource();
        var source = Channel.CreateUnbounded<Event>();
        var clock = new ManualClock();
        var writing = pipeline.WriteAllAsync(source.Reader.ReadAllAsync(CancellationToken.None), TimeSpan.FromSeconds(1), clock, cancellation.Token);
        source.Writer.TryWrite(one);
        await clock.TimerAsync();
        await cancellation.CancelAsync();
        source.Writer.Complete();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal(1, pipeline.TakeUncounted().Single().Count);
        Assert.Equal(1_024, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public async Task A_stream_of_pieces_that_is_cancelled_gives_the_rest_of_its_piece_back()
    {
        using var gate = new Gate();
        using var cancellation = new CancellationTokenSource();
        var pipeline = gate.Closed(_schema, queueLength: 1);
        var accepted = await gate.FillAsync(pipeline, () => OneRating(pipeline, 1));
        var events = new Event[3_000];
        async IAsyncEnumerable<ReadOnlyMemory<Event>> Pieces()
        {
            await Task.Yield();
            yield return events;
        }

        var writing = pipeline.WriteAllAsync(Pieces(), cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        gate.Open();

        // A token that comes before the piece is taken leaves it with the source.
        var back = pipeline.TakeUncounted().Sum(batch => batch.Count);
        Assert.Contains(back, (int[])[0, 3_000]);
        Assert.Equal(accepted, (await pipeline.CompleteAsync()).Offered);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingPipelineOptions(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingPipelineOptions(1) { Workers = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingPipelineOptions(1) { QueueLength = 0 });
        Assert.Throws<ArgumentNullException>(() => new RatingPipeline<Nps>(null!, new RatingPipelineOptions(1)));
        Assert.Throws<ArgumentNullException>(() => new RatingPipeline<Nps>(_schema, null!));
        Assert.Equal((1, 8, OverflowPolicy.Fold, 7), (new RatingPipelineOptions(7).Workers, new RatingPipelineOptions(7).QueueLength, new RatingPipelineOptions(7).Overflow, new RatingPipelineOptions(7).MaxSeries));
    }

    [Fact]
    public async Task An_adapter_without_clock_delay_or_source_is_refused()
    {
        var pipeline = NewPipeline(workers: 1);
        var none = Channel.CreateUnbounded<Event>().Reader.ReadAllAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pipeline.WriteAllAsync(none, TimeSpan.Zero, TimeProvider.System));
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(none, TimeSpan.FromSeconds(1), null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(null!, TimeSpan.FromSeconds(1), TimeProvider.System));
        Assert.Equal("nps by touchpoint × channel, 1 workers", pipeline.ToString());
        Assert.Same(_schema, pipeline.Schema);
        await pipeline.CompleteAsync();
    }

    private static List<string> Lines(SeriesTable<RatingCounts<Nps>> table) =>
        [.. table.Series.Select(series => $"{string.Join('|', series.Members)}: {string.Join(' ', Enumerable.Range(0, 11).Select(value => series.State[value]))} {series.State.NotAnswered} {series.State.Skipped} {series.State.NotApplicable} {series.State.Invalid}")];

    private RatingPipeline<Nps> NewPipeline(int workers) => new(_schema, new RatingPipelineOptions(1_000) { Workers = workers, QueueLength = 2 });

    private RatingBatch<Nps> OneRating(RatingPipeline<Nps> pipeline, int value)
    {
        var batch = pipeline.RentBatch();
        batch.TryAdd(_schema.Key("checkout", "email"), Rating<Nps>.From(value));
        return batch;
    }

    private static Snapshot Take(RatingStore<Nps> store) => Snapshot.Of<RatingStoreCodec<Nps>, RatingStore<Nps>>(store);

    private RatingStore<Nps> InOneStore(Event[] events)
    {
        var store = new RatingStore<Nps>(_schema, 100, OverflowPolicy.Fold);
        foreach (var one in events) store.Add(one.Series, one.Value);
        return store;
    }

    private RatingStore<Nps> InManyStores(Event[] events, int count)
    {
        var stores = Enumerable.Range(0, count).Select(_ => new RatingStore<Nps>(_schema, 100, OverflowPolicy.Fold)).ToList();
        for (var i = 0; i < events.Length; i++) stores[i % count].Add(events[i].Series, events[i].Value);
        while (stores.Count > 1)
        {
            // The last into the first: a lopsided tree, against the flat one of the pipeline.
            stores[0].Merge(stores[^1]);
            stores.RemoveAt(stores.Count - 1);
        }

        return stores[0];
    }

    private RatingPipelineState<Nps> Through(Event[] events, int workers, int size)
    {
        var pipeline = new RatingPipeline<Nps>(_schema, new RatingPipelineOptions(100) { Workers = workers, QueueLength = 2 });
        return WriteAsync().GetAwaiter().GetResult();

        async Task<RatingPipelineState<Nps>> WriteAsync()
        {
            foreach (var piece in events.Chunk(size))
            {
                var batch = pipeline.RentBatch();
                foreach (var one in piece) batch.TryAdd(one.Series, one.Value);
                await pipeline.WriteAsync(batch).ConfigureAwait(false);
            }

            return await pipeline.CompleteAsync().ConfigureAwait(false);
        }
    }

    private (SeriesKey[] Keys, Rating<Nps>[] Ratings) Draw(int count, int series)
    {
        var random = new Random(7);
        var all = Enumerable.Range(0, series).Select(i => _schema.Key(string.Create(CultureInfo.InvariantCulture, $"t{i / 10}"), string.Create(CultureInfo.InvariantCulture, $"c{i % 10}"))).ToArray();
        var keys = new SeriesKey[count];
        var ratings = new Rating<Nps>[count];
        for (var i = 0; i < count; i++)
        {
            keys[i] = all[random.Next(series)];
            ratings[i] = random.Next(20) == 0 ? Rating<Nps>.Skipped : Rating<Nps>.From(random.Next(11));
        }

        return (keys, ratings);
    }

    private sealed record Script(Event[] Events, int[] Order, int Workers, int Size, int Shards)
    {
        /// <summary>Fewer events, then fewer workers and stores.</summary>
        public static IEnumerable<Script> Smaller(Script given)
        {
            for (var half = given.Events.Length / 2; half > 0; half /= 2)
            {
                Event[] fewer = given.Events[half..];
                yield return given with { Events = fewer, Order = [.. Enumerable.Range(0, fewer.Length)] };
            }

            if (given.Workers > 1) yield return given with { Workers = given.Workers - 1 };
            if (given.Shards > 1) yield return given with { Shards = given.Shards - 1 };
        }

        public override string ToString() => $"{Events.Length} events ({string.Join(", ", Events.Select(one => $"{one.Series}={one.Value.Kind}"))}), {Workers} workers, batches of {Size}, {Shards} stores";
    }
}
