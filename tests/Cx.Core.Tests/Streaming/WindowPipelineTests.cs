using System.Globalization;
using System.Threading.Channels;
using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Event = Cx.Core.Streaming.WindowEvent<Cx.Core.Scales.Rating<Cx.Core.Scales.Csat5>>;
using Result = Cx.Core.Streaming.WindowResult<Cx.Core.Scores.RatingCounts<Cx.Core.Scales.Csat5>>;

namespace Cx.Core.Tests.Streaming;

public class WindowPipelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 12));

    [Fact]
    public void Outcomes_and_results_are_those_of_one_set_of_windows_for_every_number_of_workers_and_cut() => Law.Holds(
        from script in WindowScript.Any(isReversible: true)
        from workers in Gen.Choose(1, 4)
        from size in Gen.Choose(1, 9)
        select (script, workers, size),
        given =>
        {
            var options = WithoutIds(given.script.Options);
            Event[] events = [.. given.script.Acts.Where(act => act.Kind == WindowScript.ActKind.Add).Select(act => new Event(_schema.Key($"t{act.Series}"), act.Rating, act.At, act.Source))];
            var (expected, tally) = Alone(events, options);
            var (results, counted) = Through(events, options, given.workers, given.size);

            Assert.Equal(tally, counted);
            Assert.Equal(Lines(expected), Lines(results));
        });

    [Fact]
    public void A_snapshot_is_that_of_one_set_of_windows_and_any_number_of_workers_goes_on_from_it() => Law.Holds(
        from script in WindowScript.Any(isReversible: true)
        from at in Gen.Choose(0, 40)
        from workers in Gen.Choose(1, 4)
        from others in Gen.Choose(1, 4)
        from size in Gen.Choose(1, 9)
        select new Stop(script, at, workers, others, size),
        given =>
        {
            var (script, at, workers, others, size) = given;
            // The same id comes with the same series.
            Event[] events = [.. script.Acts.Where(act => act.Kind == WindowScript.ActKind.Add).Select(act => new Event(_schema.Key($"t{act.Series}"), act.Rating, act.At, act.Source, act.Id == 0 ? 0 : (act.Id << 2) + (ulong)act.Series))];
            at = Math.Min(at, events.Length);
            var (expected, tally) = Alone(events, script.Options);
            var (first, snapshot) = UntilSnapshot(null, events[..at], at, script.Options, workers, size);
            var (second, last) = UntilSnapshot(snapshot, events[at..], events.Length, script.Options, others, size);
            var windows = new RatingWindows<Csat5>(_schema, script.Options);
            windows.AddRange(events.AsSpan(0, at));
            Drain(windows);
            Assert.Equal(windows.ToSnapshot(Log(at)), snapshot);
            windows.AddRange(events.AsSpan(at));
            Drain(windows);
            Assert.Equal(windows.ToSnapshot(Log(events.Length)), last);

            // What is told from there on, of the first and of the second part.
            var rest = new RatingWindows<Csat5>(_schema, script.Options);
            Assert.True(rest.TryRestore(last, default, out _, out _));
            rest.Complete();
            Assert.Equal(Lines(expected), Lines([.. first, .. second, .. Drain(rest)]));
            Assert.Equal(tally, rest.Tally);
        },
        given => WindowScript.Shrink(given.Script).Select(script => given with { Script = script }).Concat(given.Workers > 1 ? [given with { Workers = 1 }] : []).Concat(given.Others > 1 ? [given with { Others = 1 }] : []));

    [Fact]
    public async Task A_million_events_in_another_order_give_the_same_bytes_for_every_number_of_workers()
    {
        const int Count = 1_000_000;
        const int WithinDelay = 30_000;
        var random = new Random(20_261);
        SeriesKey[] series = [.. Enumerable.Range(0, 200).Select(i => _schema.Key($"t{i}"))];
        var events = new Event[Count];
        for (var i = 0; i < Count; i++) events[i] = new Event(series[random.Next(series.Length)], Rating<Csat5>.From(random.Next(1, 6)), Noon.AddMilliseconds(20 * i));
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30))], allowedLateness: TimeSpan.Zero, maxSeries: 200)
        {
            Sources = [EventSource.Of("only", TimeSpan.FromMinutes(10))],
        };
        Snapshot? expected = null;
        foreach (var (workers, size) in ((int, int)[])[(1, 1_024), (2, 1_000), (8, 337)])
        {
            await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers);
            var reading = ReadAsync(pipeline);
            for (var from = 0; from < Count; from += size)
                await pipeline.WriteAsync(events.AsMemory(from, Math.Min(size, Count - from)));
            var snapshot = await pipeline.ToSnapshotAsync();
            expected ??= snapshot;

            Assert.Equal(expected, snapshot);
            Assert.Equal(Count, (await pipeline.ReadTallyAsync()).OnTime);
            await pipeline.CompleteAsync();
            Assert.Equal(Count, (await reading).Where(result => result.Window == options.Windows[0]).Sum(result => result.State.Offered));
            // Ten minutes are shuffled among themselves: nothing is late. But the last event stays, for it is what the watermark stands on.
            for (var from = 0; from < Count - WithinDelay; from += WithinDelay) random.Shuffle(events.AsSpan(from, WithinDelay));
        }
    }

    [Fact]
    public async Task A_snapshot_waits_until_everything_told_before_it_was_taken()
    {
        await using var pipeline = NewPipeline();
        await pipeline.WriteAsync(new[] { At(0, "a"), At(1, "b"), At(70, "a") }, offset: ("log", 3));
        await pipeline.ReadTallyAsync();
        var taking = pipeline.ToSnapshotAsync();
        await pipeline.WriteAsync(new[] { At(71, "a") }, offset: ("log", 4));
        await pipeline.ReadTallyAsync();
        Assert.False(taking.IsCompleted);

        await using var results = pipeline.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await results.MoveNextAsync());
        Assert.True(await results.MoveNextAsync());
        Assert.False(taking.IsCompleted);
        var next = results.MoveNextAsync();
        var snapshot = await taking;

        var windows = new RatingWindows<Csat5>(_schema, Hourly());
        Assert.True(windows.TryRestore(snapshot, default, out var offsets, out _));
        Assert.Equal(3, offsets["log"]);
        Assert.Equal(3, windows.Tally.Offered);
        await pipeline.CompleteAsync();
        Assert.True(await next);
        Assert.Equal(2, results.Current.State.Answered);
    }

    // Series that find no room are told by each worker for itself; in a snapshot they are one.
    [Fact]
    public async Task A_folded_session_that_several_workers_have_told_is_one_in_the_snapshot()
    {
        var options = new WindowOptions([Window.Session(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4))], TimeSpan.FromHours(1), maxSeries: 1) { Emit = EmitMode.Early(TimeSpan.FromMinutes(1)) };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 4);
        var reading = ReadAsync(pipeline);
        await pipeline.WriteAsync(new[] { At(0, "own") });
        while ((await pipeline.ReadTallyAsync()).Offered < 1) await Task.Yield();
        await pipeline.WriteAsync(Enumerable.Range(0, 12).Select(i => At(0, FormattableString.Invariant($"t{i}"))).ToArray());
        await pipeline.WriteAsync(Enumerable.Range(0, 12).Select(i => At(5, FormattableString.Invariant($"t{i}"))).ToArray());
        var snapshot = await pipeline.ToSnapshotAsync();

        var windows = new RatingWindows<Csat5>(_schema, options);
        Assert.True(windows.TryRestore(snapshot, default, out _, out var error), error.ToString());
        Assert.Equal(25, windows.Tally.Offered);
        windows.Complete();
        var finals = new List<long>();
        while (windows.TryRead(out var result))
        {
            if (result.IsFinal) finals.Add(result.State.Offered);
        }

        Assert.Equal([1L, 24L], finals.Order());
        await pipeline.CompleteAsync();
        Assert.True((await reading).Count(result => !result.IsFinal && result.IsFolded) > 1);
    }

    [Fact]
    public async Task A_snapshot_of_another_configuration_or_after_the_first_event_is_refused()
    {
        await using var source = NewPipeline();
        await source.WriteAsync(new[] { At(0, "a") });
        var reading = ReadAsync(source);
        var snapshot = await source.ToSnapshotAsync();
        var own = await source.ToSnapshotAsync<RatingCountsCodec<Csat5>>();

        await using var other = WindowPipeline.OfRatings<Csat5>(_schema, new WindowOptions([Window.Tumbling(TimeSpan.FromHours(2))], allowedLateness: TimeSpan.Zero, maxSeries: 10));
        Assert.False(other.TryRestore(snapshot, default, out var offsets, out var error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
        Assert.Empty(offsets);
        Assert.Equal(0, (await other.ReadTallyAsync()).Offered);
        Assert.Throws<InvalidOperationException>(() => source.TryRestore(snapshot, default, out _, out _));
        await using var same = WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), workers: 3);
        Assert.True(same.TryRestore<RatingCountsCodec<Csat5>>(own, default, out _, out error), error.ToString());
        Assert.Equal(1, (await same.ReadTallyAsync()).OnTime);
        Assert.Throws<ArgumentNullException>(() => same.TryRestore(null!, default, out _, out _));
        Assert.Throws<ArgumentException>(() => same.TryWrite([], offset: (null!, 1)));
        await source.CompleteAsync();
        Assert.Single(await reading);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => source.ToSnapshotAsync());
        await Assert.ThrowsAsync<ArgumentNullException>(() => WindowPipelineExtensions.ToSnapshotAsync<Csat5>(null!));
    }

    [Fact]
    public async Task A_snapshot_that_nobody_reads_up_to_is_given_up_when_the_pipeline_stops()
    {
        var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), workers: 1, queueLength: 4, waitingResults: 1);
        await pipeline.WriteAsync(new[] { At(0, "a"), At(70, "a") });
        var taking = pipeline.ToSnapshotAsync();
        await pipeline.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taking);
    }

    [Fact]
    public async Task Single_events_are_gathered_and_wait_no_longer_than_they_may()
    {
        var clock = new ManualClock();
        await using var pipeline = NewPipeline();
        var source = Channel.CreateUnbounded<Event>();
        var writing = pipeline.WriteAllAsync(source.Reader.ReadAllAsync(), TimeSpan.FromSeconds(1), clock);
        source.Writer.TryWrite(At(0, "a"));
        source.Writer.TryWrite(At(1, "b"));
        await clock.TimerAsync();
        Assert.Equal(0, (await pipeline.ReadTallyAsync()).Offered);
        clock.Advance(TimeSpan.FromSeconds(1));
        while ((await pipeline.ReadTallyAsync()).Offered < 2) await Task.Yield();

        for (var i = 0; i < 1_500; i++) source.Writer.TryWrite(At(2, "a"));
        source.Writer.Complete();
        Assert.Equal(1_502, await writing);
        Assert.Equal(1_502, (await pipeline.ReadTallyAsync()).OnTime);
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(null!, TimeSpan.FromSeconds(1), clock));
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(source.Reader.ReadAllAsync(), TimeSpan.FromSeconds(1), null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pipeline.WriteAllAsync(source.Reader.ReadAllAsync(), TimeSpan.Zero, clock));
    }

    [Fact]
    public async Task What_was_gathered_from_a_source_that_fails_is_not_lost()
    {
        await using var pipeline = NewPipeline();
        async IAsyncEnumerable<Event> Failing()
        {
            yield return At(0, "a");
            yield return At(1, "b");
            await Task.Yield();
            throw new InvalidDataException("the source is broken");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => pipeline.WriteAllAsync(Failing(), TimeSpan.FromHours(1), TimeProvider.System));
        Assert.Equal(2, pipeline.TakeUncounted().Sum(piece => piece.Length) + (await pipeline.ReadTallyAsync()).Offered);
    }

    [Fact]
    public async Task Nothing_more_is_taken_from_a_source_that_is_far_ahead_until_the_others_have_come_near()
    {
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10)
        {
            Sources = [EventSource.Of("fast", TimeSpan.Zero), EventSource.Of("slow", TimeSpan.Zero)],
            MaxAhead = TimeSpan.FromHours(2),
        };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 2);
        var taken = 0;
        async IAsyncEnumerable<ReadOnlyMemory<Event>> Fast()
        {
            for (var hour = 0; hour < 1_000; hour++)
            {
                Volatile.Write(ref taken, hour + 1);
                // The pipeline has looked at what it was given before.
                await pipeline.ReadTallyAsync();
                yield return new[] { At(60 * hour, "a") };
            }
        }

        await pipeline.WriteAsync(new[] { new Event(_schema.Key("b"), Rating<Csat5>.From(1), Noon, source: 1) });
        var reading = ReadAsync(pipeline);
        var writing = pipeline.WriteAllAsync(Fast());
        while (!pipeline.MustWait(0)) await Task.Yield();
        Assert.Equal((true, false), (pipeline.MustWait(0), pipeline.MustWait(1)));
        for (var i = 0; i < 20; i++) await pipeline.ReadTallyAsync();
        // The fourth piece is the one that is too far ahead; whether a fifth was asked for before the pipeline had looked, nobody knows.
        Assert.InRange(Volatile.Read(ref taken), 4, 5);

        await pipeline.WriteAsync(new[] { new Event(_schema.Key("b"), Rating<Csat5>.From(1), Noon.AddHours(2_000), source: 1) });
        Assert.Equal(1_000, await writing);
        Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.MustWait(2));
        await pipeline.CompleteAsync();
        Assert.Equal(1_002, (await reading).Sum(result => result.State.Answered));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_permutation_within_the_delay_gives_the_same_finals_for_every_number_of_workers(int workers)
    {
        var random = new Random(11);
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(TimeSpan.FromHours(6), TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 200)
        {
            Sources = [EventSource.Of("only", TimeSpan.FromMinutes(90))],
        };
        Event[] inOrder = [.. Enumerable.Range(0, 20_000).Select(i => new Event(_schema.Key($"t{random.Next(100)}"), Rating<Csat5>.From(random.Next(1, 6)), Noon.AddSeconds(i * 5)))];
        // Within an hour of disorder nothing is late.
        Event[] shuffled = [.. inOrder.Select(one => (one, At: one.OccurredAt.AddSeconds(random.Next(3_600)))).OrderBy(pair => pair.At).Select(pair => pair.one)];
        var (expected, tally) = Alone(inOrder, options);

        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers);
        var reading = ReadAsync(pipeline);
        foreach (var piece in shuffled.Chunk(700)) await pipeline.WriteAsync(piece);

        Assert.Equal(tally, await pipeline.CompleteAsync());
        // The watermark at which a window was told depends on the order; what was told does not.
        Assert.Equal(Lines(expected, withWatermark: false), Lines(await reading, withWatermark: false));
    }

    [Fact]
    public async Task State_of_ones_own_goes_through_too_reversible_or_not()
    {
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10);
        await using var reversible = WindowPipeline.Of<RatingCounts<Csat5>, Rating<Csat5>>(_schema, options, workers: 2);
        await using var merging = WindowPipeline.OfMerging<RatingCounts<Csat5>, Rating<Csat5>>(_schema, options, workers: 2);
        foreach (var pipeline in (WindowPipeline<RatingCounts<Csat5>, Rating<Csat5>>[])[reversible, merging])
        {
            Assert.True(pipeline.TryWrite([At(0, "a"), At(1, "b")]));
            var reading = ReadAsync(pipeline);
            Assert.Equal(2, (await pipeline.CompleteAsync()).OnTime);
            Assert.Equal(2, (await reading).Count);
            Assert.Equal("windows by touchpoint, 2 workers", pipeline.ToString());
        }
    }

    [Fact]
    public async Task The_watermark_can_be_moved_from_outside_and_a_tally_read_on_the_way()
    {
        await using var pipeline = NewPipeline();
        await pipeline.WriteAsync(new[] { At(0, "a") });
        await pipeline.AdvanceToAsync(Noon.AddHours(1));
        await using var results = pipeline.ReadAllAsync().GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync());
        Assert.True(results.Current.IsFinal);
        await pipeline.WriteAsync(new[] { At(1, "a"), At(70, "b") });
        var tally = await pipeline.ReadTallyAsync();
        Assert.Equal((3, 2, 1), (tally.Offered, tally.OnTime, tally.TooLate));
    }

    [Fact]
    public async Task A_source_that_is_silent_for_the_idle_timeout_is_not_waited_for()
    {
        var clock = new ManualClock();
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10)
        {
            Sources = [EventSource.Of("talks", TimeSpan.Zero), EventSource.Of("is silent", TimeSpan.Zero)],
            IdleTimeout = TimeSpan.FromMinutes(1),
            Clock = clock,
        };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 2);
        await using var results = pipeline.ReadAllAsync().GetAsyncEnumerator();
        var next = results.MoveNextAsync();
        await pipeline.WriteAsync(new[] { At(0, "a"), At(70, "a") });
        await pipeline.ReadTallyAsync();
        Assert.False(next.IsCompleted);
        // The timer looks twice per timeout; the first look finds the talking source heard.
        for (var i = 0; i < 3; i++)
        {
            await pipeline.WriteAsync(new[] { At(70 + i, "a") });
            await pipeline.ReadTallyAsync();
            clock.Advance(TimeSpan.FromSeconds(30));
            await pipeline.ReadTallyAsync();
        }

        Assert.True(await next);
        Assert.Equal(1, results.Current.State.Answered);
    }

    [Fact]
    public async Task A_time_too_far_ahead_is_invalid_and_does_not_move_the_watermark()
    {
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10) { MaxFuture = TimeSpan.FromMinutes(5), Clock = new ManualClock() };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 2);
        await pipeline.WriteAsync(new[] { At(0, "a"), At(600, "b"), At(1, "a") }, receivedAt: Noon.AddMinutes(2));
        // The clock of the options stands in 1970: by it these come from the future.
        Assert.True(pipeline.TryWrite([At(2, "a")]));

        var tally = await pipeline.ReadTallyAsync();
        Assert.Equal((4, 2, 2), (tally.Offered, tally.OnTime, tally.Invalid));
    }

    [Fact]
    public async Task Without_a_reader_of_the_results_writers_wait_and_nothing_is_lost()
    {
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), workers: 1, queueLength: 1, waitingResults: 1);
        // Every hour that passes makes a result due.
        var written = 0;
        while (pipeline.TryWrite([At(written * 60, "a")]) || await StillMovesAsync(pipeline)) written++;
        var reading = ReadAsync(pipeline);
        var tally = await pipeline.CompleteAsync();

        var results = await reading;
        Assert.Equal(tally.OnTime, results.Sum(result => result.State.Offered));
        Assert.Equal(tally.Offered, results.Count);
    }

    [Fact]
    public async Task Stopping_gives_back_what_was_not_counted()
    {
        using var cancellation = new CancellationTokenSource();
        using var hold = new HoldingSink();
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10) { LateSink = hold };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 1, queueLength: 2, waitingResults: 10);
        // The second event is late, and the worker waits in the sink; then one piece in the router's hand and two in each queue. Each is as large as a worker's, so none is gathered with the next.
        await pipeline.WriteAsync(new[] { At(120, "a"), At(0, "late") });
        await hold.Entered;
        for (var i = 0; i < 5; i++) await pipeline.WriteAsync(Enumerable.Repeat(At(121 + i, "a"), 1_024).ToArray());
        var completing = pipeline.CompleteAsync(cancellation.Token);
        await cancellation.CancelAsync();
        hold.Release();

        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completing);
        Assert.Equal(cancellation.Token, thrown.CancellationToken);
        var back = pipeline.TakeUncounted();
        var tally = await pipeline.CompleteAsync();
        Assert.NotEmpty(back);
        Assert.Equal(2 + (5 * 1_024), tally.Offered + back.Sum(piece => piece.Length));
        Assert.Equal(Noon.AddMinutes(125), back[^1].Span[0].OccurredAt);
        Assert.Empty(pipeline.TakeUncounted());
    }

    [Fact]
    public async Task A_late_sink_that_throws_fails_everything_that_waits()
    {
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10) { LateSink = new ThrowingSink() };
        await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers: 3);
        await pipeline.WriteAsync(new[] { At(120, "a"), At(0, "late") });

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => pipeline.Completion);
        Assert.Same(fault, (await Assert.ThrowsAsync<ChannelClosedException>(async () => await pipeline.WriteAsync(new[] { At(0, "a") }))).InnerException);
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidDataException>(() => pipeline.CompleteAsync()));
        Assert.Same(fault, await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(pipeline)));
    }

    [Fact]
    public async Task Wrong_events_are_refused_before_anything_is_accepted()
    {
        await using var pipeline = NewPipeline();
        var strange = new Event(SeriesSchema.Of(("a", 30), ("b", 30)).Key("x", "y"), Rating<Csat5>.From(1), Noon);

        Assert.Throws<ArgumentException>(() => pipeline.TryWrite([At(0, "a"), strange]));
        Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.TryWrite([At(0, "a"), new Event(_schema.Key("a"), Rating<Csat5>.From(1), Noon, source: -1)]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await pipeline.WriteAsync(new[] { new Event(_schema.Key("a"), Rating<Csat5>.From(1), Noon, source: 1) }));
        Assert.Equal(0, (await pipeline.ReadTallyAsync()).Offered);
        Assert.Same(_schema, pipeline.Schema);
    }

    [Fact]
    public async Task A_stream_of_pieces_goes_in_and_the_one_that_is_cancelled_comes_back()
    {
        using var cancellation = new CancellationTokenSource();
        await using var pipeline = NewPipeline();
        async IAsyncEnumerable<ReadOnlyMemory<Event>> Pieces()
        {
            yield return new[] { At(0, "a"), At(1, "b") };
            await cancellation.CancelAsync();
            yield return new[] { At(2, "c") };
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.WriteAllAsync(Pieces(), cancellation.Token));
        Assert.Equal(1, pipeline.TakeUncounted().Single().Length);
        Assert.Equal(2, (await pipeline.ReadTallyAsync()).Offered);
        await Assert.ThrowsAsync<ArgumentNullException>(() => pipeline.WriteAllAsync(null!));
    }

    [Fact]
    public async Task After_the_end_nothing_is_accepted()
    {
        var pipeline = NewPipeline();
        await pipeline.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => pipeline.TryWrite([At(0, "a")]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pipeline.ReadTallyAsync());
        Assert.Empty(await ReadAsync(pipeline));
    }

    [Fact]
    public void Sizes_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), workers: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), queueLength: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), waitingResults: 0));
        Assert.Throws<ArgumentNullException>(() => WindowPipeline.OfRatings<Csat5>(null!, Hourly()));
        Assert.Throws<ArgumentNullException>(() => WindowPipeline.OfRatings<Csat5>(_schema, null!));
    }

    private static WindowOptions Hourly() => new([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 10);

    // An id is looked for within one worker only.
    private static WindowOptions WithoutIds(WindowOptions given) => new(given.Windows, given.AllowedLateness, given.MaxSeries)
    {
        Sources = given.Sources,
        Emit = given.Emit,
        Content = given.Content,
        Retain = given.Retain,
        Origin = given.Origin,
    };

    private static async Task<List<Result>> ReadAsync(WindowPipeline<RatingCounts<Csat5>, Rating<Csat5>> pipeline)
    {
        List<Result> results = [];
        await foreach (var result in pipeline.ReadAllAsync()) results.Add(result);
        return results;
    }

    // Whether the pipeline makes room by itself: then it was not full for good. A tally cannot be read behind results that nobody takes.
    private static async Task<bool> StillMovesAsync(WindowPipeline<RatingCounts<Csat5>, Rating<Csat5>> pipeline)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (pipeline.TryWrite([])) return true;
            await Task.Yield();
        }

        return false;
    }

    private Event At(int minute, string touchpoint) => new(_schema.Key(touchpoint), Rating<Csat5>.From(5), Noon.AddMinutes(minute));

    private WindowPipeline<RatingCounts<Csat5>, Rating<Csat5>> NewPipeline() => WindowPipeline.OfRatings<Csat5>(_schema, Hourly(), workers: 2);

    private (List<Result> Results, Tally Tally) Alone(Event[] events, WindowOptions options)
    {
        var windows = new RatingWindows<Csat5>(_schema, options);
        windows.AddRange(events);
        windows.Complete();
        List<Result> results = [];
        while (windows.TryRead(out var result)) results.Add(result);
        return (results, windows.Tally);
    }

    private (List<Result> Results, Tally Tally) Through(Event[] events, WindowOptions options, int workers, int size)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<(List<Result>, Tally)> RunAsync()
        {
            await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers, queueLength: 2, waitingResults: 3);
            var reading = ReadAsync(pipeline);
            foreach (var piece in events.Chunk(size)) await pipeline.WriteAsync(piece);
            var tally = await pipeline.CompleteAsync();
            return (await reading, tally);
        }
    }

    private static Dictionary<string, long> Log(int offset) => new(StringComparer.Ordinal) { ["log"] = offset };

    private static List<Result> Drain(RatingWindows<Csat5> windows)
    {
        List<Result> results = [];
        while (windows.TryRead(out var result)) results.Add(result);
        return results;
    }

    // What is told up to a snapshot, and the snapshot.
    private (List<Result> Results, Snapshot Snapshot) UntilSnapshot(Snapshot? before, Event[] events, int offset, WindowOptions options, int workers, int size)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<(List<Result>, Snapshot)> RunAsync()
        {
            await using var pipeline = WindowPipeline.OfRatings<Csat5>(_schema, options, workers, queueLength: 2, waitingResults: 3);
            if (before is not null) Assert.True(pipeline.TryRestore(before, default, out _, out var error), error.ToString());
            List<Result> results = [];
            var reading = Task.Run(async () =>
            {
                await foreach (var result in pipeline.ReadAllAsync()) results.Add(result);
            });
            foreach (var piece in events.Chunk(size)) await pipeline.WriteAsync(piece);
            await pipeline.WriteAsync(Array.Empty<Event>(), offset: ("log", offset));
            var snapshot = await pipeline.ToSnapshotAsync();
            // Nothing is told after the border, for nothing was written.
            List<Result> told = [.. results];
            await pipeline.DisposeAsync();
            await reading;
            return (told, snapshot);
        }
    }

    private List<string> Lines(List<Result> results, bool withWatermark = true) =>
        [.. results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{_schema.Describe(result.Series)} {result.Window} {result.Start:O} {result.End:O} {result.Revision} {result.Kind} final {result.IsFinal} correction {result.IsCorrection} {(withWatermark ? result.Watermark : default):O} {string.Join(' ', Enumerable.Range(1, 5).Select(value => result.State[value]))} {result.State.NonResponses} {result.State.Invalid}")).Order(StringComparer.Ordinal)];

    private sealed record Stop(WindowScript Script, int At, int Workers, int Others, int Size);

    private sealed class HoldingSink : ILateSink, IDisposable
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();

        public Task Entered => _entered.Task;

        public void OnLate<TIn>(in LateEvent<TIn> late)
        {
            _entered.TrySetResult();
            _open.Wait();
        }

        public void Release() => _open.Set();

        public void Dispose() => _open.Dispose();
    }

    private sealed class ThrowingSink : ILateSink
    {
        public void OnLate<TIn>(in LateEvent<TIn> late) => throw new InvalidDataException("the sink is broken");
    }
}
