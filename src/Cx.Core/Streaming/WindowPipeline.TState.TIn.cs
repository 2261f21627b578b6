using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Event-time windows counted by several workers: events in, results out, and every worker owns the windows of its series.</summary>
/// <remarks>
/// <para>One router computes the watermark from all events in the order of their arrival, divides the events by series, and sends the watermark's steps along at their place. So outcomes and results are the same for every number of workers and every cut into pieces; only the order in which results of different series come out is not.</para>
/// <para><em>Back-pressure</em>: queues are bounded, that of the results too. Somebody has to read <see cref="ReadAllAsync"/>, or the pipeline stands still and writers wait. There is no mode that drops.</para>
/// <para><em>Duplicates</em>: an id is looked for among the series of one worker, so a response that is sent again must come with the same series. Which series find no room under the limit depends on who comes first, so with several workers not on the data alone, and a folded series is told by each worker for itself.</para>
/// <para><em>Sources that run ahead</em>: <c>WriteAllAsync</c> takes nothing more from a source that <see cref="MustWait"/>; whoever calls <see cref="WriteAsync"/> asks himself.</para>
/// <para><em>Snapshots</em> are those of one set of windows, whatever the number of workers, and can be restored with another number of them.</para>
/// <para><em>Late events</em> go to the late sink on the thread of their worker, so the sink must bear several threads; the watermark it is told is that of the last border.</para>
/// <para><em>Faults</em>: an exception in a worker or in the late sink faults <see cref="Completion"/>; every writer and reader has it.</para>
/// <para>Thread safety: any thread writes; one reads the results.</para>
/// </remarks>
/// <typeparam name="TState">The state, such as rating counts.</typeparam>
/// <typeparam name="TIn">What goes in, such as a rating.</typeparam>
/// <example>
/// <code>
/// var schema = SeriesSchema.Of(("touchpoint", 12));
/// var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.Zero, maxSeries: 1_000);
/// await using var pipeline = WindowPipeline.OfRatings&lt;Nps&gt;(schema, options, workers: 2);
/// await pipeline.WriteAsync(new[] { new WindowEvent&lt;Rating&lt;Nps&gt;&gt;(schema.Key("checkout"), Rating&lt;Nps&gt;.From(9), DateTimeOffset.UnixEpoch.AddHours(1)) });
/// var tally = pipeline.CompleteAsync();
/// await foreach (var result in pipeline.ReadAllAsync()) Console.WriteLine(result.State);   // nps: n 1 of 1
/// Console.WriteLine((await tally).OnTime);   // 1
/// </code>
/// </example>
public sealed class WindowPipeline<TState, TIn> : IAsyncDisposable
    where TState : struct, IAggregate<TState, TIn>
{
    // Another constant than the index of the series uses: with the same one, the keys of a worker would crowd one part of its index.
    private const ulong Spread = 0xC2B2AE3D27D4EB4F;
    private const int PieceLength = 1_024;

    private readonly PipelineInbox<Work> _inbox;
    private readonly Channel<Work>[] _queues;
    private readonly EventPiece<TIn>?[] _open;
    private readonly Channel<Outgoing> _results;
    private readonly ConcurrentQueue<EventPiece<TIn>> _pool = new();
    private readonly List<ReadOnlyMemory<WindowEvent<TIn>>> _uncounted = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly WindowRouter _router;
    private readonly WindowCut _last;
    private readonly StateMath<TState, TIn> _math;
    private readonly Dictionary<string, long> _offsets = new(StringComparer.Ordinal);
    private readonly bool[] _isAhead;
    private readonly Lock _ending = new();
    private readonly ITimer? _polling;
    private volatile TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isCutShort;
    private volatile bool _hasBegun;
    private bool _isDisposed;
    private Task<Tally>? _ended;

    internal WindowPipeline(SeriesSchema schema, WindowOptions options, PipelineSize size, Func<WindowOptions, EventWindows<TState, TIn>> make)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        Options = options;
        var budget = new SeriesBudget(options.MaxSeries);
        EventWindows<TState, TIn>[] windows = [.. Enumerable.Range(0, size.Workers).Select(_ => make(options.ForWorker(budget)))];
        _math = windows[0].Engine.Math;
        _isAhead = new bool[options.Sources.Count];
        // The plan of the caller's own options: they may ask for a clock that a worker does not need.
        _router = new WindowRouter(WindowPlan.Of(options, windows[0].Engine.Math.IsReversible));
        _inbox = new PipelineInbox<Work>(size.QueueLength, this);
        _open = new EventPiece<TIn>?[size.Workers];
        _last = new WindowCut(size.Workers);
        _results = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(size.WaitingResults) { SingleReader = true });
        _queues = [.. windows.Select(_ => PipelineInbox<Work>.Bounded(size.QueueLength, singleWriter: true))];
        // A poll that finds the pipeline full is not needed: it is anything but idle.
        if (options.IdleTimeout is { } timeout)
            _polling = options.Clock!.CreateTimer(static inbox => ((PipelineInbox<Work>)inbox!).TryPost(default), _inbox, timeout / 2, timeout / 2);
        List<Task> running = [.. windows.Select((own, worker) => Task.Run(() => CountAsync(_queues[worker].Reader, own, worker))), Task.Run(RouteAsync)];
        Completion = EndAsync(running);
    }

    /// <summary>The dimensions of the series.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>What is watched and told.</summary>
    public WindowOptions Options { get; }

    /// <summary>Ends when all workers have; faulted with what a worker threw.</summary>
    public Task Completion { get; }

    /// <summary>Whether a source has run ahead of the others by more than <see cref="WindowOptions.MaxAhead"/>, so that reading from it should wait: see <see cref="Watermark.MustWait"/>.</summary>
    /// <param name="source">The number of the source.</param>
    /// <returns>Whether it should wait, as far as the pipeline has looked at what was accepted.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public bool MustWait(int source)
    {
        if (source < 0 || source >= _isAhead.Length) ThrowNoSource(source);
        return Volatile.Read(ref _isAhead[source]);
    }

    /// <summary>Hands events over if there is room, all or none.</summary>
    /// <param name="events">The events, in the order of their arrival.</param>
    /// <param name="receivedAt">When they were received, by which a time too far ahead is told; <see langword="null"/> asks the clock of the options. Not used without <see cref="WindowOptions.MaxFuture"/>.</param>
    /// <param name="offset">A name of where the events come from, and from where it goes on after them: kept in snapshots once they are counted. <see langword="null"/>: not known.</param>
    /// <returns>Whether they were accepted. If not, none was.</returns>
    /// <exception cref="ArgumentException">A series is a key of another schema; nothing is accepted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A source is not declared; nothing is accepted.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    public bool TryWrite(ReadOnlySpan<WindowEvent<TIn>> events, DateTimeOffset? receivedAt = null, (string Name, long Next)? offset = null)
    {
        var piece = Take(events, receivedAt, offset);
        var accepted = false;
        try
        {
            return accepted = _inbox.TryWrite(new Work(piece));
        }
        finally
        {
            if (!accepted) GiveBack(piece);
        }
    }

    /// <summary>Hands events over, and waits while the pipeline is full.</summary>
    /// <param name="events">The events, in the order of their arrival. They are copied: the memory is the caller's again when the wait is over.</param>
    /// <param name="receivedAt">When they were received, or <see langword="null"/>: see <see cref="TryWrite"/>.</param>
    /// <param name="offset">Where the events come from and where it goes on, or <see langword="null"/>: see <see cref="TryWrite"/>.</param>
    /// <param name="cancellationToken">Ends the wait; none is then accepted.</param>
    /// <returns>Done when all are accepted.</returns>
    /// <exception cref="ArgumentException">A series is a key of another schema; nothing is accepted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A source is not declared; nothing is accepted.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<WindowEvent<TIn>> events, DateTimeOffset? receivedAt = null, (string Name, long Next)? offset = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var piece = Take(events.Span, receivedAt, offset);
        var accepted = false;
        try
        {
            await _inbox.WriteAsync(new Work(piece), cancellationToken).ConfigureAwait(false);
            accepted = true;
        }
        finally
        {
            if (!accepted) GiveBack(piece);
        }
    }

    /// <summary>Writes everything that a source gives. Takes nothing more from it while a source of the piece before <see cref="MustWait"/>.</summary>
    /// <param name="events">The events, in pieces of any size.</param>
    /// <param name="cancellationToken">Stops between two pieces.</param>
    /// <returns>How many events were accepted.</returns>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The piece that was taken from the source and not accepted comes back from <see cref="TakeUncounted"/>.</exception>
    public async Task<long> WriteAllAsync(IAsyncEnumerable<ReadOnlyMemory<WindowEvent<TIn>>> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var accepted = 0L;
        await foreach (var piece in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await WriteAsync(piece, receivedAt: null, offset: null, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Keep(piece.ToArray());
                throw;
            }

            accepted += piece.Length;
            await WaitForOthersAsync(piece, cancellationToken).ConfigureAwait(false);
        }

        return accepted;
    }

    /// <summary>Writes everything that a source of single events gives, gathered into pieces of up to 1,024. Takes nothing more from it while a source of the piece before <see cref="MustWait"/>.</summary>
    /// <param name="events">The events, in the order of their arrival.</param>
    /// <param name="maxDelay">How long an event may wait for its piece to fill, above zero.</param>
    /// <param name="clock">The clock that this is measured by, such as <c>TimeProvider.System</c>.</param>
    /// <param name="cancellationToken">Stops between two pieces.</param>
    /// <returns>How many events were accepted.</returns>
    /// <exception cref="ArgumentNullException">There is no source or no clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is not above zero.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. What was taken from the source and not accepted comes back from <see cref="TakeUncounted"/>.</exception>
    public Task<long> WriteAllAsync(IAsyncEnumerable<WindowEvent<TIn>> events, TimeSpan maxDelay, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(clock);
        if (maxDelay <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(maxDelay), maxDelay, "The delay must be above zero.");
        return new Gatherer(this).RunAsync(events, maxDelay, clock, cancellationToken);
    }

    /// <summary>Moves the watermark on, whatever the sources have sent, after everything accepted before.</summary>
    /// <param name="instant">The instant. One before the watermark moves nothing, but due revisions are told.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Done when the pipeline has taken it.</returns>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellationToken = default) =>
        _inbox.WriteAsync(new Work(AdvanceTo: instant), cancellationToken);

    /// <summary>The results, as they become due. One reader at a time.</summary>
    /// <param name="cancellationToken">Ends the reading; another one goes on where it stopped.</param>
    /// <returns>The results, until the pipeline is completed. A fault of the pipeline is thrown here too.</returns>
    public async IAsyncEnumerable<WindowResult<TState>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var results = _results.Reader;
        while (await results.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (results.TryRead(out var next))
            {
                if (next.Cut is { } cut) cut.Pass();
                else yield return next.Result;
            }
        }
    }

    /// <summary>What became of all events that were accepted before this call. Waits for the reader of the results, if many of those are due.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tally over all sources and workers.</returns>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<Tally> ReadTallyAsync(CancellationToken cancellationToken = default)
    {
        var cut = new WindowCut(_queues.Length);
        await _inbox.WriteAsync(new Work(Cut: cut), cancellationToken).ConfigureAwait(false);
        // A worker that fails before the cut reaches it will never contribute.
        await Task.WhenAny(cut.Task, Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!cut.Task.IsCompleted) _inbox.ThrowIfFailed();
        return await cut.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Everything that the next outcome and the next result depend on, at a border between pieces: what was accepted before this call is in it with the offsets that came with it, and nothing after.</summary>
    /// <remarks>It is taken when the reader of the results has asked for the one after the last that was told before the border. So nothing that was told is lost between snapshot and reader; somebody has to read meanwhile. An event affects the restored windows once if its source is replayed from the offsets in the same snapshot. Results may then come again, with the same window, series and revision.</remarks>
    /// <typeparam name="TCodec">How one state is written.</typeparam>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The snapshot: that of one set of windows which were given the same, byte for byte, whatever the number of workers.</returns>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    /// <exception cref="ChannelClosedException">A worker failed; why is the inner exception.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the pipeline stopped.</exception>
    /// <exception cref="OverflowException">The counters of a state sum to more than 2⁵⁶.</exception>
    public Task<Snapshot> ToSnapshotAsync<TCodec>(CancellationToken cancellationToken = default)
        where TCodec : ISnapshotCodec<TCodec, TState> => TakeAsync<NestedBody<TCodec, TState>>(cancellationToken);

    /// <summary>Puts the state of a snapshot in place of the empty one, before anything is written.</summary>
    /// <typeparam name="TCodec">How one state is written.</typeparam>
    /// <param name="snapshot">A snapshot of a pipeline, or of windows, with the same options and dimensions; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="offsets">The offsets to replay from.</param>
    /// <param name="error">Why the snapshot was refused; the pipeline is then as it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="ArgumentNullException">There is no snapshot.</exception>
    /// <exception cref="InvalidOperationException">Something was written before.</exception>
    /// <exception cref="ObjectDisposedException">The pipeline was completed.</exception>
    public bool TryRestore<TCodec>(Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
        where TCodec : ISnapshotCodec<TCodec, TState> => TryRestoreFrom<NestedBody<TCodec, TState>>(snapshot, in limits, out offsets, out error);

    /// <summary>Accepts no more, counts what was accepted, makes all windows final and returns the tally. Somebody has to read the results meanwhile. Called again, it returns the same.</summary>
    /// <param name="cancellationToken">Stops between two pieces without counting the rest, which comes back from <see cref="TakeUncounted"/>; results that nobody has taken by then are not told.</param>
    /// <returns>What became of all events.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before everything was counted and told; it carries this token.</exception>
    public async Task<Tally> CompleteAsync(CancellationToken cancellationToken = default)
    {
        Task<Tally> ended;
        lock (_ending)
        {
            _inbox.Complete();
            ended = _ended ??= FinishAsync();
        }

        var stop = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _stop);
        await using (stop.ConfigureAwait(false))
        {
            var tally = await ended.ConfigureAwait(false);
            lock (_uncounted)
                if (_isCutShort || _uncounted.Count > 0) cancellationToken.ThrowIfCancellationRequested();
            return tally;
        }
    }

    /// <summary>The events that were given to the pipeline and not counted, because a token stopped it: piece by piece, in the order in which they came.</summary>
    /// <returns>The pieces; none a second time.</returns>
    public IReadOnlyList<ReadOnlyMemory<WindowEvent<TIn>>> TakeUncounted()
    {
        lock (_uncounted)
        {
            ReadOnlyMemory<WindowEvent<TIn>>[] taken = [.. _uncounted];
            _uncounted.Clear();
            return taken;
        }
    }

    /// <summary>Stops the pipeline where it is, if it was not completed, and waits for the workers. What they threw is in <see cref="Completion"/>.</summary>
    /// <returns>Done when all workers have ended.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            await Task.WhenAny(Completion).ConfigureAwait(false);
            return;
        }

        // In this order: the router must not take this for a completion, which makes all windows final.
        await _stop.CancelAsync().ConfigureAwait(false);
        _inbox.Complete();
        await Task.WhenAny(Completion).ConfigureAwait(false);
        if (_polling is not null) await _polling.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    /// <summary>Dimensions and workers.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"windows by {Schema}, {_queues.Length} workers");

    internal async Task<Snapshot> TakeAsync<TBody>(CancellationToken cancellationToken)
        where TBody : IStateBody<TState>
    {
        var cut = new StateCut(new WindowEngine<TState, TIn>(Schema, Options, _math), _queues.Length);
        await _inbox.WriteAsync(new Work(State: cut), cancellationToken).ConfigureAwait(false);
        // Who stops the pipeline waits for no reader, and neither does this.
        var stop = _stop.Token.UnsafeRegister(static given => ((StateCut)given!).Cancel(), cut);
        await using var registration = stop.ConfigureAwait(false);
        await Task.WhenAny(cut.Task, Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (!cut.Task.IsCompleted) _inbox.ThrowIfFailed();
        var offsets = await cut.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return WindowSnapshot<TState, TIn, TBody>.Take(cut.Whole, offsets);
    }

    internal bool TryRestoreFrom<TBody>(Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
        where TBody : IStateBody<TState>
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (_hasBegun) throw new InvalidOperationException("Events were written to this pipeline, and restoring would lose them. Restore a new pipeline before its first event.");
        var whole = new WindowEngine<TState, TIn>(Schema, Options, _math);
        if (!WindowSnapshot<TState, TIn, TBody>.TryRead(snapshot, whole, in limits, out offsets, out error)) return false;
        if (!_inbox.TryWrite(new Work(Restore: new Restoration(whole, offsets)))) throw new InvalidOperationException("The pipeline is full. Restore a new pipeline before anything else is asked of it.");
        return true;
    }

    private EventPiece<TIn> Take(ReadOnlySpan<WindowEvent<TIn>> events, DateTimeOffset? receivedAt, (string Name, long Next)? offset)
    {
        if (offset is { Name: null }) throw new ArgumentException("An offset needs the name of where the events come from.", nameof(offset));
        foreach (ref readonly var one in events)
        {
            if (one.Source < 0 || one.Source >= Options.Sources.Count) ThrowNoSource(one.Source);
            Schema.Require(one.Series);
        }

        _hasBegun = true;
        var piece = RentPiece();
        piece.AddRange(events);
        piece.Offset = offset;
        if (Options.MaxFuture is { } future) piece.Latest = (receivedAt ?? Options.Clock!.GetUtcNow()).UtcTicks + future.Ticks;
        return piece;
    }

    private void ThrowNoSource(int source) => throw new ArgumentOutOfRangeException(nameof(source), source,
        string.Create(CultureInfo.InvariantCulture, $"There are sources 0…{Options.Sources.Count - 1}: {string.Join(", ", Options.Sources.Select(known => known.Name))}. Declare a source in {nameof(WindowOptions)}.{nameof(WindowOptions.Sources)} before it sends."));

    private EventPiece<TIn> RentPiece() => _pool.TryDequeue(out var piece) ? piece : new EventPiece<TIn>();

    private void GiveBack(EventPiece<TIn> piece)
    {
        piece.Clear();
        _pool.Enqueue(piece);
    }

    private void Keep(ReadOnlyMemory<WindowEvent<TIn>> events)
    {
        lock (_uncounted) _uncounted.Add(events);
    }

    /// <summary>Waits while a source of a piece must.</summary>
    private async ValueTask WaitForOthersAsync(ReadOnlyMemory<WindowEvent<TIn>> piece, CancellationToken cancellationToken)
    {
        if (Options.MaxAhead is null) return;
        while (true)
        {
            // Taken before the look, so that no release between the two is missed.
            var caughtUp = _caughtUp.Task;
            if (!HasAhead(piece.Span)) return;
            await Task.WhenAny(caughtUp, Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
            if (Completion.IsCompleted) return;
        }
    }

    private bool HasAhead(ReadOnlySpan<WindowEvent<TIn>> piece)
    {
        foreach (ref readonly var one in piece)
            if (Volatile.Read(ref _isAhead[one.Source])) return true;
        return false;
    }

    /// <summary>Tells those who hold sources back which ones are ahead.</summary>
    private void LookAhead()
    {
        if (Options.MaxAhead is null) return;
        var isReleased = false;
        for (var source = 0; source < _isAhead.Length; source++)
        {
            var isAhead = _router.Watermark.IsAhead(source);
            isReleased |= _isAhead[source] && !isAhead;
            Volatile.Write(ref _isAhead[source], isAhead);
        }

        if (!isReleased) return;
        var before = _caughtUp;
        _caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        before.TrySetResult();
    }

    private async Task RouteAsync()
    {
        var inbox = _inbox.Reader;
        while (await inbox.WaitToReadAsync().ConfigureAwait(false))
        {
            while (inbox.TryRead(out var work))
            {
                await RouteAsync(work).ConfigureAwait(false);
                LookAhead();
            }

            // Nothing waits behind: what is gathered for the workers need not wait either.
            await SendOpenAsync().ConfigureAwait(false);
        }

        if (!_stop.IsCancellationRequested)
        {
            _router.AdvanceTo(DateTimeOffset.MaxValue);
            AddStep();
        }

        await SendCutAsync(_last).ConfigureAwait(false);
        foreach (var queue in _queues) queue.Writer.TryComplete();
    }

    private async ValueTask RouteAsync(Work work)
    {
        if (work.Cut is { } cut)
        {
            await SendCutAsync(cut).ConfigureAwait(false);
        }
        else if (work.State is { } state)
        {
            state.Begin(_router.Watermark, _offsets);
            await SendAllAsync(work).ConfigureAwait(false);
        }
        else if (work.Restore is { } restoration)
        {
            _router.Restore(restoration.Whole.Watermark);
            foreach (var (name, next) in restoration.Offsets) _offsets[name] = next;
            await SendAllAsync(work).ConfigureAwait(false);
        }
        else if (work.Piece is { } piece)
        {
            if (_stop.IsCancellationRequested)
            {
                Keep(piece.Rows.ToArray());
                return;
            }

            for (var from = 0; from < piece.Count;)
            {
                from = DivideUntilFull(piece, from, out var full);
                if (full >= 0) await SendAsync(full).ConfigureAwait(false);
            }

            if (piece.Offset is { } offset) _offsets[offset.Name] = offset.Next;
            GiveBack(piece);
        }
        else if (work.AdvanceTo is { } instant)
        {
            _router.AdvanceTo(instant);
            AddStep();
        }
        else if (_router.PassesByWaiting())
        {
            AddStep();
        }
    }

    private int DivideUntilFull(EventPiece<TIn> piece, int from, out int full)
    {
        var rows = piece.Rows;
        for (; from < rows.Length; from++)
        {
            ref readonly var row = ref rows[from];
            var worker = WorkerOf(row.Series.Packed);
            var open = _open[worker] ??= RentPiece();
            var ticks = row.OccurredAt.UtcTicks;
            // A time too far ahead is no time, to the worker as to the watermark.
            if (ticks > piece.Latest) open.Add(new WindowEvent<TIn>(row.Series, row.Value, default, row.Source, row.IdHash));
            else open.Add(in row);
            if (ticks <= piece.Latest && _router.Passes(row.Source, ticks)) AddStep();
            if (open.Count < PieceLength) continue;
            full = worker;
            return from + 1;
        }

        full = -1;
        return from;
    }

    /// <summary>Tells every worker where the watermark stands, at this place among its events.</summary>
    private void AddStep()
    {
        // Without a watermark there is nothing to tell.
        if (_router.Current is not { } watermark) return;
        foreach (ref var open in _open.AsSpan()) (open ??= RentPiece()).AddStep(watermark);
    }

    private async ValueTask SendOpenAsync()
    {
        for (var worker = 0; worker < _open.Length; worker++)
            if (_open[worker] is not null) await SendAsync(worker).ConfigureAwait(false);
    }

    private ValueTask SendAsync(int worker)
    {
        var piece = _open[worker]!;
        _open[worker] = null;
        return _queues[worker].Writer.WriteAsync(new Work(piece));
    }

    private int WorkerOf(ulong key) => (int)((unchecked(key * Spread) >> 32) * (ulong)_queues.Length >> 32);

    private ValueTask SendCutAsync(WindowCut cut) => SendAllAsync(new Work(Cut: cut));

    private async ValueTask SendAllAsync(Work work)
    {
        await SendOpenAsync().ConfigureAwait(false);
        foreach (var queue in _queues) await queue.Writer.WriteAsync(work).ConfigureAwait(false);
    }

    /// <summary>One worker: the only one that writes to its windows.</summary>
    private async Task CountAsync(ChannelReader<Work> queue, EventWindows<TState, TIn> windows, int worker)
    {
        while (await queue.WaitToReadAsync().ConfigureAwait(false))
        {
            while (queue.TryRead(out var work))
            {
                if (work.Piece is { } piece)
                {
                    Count(piece, windows);
                    GiveBack(piece);
                    await TellAsync(windows).ConfigureAwait(false);
                }
                else if (work.State is { } state)
                {
                    state.Contribute(windows.Engine);
                    // Where the pipeline stops before, it is given up by who waits for it.
                    _ = await SendAsync(new Outgoing(default, state)).ConfigureAwait(false);
                }
                else if (work.Restore is { } restoration)
                {
                    windows.TakeOver(restoration.Whole, key => WorkerOf(key) == worker, takesTallies: worker == 0);
                }
                else
                {
                    work.Cut!.Contribute(windows.Tally);
                }
            }
        }
    }

    private static void Count(EventPiece<TIn> piece, EventWindows<TState, TIn> windows)
    {
        foreach (ref readonly var row in piece.Rows)
        {
            if (EventPiece<TIn>.IsStep(in row)) windows.AdvanceTo(row.OccurredAt);
            else windows.Add(in row);
        }
    }

    private async ValueTask TellAsync(EventWindows<TState, TIn> windows)
    {
        while (windows.TryRead(out var result))
        {
            if (!await SendAsync(new Outgoing(result, Cut: null)).ConfigureAwait(false)) _isCutShort = true;
        }
    }

    /// <summary>False if nobody reads, and nobody is to be waited for any more.</summary>
    private async ValueTask<bool> SendAsync(Outgoing next)
    {
        if (_results.Writer.TryWrite(next)) return true;
        try
        {
            await _results.Writer.WriteAsync(next, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task EndAsync(List<Task> running)
    {
        try
        {
            await _inbox.EndAsync(running, Close).ConfigureAwait(false);
        }
        finally
        {
            _results.Writer.TryComplete(_inbox.Fault);
        }
    }

    private void Close(Exception why)
    {
        if (!_inbox.TryFail(why)) return;
        foreach (var queue in _queues) queue.Writer.TryComplete(why);
        _results.Writer.TryComplete(why);
    }

    private async Task<Tally> FinishAsync()
    {
        await Completion.ConfigureAwait(false);
        return await _last.Task.ConfigureAwait(false);
    }

    /// <summary>One thing to do, for the router or for a worker; nothing at all is a look at the clock.</summary>
    private readonly record struct Work(EventPiece<TIn>? Piece = null, WindowCut? Cut = null, DateTimeOffset? AdvanceTo = null, StateCut? State = null, Restoration? Restore = null);

    /// <summary>A result on its way to the reader, or the border of a snapshot among the results.</summary>
    private readonly record struct Outgoing(WindowResult<TState> Result, StateCut? Cut);

    /// <summary>What a snapshot held, for every worker to take its series from.</summary>
    private sealed record Restoration(WindowEngine<TState, TIn> Whole, IReadOnlyDictionary<string, long> Offsets);

    /// <summary>A tally of all workers at one border between pieces.</summary>
    private sealed class WindowCut(int workers)
    {
        private readonly Lock _parts = new();
        private readonly TaskCompletionSource<Tally> _tally = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Tally _sum = Tally.Empty;
        private int _missing = workers;

        public Task<Tally> Task => _tally.Task;

        public void Contribute(Tally tally)
        {
            lock (_parts)
            {
                _sum = _sum.MergedWith(tally);
                if (--_missing > 0) return;
            }

            _tally.TrySetResult(_sum);
        }
    }

    /// <summary>The state of all workers at one border between pieces, as one set of windows would have it; there when the reader of the results has passed the border too.</summary>
    private sealed class StateCut(WindowEngine<TState, TIn> whole, int workers)
    {
        private readonly Lock _parts = new();
        private readonly TaskCompletionSource<IReadOnlyDictionary<string, long>> _offsets = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Dictionary<string, long> _known = [];
        private int _missing = workers;

        public WindowEngine<TState, TIn> Whole { get; } = whole;

        /// <summary>The offsets, when all is there.</summary>
        public Task<IReadOnlyDictionary<string, long>> Task => _offsets.Task;

        /// <summary>What the router knew when the border passed it.</summary>
        public void Begin(Watermark watermark, Dictionary<string, long> offsets)
        {
            Whole.Watermark.Restore(watermark);
            _known = new Dictionary<string, long>(offsets, StringComparer.Ordinal);
        }

        public void Contribute(WindowEngine<TState, TIn> part)
        {
            lock (_parts)
            {
                Whole.Absorb(part);
                Whole.AddTallies(part);
            }
        }

        public void Pass()
        {
            if (Interlocked.Decrement(ref _missing) == 0) _offsets.TrySetResult(_known);
        }

        public void Cancel() => _offsets.TrySetCanceled();
    }

    private sealed class Gatherer(WindowPipeline<TState, TIn> pipeline) : ItemGatherer<WindowEvent<TIn>>
    {
        private readonly WindowEvent<TIn>[] _events = new WindowEvent<TIn>[PieceLength];
        private int _count;

        protected override int Count => _count;

        protected override bool IsFull => _count == PieceLength;

        protected override void Add(WindowEvent<TIn> one) => _events[_count++] = one;

        protected override async ValueTask<int> SendAsync(CancellationToken cancellationToken)
        {
            var sent = _events.AsMemory(0, _count);
            await pipeline.WriteAsync(sent, receivedAt: null, offset: null, cancellationToken).ConfigureAwait(false);
            _count = 0;
            await pipeline.WaitForOthersAsync(sent, cancellationToken).ConfigureAwait(false);
            return sent.Length;
        }

        protected override void Keep()
        {
            if (_count > 0) pipeline.Keep(_events.AsMemory(0, _count).ToArray());
        }
    }
}
