namespace Cx.Core.Streaming;

/// <summary>What windows are watched, how long late events are waited for, and what is told when.</summary>
/// <remarks>Thread safety: immutable.</remarks>
public sealed class WindowOptions
{
    /// <summary>What has no default.</summary>
    /// <param name="windows">The windows; they share one set of slices, so a further one costs little.</param>
    /// <param name="allowedLateness">How long after the watermark has passed the end of its slice an event is still counted. Zero to 36,500 days. There is no default: a hidden one makes final results look broken, or late events vanish.</param>
    /// <param name="maxSeries">How many series there may be.</param>
    /// <exception cref="ArgumentNullException">The windows are <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no window, or one is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The lateness or the number of series is out of range.</exception>
    public WindowOptions(IReadOnlyList<Window> windows, TimeSpan allowedLateness, int maxSeries)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (windows.Count == 0) throw new ArgumentException("There is no window to watch. Give at least one, such as Window.Tumbling(TimeSpan.FromHours(1)).", nameof(windows));
        if (windows.Distinct().Count() != windows.Count) throw new ArgumentException("A window is given twice. Give each once.", nameof(windows));
        if (allowedLateness < TimeSpan.Zero || allowedLateness > EventSource.LongestSpan)
            throw new ArgumentOutOfRangeException(nameof(allowedLateness), allowedLateness, "The allowed lateness must be zero to 36,500 days.");
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSeries, 1);
        Windows = [.. windows];
        AllowedLateness = allowedLateness;
        MaxSeries = maxSeries;
    }

    /// <summary>The windows.</summary>
    public IReadOnlyList<Window> Windows { get; }

    /// <summary>How long after the watermark has passed the end of its slice an event is still counted.</summary>
    public TimeSpan AllowedLateness { get; }

    /// <summary>How many series there may be.</summary>
    public int MaxSeries { get; }

    /// <summary>What happens to a series beyond the limit. Default: it is folded.</summary>
    public OverflowPolicy Overflow { get; init; } = OverflowPolicy.Fold;

    /// <summary>An instant at which windows of every length begin. Default: 1970-01-01, UTC.</summary>
    public DateTimeOffset Origin { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The largest number of slices that the longest window, lateness and retention may have together. Default: 100,000.</summary>
    public int MaxSlices { get; init; } = 100_000;

    /// <summary>Where events come from. Default: one source, <c>events</c>, whose event times come in order.</summary>
    public IReadOnlyList<EventSource> Sources { get; init; } = [EventSource.Of("events", TimeSpan.Zero)];

    /// <summary>When windows tell what they hold. Default: once, when they are final.</summary>
    public EmitMode Emit { get; init; } = EmitMode.Final;

    /// <summary>What they tell. Default: the whole. The others need state that can be subtracted.</summary>
    public EmitContent Content { get; init; } = EmitContent.Accumulating;

    /// <summary>Whether an event is a duplicate when its slice has its id already. Default: no. A slice then keeps 64 bits of each id.</summary>
    public bool Deduplicate { get; init; }

    /// <summary>How long final windows are kept for withdrawals and corrections. Default: not at all. At most 36,500 days.</summary>
    public TimeSpan Retain { get; init; } = TimeSpan.Zero;

    /// <summary>How far an event's time may lie after the instant at which it was received; beyond that it is invalid and does not move the watermark. Default: <see langword="null"/>, not judged.</summary>
    public TimeSpan? MaxFuture { get; init; }

    /// <summary>How far a source may run ahead of the watermark before it should wait: <see cref="Watermark.MustWait"/>. The adapters of a pipeline then take nothing more from it. Default: <see langword="null"/>, without limit.</summary>
    public TimeSpan? MaxAhead { get; init; }

    /// <summary>How long a source may be silent before the others stop waiting for it. Default: <see langword="null"/>, for ever.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>The clock for <see cref="IdleTimeout"/>, and for <see cref="MaxFuture"/> where an event comes without the instant at which it was received. Default: <see langword="null"/>; needed by either.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Is given what comes too late. Default: <see langword="null"/>; it is counted only.</summary>
    public ILateSink? LateSink { get; init; }

    /// <summary>The series of all workers of one pipeline together, or <see langword="null"/> for windows on their own.</summary>
    internal SeriesBudget? Budget { get; private init; }

    /// <summary>Whether somebody else computes the watermark: events then do not move it.</summary>
    internal bool IsDriven { get; private init; }

    /// <summary>The options of one worker of a pipeline, which judges times and waits for sources in its stead.</summary>
    internal WindowOptions ForWorker(SeriesBudget budget) => new(Windows, AllowedLateness, MaxSeries)
    {
        Overflow = Overflow,
        Origin = Origin,
        MaxSlices = MaxSlices,
        Sources = Sources,
        Emit = Emit,
        Content = Content,
        Deduplicate = Deduplicate,
        Retain = Retain,
        LateSink = LateSink,
        Budget = budget,
        IsDriven = true,
    };
}
