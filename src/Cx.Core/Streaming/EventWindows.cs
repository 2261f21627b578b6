using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Event-time windows over many series: events go in, each is counted once, and results come out when the <see cref="Watermark"/> says that a window has ended.</summary>
/// <remarks>
/// <para>All windows share <em>slices</em>: an event is one increment, however many windows cover it.</para>
/// <para>Made as <see cref="RatingWindows{TScale}"/> for ratings, <see cref="SeriesWindows{TState, TIn}"/> for other state that can be subtracted, or <see cref="MergingWindows{TState, TIn}"/> for state that can only be merged.</para>
/// <para>What is told depends on the sequence of events alone, not on batches. Final results of windows do not depend on the order of events either, as long as none comes too late.</para>
/// <para>Thread safety: single writer.</para>
/// </remarks>
/// <typeparam name="TState">The state, such as rating counts.</typeparam>
/// <typeparam name="TIn">What goes in, such as a rating.</typeparam>
public abstract class EventWindows<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly StateMath<TState, TIn> _math;

    private protected EventWindows(SeriesSchema schema, WindowOptions options, StateMath<TState, TIn> math)
    {
        _math = math;
        Schema = schema;
        Options = options;
        Engine = new WindowEngine<TState, TIn>(schema, options, math);
    }

    /// <summary>The dimensions of the series.</summary>
    public SeriesSchema Schema { get; }

    /// <summary>What is watched and told.</summary>
    public WindowOptions Options { get; }

    /// <summary>Up to where event time is taken to be complete. A restored snapshot brings its own.</summary>
    public Watermark Watermark => Engine.Watermark;

    /// <summary>The length of a slice: the greatest common divisor of all lengths and hops.</summary>
    public TimeSpan SliceWidth => new(Engine.Clock.Width);

    /// <summary>How many results wait to be read.</summary>
    public int Waiting => Engine.Results.Count;

    /// <summary>What became of all events offered, of all sources.</summary>
    public Tally Tally
    {
        get
        {
            var sum = Tally.Empty;
            for (var source = 0; source < Engine.Tallies.Length; source++) sum = sum.MergedWith(TallyOf(source));
            return sum;
        }
    }

    internal WindowEngine<TState, TIn> Engine { get; private set; }

    /// <summary>What became of the events of one source.</summary>
    /// <param name="source">The number of the source.</param>
    /// <returns>The tally.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public Tally TallyOf(int source) => source >= 0 && source < Engine.Tallies.Length
        ? new Tally(in Engine.Tallies[source])
        : throw new ArgumentOutOfRangeException(nameof(source), source, "There is no source of this number; they are numbered from 0 in the order of WindowOptions.Sources.");

    /// <summary>Offers an event.</summary>
    /// <param name="given">The event.</param>
    /// <param name="receivedAt">When it was received, by which a time too far ahead is told; <see langword="null"/> asks the clock of the options. Keep it with the event, so that a replay judges alike. Not used without <see cref="WindowOptions.MaxFuture"/>.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentException">The series is a key of another schema.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public EventOutcome Add(in WindowEvent<TIn> given, DateTimeOffset? receivedAt = null) =>
        Engine.Offer(in given, IsOffScale(given.Value), Engine.LatestFor(receivedAt));

    /// <summary>Offers many events; the same as one by one.</summary>
    /// <param name="given">The events, in the order of their arrival.</param>
    /// <param name="receivedAt">When they were received, or <see langword="null"/>: see <see cref="Add"/>.</param>
    /// <exception cref="ArgumentException">A series is a key of another schema; the events before it were counted.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A source is not declared; the events before it were counted.</exception>
    /// <exception cref="InvalidOperationException">Another thread is writing.</exception>
    public void AddRange(ReadOnlySpan<WindowEvent<TIn>> given, DateTimeOffset? receivedAt = null)
    {
        Engine.Index.Enter();
        try
        {
            var latest = Engine.LatestFor(receivedAt);
            foreach (ref readonly var one in given) Engine.Offer(in one, IsOffScale(one.Value), latest);
        }
        finally
        {
            Engine.Index.Leave();
        }
    }

    /// <summary>Takes the next result out of the queue.</summary>
    /// <param name="result">The result, or the default.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryRead(out WindowResult<TState> result) => Engine.Results.TryRead(out result);

    /// <summary>Moves the watermark on, whatever the sources have sent, and tells everything that is then due, revisions included.</summary>
    /// <param name="instant">The instant. One before the watermark moves nothing, but due revisions are told.</param>
    public void AdvanceTo(DateTimeOffset instant) => Engine.AdvanceTo(instant);

    /// <summary>Tells the revisions and corrections that wait for the next border of a slice.</summary>
    public void Flush() => Engine.Step();

    /// <summary>Looks at the clock, for sources that have been silent for the idle timeout, and tells what is due when they are no longer waited for.</summary>
    public void Poll() => Engine.Poll();

    /// <summary>Ends the stream: all windows become final. Whatever is offered afterwards is too late.</summary>
    public void Complete() => Engine.AdvanceTo(DateTimeOffset.MaxValue);

    private protected Snapshot Take<TBody>(IReadOnlyDictionary<string, long> offsets)
        where TBody : IStateBody<TState>
    {
        ArgumentNullException.ThrowIfNull(offsets);
        return WindowSnapshot<TState, TIn, TBody>.Take(Engine, offsets);
    }

    // Into an engine of its own, so that bytes which are refused half-way change nothing.
    private protected bool TryRestoreFrom<TBody>(Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
        where TBody : IStateBody<TState>
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (Waiting > 0) throw new InvalidOperationException($"{Waiting} results were not read, and restoring would lose them. Read them with {nameof(TryRead)} first.");
        var engine = new WindowEngine<TState, TIn>(Schema, Options, _math);
        var ok = WindowSnapshot<TState, TIn, TBody>.TryRead(snapshot, engine, in limits, out offsets, out error);
        if (ok) Engine = engine;
        return ok;
    }

    /// <summary>Goes on with the state of some series, which another engine of the same plan and schema has, in place of its own.</summary>
    /// <param name="from">The engine, left as it is.</param>
    /// <param name="isWanted">Whether a series is taken, by its packed key.</param>
    /// <param name="takesTallies">Whether the tallies are taken too.</param>
    internal void TakeOver(WindowEngine<TState, TIn> from, Func<ulong, bool> isWanted, bool takesTallies)
    {
        var engine = new WindowEngine<TState, TIn>(Schema, Options, _math);
        engine.Absorb(from, isWanted);
        engine.Watermark.Restore(from.Watermark);
        engine.StepFrom(from.Watermark.Ticks);
        if (takesTallies) engine.AddTallies(from);
        Engine = engine;
    }

    /// <summary>Whether the state will count a value as invalid.</summary>
    private protected virtual bool IsOffScale(TIn value) => false;
}
