namespace Cx.Core.Streaming;

/// <summary>Computes the one watermark of a pipeline and says when it passes a border: what the workers' windows do only at borders, they then do as one set of windows would.</summary>
/// <remarks>
/// An event's outcome and what is told depend on the watermark only through the borders it has passed (ends of slices, those plus the lateness, early periods).
/// So workers need not be told of every step of the watermark, only of those beyond a border, at the same place among the events.
/// </remarks>
internal sealed class WindowRouter
{
    private const long NoTicks = Streaming.Watermark.NoTicks;

    private readonly Watermark _watermark;
    private readonly SliceClock _slices;
    private readonly SliceClock? _periods;
    private readonly long _lateness;
    private long _border = NoTicks;

    public WindowRouter(WindowPlan plan)
    {
        var options = plan.Options;
        _watermark = new Watermark(options.Sources, options.IdleTimeout, options.MaxAhead, options.Clock);
        _slices = plan.Clock;
        _lateness = options.AllowedLateness.Ticks;
        _periods = options.Emit.Period is { } period ? new SliceClock(period.Ticks, options.Origin.UtcTicks) : null;
    }

    public Watermark Watermark => _watermark;

    public DateTimeOffset? Current => _watermark.Current;

    /// <summary>Goes on from where another watermark stands, all that was due by it having been told.</summary>
    public void Restore(Watermark from)
    {
        _watermark.Restore(from);
        _border = from.Ticks == NoTicks ? NoTicks : BorderAfter(from.Ticks, _lateness, _slices, _periods);
    }

    /// <summary>Looks at an event that was just sent on; true if the watermark then stands beyond a border.</summary>
    public bool Passes(int source, long ticks)
    {
        // What has no time or comes too late does not move the watermark, as in WindowEngine.Offer.
        if (ticks == 0) return false;
        var now = _watermark.Ticks;
        if (now != NoTicks && _slices.EndOf(_slices.NumberOf(ticks)) <= now - _lateness) return false;
        _watermark.Observe(source, ticks);
        return IsBeyond();
    }

    public bool PassesByWaiting() => _watermark.Poll() && IsBeyond();

    /// <summary>Moves the watermark on; what is due is then told even where no border is passed.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        _watermark.AdvanceTo(instant);
        IsBeyond();
    }

    private bool IsBeyond()
    {
        var now = _watermark.Ticks;
        if (now == NoTicks || now < _border) return false;
        _border = BorderAfter(now, _lateness, _slices, _periods);
        return true;
    }

    /// <summary>The next instant at which something may be due.</summary>
    public static long BorderAfter(long stepped, long lateness, SliceClock slices, SliceClock? periods)
    {
        var border = Math.Min(slices.EndOf(slices.NumberOf(stepped)), slices.EndOf(slices.NumberOf(stepped - lateness)) + lateness);
        return periods is { } early ? Math.Min(border, early.EndOf(early.NumberOf(stepped))) : border;
    }
}
