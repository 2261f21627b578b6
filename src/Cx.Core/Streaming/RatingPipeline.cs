using System.Collections.Concurrent;
using System.Threading.Channels;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Counts ratings from many writers by series, with one thread per part of the series: batches in, a table out, nothing accepted is lost.</summary>
/// <remarks>
/// <para>Writers hand batches to a router, which divides them by series among workers; each worker owns its store, so nobody locks. The result is the same for every number of workers, size of batches and order, as long as no series is folded.</para>
/// <para><em>Back-pressure</em>: queues are bounded. <see cref="WriteAsync"/> waits while the pipeline is full; <see cref="TryWrite"/> returns false, and the batch stays with the caller. There is no mode that drops.</para>
/// <para><em>Stopping</em>: <see cref="CompleteAsync"/> counts what was accepted and returns it. If its token is cancelled it stops between two batches; what was not counted then comes back from <see cref="TakeUncounted"/>, and the offsets of its sources have not moved.</para>
/// <para><em>Faults</em>: an exception in a worker, such as for a key of another schema, faults <see cref="Completion"/>; every writer that waits or comes later has it as the inner exception of a <see cref="ChannelClosedException"/>.</para>
/// <para>Thread safety: any thread; a batch is filled by one thread at a time.</para>
/// </remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// var schema = SeriesSchema.Of(("touchpoint", 20));
/// var pipeline = new RatingPipeline&lt;Nps&gt;(schema, new RatingPipelineOptions(maxSeries: 1_000) { Workers = 2 });
/// var batch = pipeline.RentBatch();
/// batch.TryAdd(schema.Key("checkout"), Rating&lt;Nps&gt;.From(9));
/// await pipeline.WriteAsync(batch);
/// Console.WriteLine(await pipeline.CompleteAsync());   // offered 1 = counted 1 + refused 0, 1 series
/// </code>
/// </example>
public sealed class RatingPipeline<TScale>
    where TScale : struct, IScale<TScale>
{
    // Another constant than the index of a store uses: with the same one, the keys of a worker would crowd one part of its index.
    private const ulong Spread = 0xC2B2AE3D27D4EB4F;

    private readonly PipelineInbox<Work> _inbox;
    private readonly Channel<Work>[] _queues;
    private readonly RatingBatch<TScale>?[] _open;
    private readonly ConcurrentQueue<RatingBatch<TScale>> _pool = new();

    // Apart from what is lent to writers: one who keeps a batch that he has written must not reach into what is on its way to a worker.
    private readonly ConcurrentQueue<RatingBatch<TScale>> _pieces = new();
    private readonly Dictionary<int, long> _offsets = [];
    private readonly List<RatingBatch<TScale>> _uncounted = [];
    private readonly PipelineCut<TScale> _last;
    private readonly Lock _ending = new();
    private long _offered;
    private volatile bool _isStopping;
    private Task<RatingPipelineState<TScale>>? _ended;

    /// <summary>Starts the workers.</summary>
    /// <param name="schema">The dimensions.</param>
    /// <param name="options">Limit, workers and queues.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RatingPipeline(SeriesSchema schema, RatingPipelineOptions options)
        : this(schema, options, beforeBatch: null)
    {
    }

    /// <param name="schema">The dimensions.</param>
    /// <param name="options">Limit, workers and queues.</param>
    /// <param name="beforeBatch">Called by a worker before it counts a batch: where a test holds it up.</param>
    internal RatingPipeline(SeriesSchema schema, RatingPipelineOptions options, Action? beforeBatch)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        Options = options;
        _inbox = new PipelineInbox<Work>(options.QueueLength, this);
        _queues = new Channel<Work>[options.Workers];
        _open = new RatingBatch<TScale>?[options.Workers];
        _last = new PipelineCut<TScale>(options.Workers);
        var budget = new SeriesBudget(options.MaxSeries);
        var running = new Task[options.Workers + 1];
        for (var worker = 0; worker < options.Workers; worker++)
        {
            var queue = _queues[worker] = PipelineInbox<Work>.Bounded(options.QueueLength, singleWriter: true);
            var store = new RatingStore<TScale>(schema, budget, options.Overflow);
            running[worker] = Task.Run(() => CountAsync(queue.Reader, store, beforeBatch));
        }

        running[^1] = Task.Run(RouteAsync);
        Completion = _inbox.EndAsync(running, Close);
    }

    /// <summary>The dimensions and their members.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>Limit, workers and queues.</summary>
    public RatingPipelineOptions Options { get; }

    /// <summary>Ends when all workers have; faulted with what a worker threw.</summary>
    public Task Completion { get; }

    /// <summary>An empty batch to fill.</summary>
    /// <returns>The batch, which is the caller's until it is written.</returns>
    public RatingBatch<TScale> RentBatch()
    {
        if (!_pool.TryDequeue(out var batch)) batch = new RatingBatch<TScale>(this);
        batch.Lend();
        return batch;
    }

    /// <summary>Hands a batch over if there is room.</summary>
    /// <param name="batch">A batch of this pipeline that the caller holds.</param>
    /// <returns>Whether it was accepted. If not, it stays with the caller.</returns>
    /// <exception cref="ArgumentException">The batch is of another pipeline or was written before.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    public bool TryWrite(RatingBatch<TScale> batch)
    {
        Take(batch);
        var accepted = false;
        try
        {
            return accepted = _inbox.TryWrite(new Work(batch, Cut: null));
        }
        finally
        {
            if (!accepted) batch.Return();
        }
    }

    /// <summary>Hands a batch over, and waits while the pipeline is full.</summary>
    /// <param name="batch">A batch of this pipeline that the caller holds.</param>
    /// <param name="cancellationToken">Ends the wait; the batch then stays with the caller.</param>
    /// <returns>Done when the batch is accepted.</returns>
    /// <exception cref="ArgumentException">The batch is of another pipeline or was written before.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask WriteAsync(RatingBatch<TScale> batch, CancellationToken cancellationToken = default)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            Take(batch);
            return WriteTakenAsync(batch, cancellationToken);
        }

        return ValueTask.FromCanceled(cancellationToken);
    }

    /// <summary>Writes everything that a source of batches gives.</summary>
    /// <param name="events">The events, in pieces of any size; only series and rating are looked at.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>How many events were accepted.</returns>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. What was taken from the source and not accepted comes back from <see cref="TakeUncounted"/>.</exception>
    public async Task<long> WriteAllAsync(IAsyncEnumerable<ReadOnlyMemory<WindowEvent<Rating<TScale>>>> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var accepted = 0L;
        await foreach (var piece in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            for (var from = 0; from < piece.Length; from += RatingBatch<TScale>.Capacity)
            {
                var batch = RentBatch();
                Fill(batch, piece.Span[from..]);
                var count = batch.Count;
                try
                {
                    await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    Keep(batch);
                    for (from += RatingBatch<TScale>.Capacity; from < piece.Length; from += RatingBatch<TScale>.Capacity)
                    {
                        batch = RentBatch();
                        Fill(batch, piece.Span[from..]);
                        Keep(batch);
                    }

                    throw;
                }

                accepted += count;
            }
        }

        return accepted;
    }

    /// <summary>Writes everything that a source of single events gives, gathered into batches.</summary>
    /// <param name="events">The events; only series and rating are looked at.</param>
    /// <param name="maxDelay">How long an event may wait for its batch to fill, above zero.</param>
    /// <param name="clock">The clock that this is measured by, such as <c>TimeProvider.System</c>.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>How many events were accepted.</returns>
    /// <exception cref="ArgumentNullException">There is no source or no clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is not above zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. What was taken from the source and not accepted comes back from <see cref="TakeUncounted"/>.</exception>
    public Task<long> WriteAllAsync(IAsyncEnumerable<WindowEvent<Rating<TScale>>> events, TimeSpan maxDelay, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(clock);
        if (maxDelay <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(maxDelay), maxDelay, "The delay must be above zero.");
        return new Gatherer(this).RunAsync(events, maxDelay, clock, cancellationToken);
    }

    /// <summary>What has been counted of everything that was accepted before this call.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The state at a border between two batches.</returns>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task<RatingPipelineState<TScale>> ReadAsync(CancellationToken cancellationToken = default) =>
        PassAsync(new PipelineCut<TScale>(_queues.Length), cancellationToken);

    /// <summary>Waits until everything is counted that was accepted before this call.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Done when it is counted.</returns>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) =>
        PassAsync(new PipelineCut<TScale>(_queues.Length, isRead: false), cancellationToken);

    /// <summary>Accepts no more, counts what was accepted, and returns the whole. Called again, it returns the same.</summary>
    /// <param name="cancellationToken">Stops between two batches, without counting the rest: see <see cref="TakeUncounted"/>. The workers end all the same.</param>
    /// <returns>The final state.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before everything was counted; it carries this token.</exception>
    public async Task<RatingPipelineState<TScale>> CompleteAsync(CancellationToken cancellationToken = default)
    {
        Task<RatingPipelineState<TScale>> ended;
        lock (_ending)
        {
            _inbox.Complete();
            ended = _ended ??= FinishAsync();
        }

        var stop = cancellationToken.UnsafeRegister(static pipeline => ((RatingPipeline<TScale>)pipeline!)._isStopping = true, this);
        await using (stop.ConfigureAwait(false))
        {
            var state = await ended.ConfigureAwait(false);
            lock (_uncounted)
                if (_uncounted.Count > 0) cancellationToken.ThrowIfCancellationRequested();
            return state;
        }
    }

    /// <summary>The batches that were given to the pipeline and not counted, because a token stopped it: in the order in which they came. They are the caller's again.</summary>
    /// <returns>The batches; none a second time.</returns>
    public IReadOnlyList<RatingBatch<TScale>> TakeUncounted()
    {
        lock (_uncounted)
        {
            RatingBatch<TScale>[] taken = [.. _uncounted];
            _uncounted.Clear();
            return taken;
        }
    }

    /// <summary>Scale, dimensions and workers.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ScaleFacts<TScale>.Definition.Id} by {Schema}, {_queues.Length} workers");

    private void Take(RatingBatch<TScale> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Owner != this) throw new ArgumentException("The batch is of another pipeline. Rent it from the pipeline that it is written to.", nameof(batch));
        if (!batch.TryTakeBack()) throw new ArgumentException("The batch was written before: the pipeline has it back. Rent another one.", nameof(batch));
    }

    private async Task<RatingPipelineState<TScale>> PassAsync(PipelineCut<TScale> cut, CancellationToken cancellationToken)
    {
        await _inbox.WriteAsync(new Work(Batch: null, cut), cancellationToken).ConfigureAwait(false);

        // A worker that fails before the reading reaches it will never contribute.
        await Task.WhenAny(cut.Task, Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!cut.Task.IsCompleted) _inbox.ThrowIfFailed();
        return await cut.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask WriteTakenAsync(RatingBatch<TScale> batch, CancellationToken cancellationToken)
    {
        var accepted = false;
        try
        {
            await _inbox.WriteAsync(new Work(batch, Cut: null), cancellationToken).ConfigureAwait(false);
            accepted = true;
        }
        finally
        {
            if (!accepted) batch.Return();
        }
    }

    private static void Fill(RatingBatch<TScale> batch, ReadOnlySpan<WindowEvent<Rating<TScale>>> events)
    {
        foreach (ref readonly var one in events)
            if (!batch.TryAdd(one.Series, one.Value)) return;
    }

    private void Keep(RatingBatch<TScale> batch)
    {
        lock (_uncounted) _uncounted.Add(batch);
    }

    /// <summary>The one reader of what writers hand in: it keeps the order, the offsets and the borders between batches.</summary>
    private async Task RouteAsync()
    {
        var inbox = _inbox.Reader;
        while (await inbox.WaitToReadAsync().ConfigureAwait(false))
        {
            while (inbox.TryRead(out var work))
            {
                if (work.Cut is { } cut)
                {
                    await SendCutAsync(cut).ConfigureAwait(false);
                }
                else if (_isStopping)
                {
                    work.Batch!.Return();
                    Keep(work.Batch);
                }
                else
                {
                    await DivideAsync(work.Batch!).ConfigureAwait(false);
                }
            }

            // Nothing waits behind: what is gathered for the workers need not wait either.
            await SendOpenAsync().ConfigureAwait(false);
        }

        await SendCutAsync(_last).ConfigureAwait(false);
        foreach (var queue in _queues) queue.Writer.TryComplete();
    }

    private async ValueTask DivideAsync(RatingBatch<TScale> batch)
    {
        _offered += batch.Count;
        if (batch.NextOffset is { } offset) _offsets[batch.Source] = offset;
        if (_queues.Length == 1)
        {
            await _queues[0].Writer.WriteAsync(new Work(batch, Cut: null)).ConfigureAwait(false);
            return;
        }

        for (var from = 0; from < batch.Count;)
        {
            from = DivideUntilFull(batch, from, out var full);
            if (full >= 0) await SendAsync(full).ConfigureAwait(false);
        }

        _pool.Enqueue(batch);
    }

    private int DivideUntilFull(RatingBatch<TScale> batch, int from, out int full)
    {
        var keys = batch.Keys;
        var ratings = batch.Ratings;
        for (; from < keys.Length; from++)
        {
            var worker = (int)((unchecked(keys[from].Packed * Spread) >> 32) * (ulong)_queues.Length >> 32);
            var open = _open[worker] ??= NewPiece();
            open.TryAdd(keys[from], ratings[from]);
            if (!open.IsFull) continue;
            full = worker;
            return from + 1;
        }

        full = -1;
        return from;
    }

    private RatingBatch<TScale> NewPiece()
    {
        if (!_pieces.TryDequeue(out var piece)) piece = new RatingBatch<TScale>(_pieces);
        piece.Lend();
        return piece;
    }

    private async ValueTask SendOpenAsync()
    {
        for (var worker = 0; worker < _open.Length; worker++)
            if (_open[worker] is not null) await SendAsync(worker).ConfigureAwait(false);
    }

    private ValueTask SendAsync(int worker)
    {
        var batch = _open[worker]!;
        _open[worker] = null;
        return _queues[worker].Writer.WriteAsync(new Work(batch, Cut: null));
    }

    private async ValueTask SendCutAsync(PipelineCut<TScale> cut)
    {
        await SendOpenAsync().ConfigureAwait(false);
        cut.Begin(_offered, _offsets);
        foreach (var queue in _queues) await queue.Writer.WriteAsync(new Work(Batch: null, cut)).ConfigureAwait(false);
    }

    /// <summary>One worker: the only one that writes to its store.</summary>
    private async Task CountAsync(ChannelReader<Work> queue, RatingStore<TScale> store, Action? beforeBatch)
    {
        while (await queue.WaitToReadAsync().ConfigureAwait(false))
        {
            while (queue.TryRead(out var work))
            {
                if (work.Batch is { } batch)
                {
                    beforeBatch?.Invoke();
                    store.AddRange(batch.Ratings, batch.Keys);
                    (batch.Owner == this ? _pool : _pieces).Enqueue(batch);
                }
                else
                {
                    work.Cut!.Contribute(store);
                }
            }
        }
    }

    private void Close(Exception why)
    {
        if (!_inbox.TryFail(why)) return;
        foreach (var queue in _queues) queue.Writer.TryComplete(why);
    }

    private async Task<RatingPipelineState<TScale>> FinishAsync()
    {
        await Completion.ConfigureAwait(false);
        return await _last.Task.ConfigureAwait(false);
    }

    private readonly record struct Work(RatingBatch<TScale>? Batch, PipelineCut<TScale>? Cut);

    private sealed class Gatherer(RatingPipeline<TScale> pipeline) : ItemGatherer<WindowEvent<Rating<TScale>>>
    {
        private RatingBatch<TScale> _batch = pipeline.RentBatch();

        protected override int Count => _batch.Count;

        protected override bool IsFull => _batch.IsFull;

        protected override void Add(WindowEvent<Rating<TScale>> one) => _batch.TryAdd(one.Series, one.Value);

        protected override async ValueTask<int> SendAsync(CancellationToken cancellationToken)
        {
            var count = _batch.Count;
            await pipeline.WriteAsync(_batch, cancellationToken).ConfigureAwait(false);
            _batch = pipeline.RentBatch();
            return count;
        }

        protected override void Keep()
        {
            if (_batch.Count > 0) pipeline.Keep(_batch);
        }
    }
}
