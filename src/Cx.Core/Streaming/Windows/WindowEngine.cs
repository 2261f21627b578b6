using System.Globalization;
using System.Runtime.CompilerServices;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>What all event-time windows do: judge an event, count it once in its slice, and tell what is due when the watermark passes a border.</summary>
/// <remarks>
/// Borders are the ends of slices, those plus the allowed lateness, and the early periods. Nothing is told between two borders, so what is told depends on the
/// sequence of events and not on how it was cut into batches.
/// </remarks>
internal sealed class WindowEngine<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly SliceStore<TState> _slices = new();
    private readonly WindowTrack<TState, TIn>[] _tracks;
    private readonly SessionTrack<TState, TIn>[] _sessions;
    private readonly SeriesIndex _index;
    private readonly SeriesOrder _order;
    private readonly TallyCounts[] _tallies;
    private readonly long _lateness;
    private readonly long _retain;
    private readonly long _maxFuture;
    private readonly bool _needsSlices;
    private readonly bool _deduplicates;
    private readonly bool _isDriven;
    private readonly bool _isEarly;
    private readonly SliceClock _periods;
    private TallyCounts _withdrawals;
    private long _border = Watermark.NoTicks;
    private long _stepped = Watermark.NoTicks;

    public WindowEngine(SeriesSchema schema, WindowOptions options, StateMath<TState, TIn> math)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Plan = WindowPlan.Of(options, math.IsReversible);
        Math = math;
        Clock = Plan.Clock;
        Emit = options.Emit;
        Content = options.Content;
        KeepsRecords = !options.Emit.IsFinal || options.Retain > TimeSpan.Zero;
        _index = new SeriesIndex(schema, options.Budget ?? new SeriesBudget(options.MaxSeries), options.Overflow);
        _order = new SeriesOrder(_index);
        Results = new ResultQueue<TState, TIn>(_index, math, options.Content);
        Watermark = new Watermark(options.Sources, options.IdleTimeout, options.MaxAhead, options.Clock);
        _tallies = new TallyCounts[options.Sources.Count];
        _lateness = options.AllowedLateness.Ticks;
        _retain = options.Retain.Ticks;
        _maxFuture = options.MaxFuture?.Ticks ?? long.MaxValue;
        _deduplicates = options.Deduplicate;
        _isDriven = options.IsDriven;
        _tracks = [.. options.Windows.Where(window => !window.IsSession).Select(window => new WindowTrack<TState, TIn>(this, window, _slices))];
        _sessions = [.. options.Windows.Where(window => window.IsSession).Select(window => new SessionTrack<TState, TIn>(this, window, options.Origin.UtcTicks))];
        _needsSlices = _tracks.Length > 0 || _deduplicates;
        _isEarly = options.Emit.Period is not null;
        _periods = new SliceClock(options.Emit.Period?.Ticks ?? 1, options.Origin.UtcTicks);
    }

    public WindowPlan Plan { get; }

    public StateMath<TState, TIn> Math { get; }

    public SliceClock Clock { get; }

    public EmitMode Emit { get; }

    public EmitContent Content { get; }

    /// <summary>Whether what was told must be remembered, because it may be told again.</summary>
    public bool KeepsRecords { get; }

    public ResultQueue<TState, TIn> Results { get; }

    public Watermark Watermark { get; }

    public SeriesIndex Index => _index;

    public SliceStore<TState> Slices => _slices;

    public WindowTrack<TState, TIn>[] Tracks => _tracks;

    public SessionTrack<TState, TIn>[] Sessions => _sessions;

    public TallyCounts[] Tallies => _tallies;

    public ref TallyCounts Withdrawals => ref _withdrawals;

    /// <summary>Rows of a mask, by the texts of their series.</summary>
    public void Sort(RowMask mask, List<int> rows) => _order.Sort(mask, rows);

    /// <summary>The rows that hold series, by the texts of those.</summary>
    public int[] RowsByText()
    {
        // Under Refuse nobody is in the reserve.
        var rows = _order.All().ToArray();
        return _index.Policy == OverflowPolicy.Refuse ? [.. rows.Where(row => row != SeriesIndex.Reserve)] : rows;
    }

    /// <param name="given">The event.</param>
    /// <param name="isOffScale">Whether the state will count the value as invalid.</param>
    /// <param name="latest">The latest event time that is no mistake.</param>
    public EventOutcome Offer(in WindowEvent<TIn> given, bool isOffScale, long latest)
    {
        var source = given.Source;
        if (source < 0 || source >= _tallies.Length) ThrowNoSource(source);
        var row = RowOf(given.Series);
        ref var tally = ref _tallies[source];
        tally.Offered++;
        var ticks = given.OccurredAt.UtcTicks;
        if (ticks == 0 || ticks > latest) return tally.Count(EventOutcome.Invalid);
        var number = Clock.NumberOf(ticks);
        var end = Clock.EndOf(number);
        var now = Watermark.Ticks;
        if (now != Watermark.NoTicks && end <= now - _lateness)
        {
            tally.Count(EventOutcome.TooLate);
            Late(in given, isWithdrawal: false);
            return EventOutcome.TooLate;
        }

        var slice = _needsSlices ? _slices.Find(number) : null;
        EventOutcome outcome;
        if (_deduplicates && given.IdHash != 0 && slice is not null && slice.Ids.Contains(given.IdHash))
        {
            outcome = EventOutcome.Duplicate;
        }
        else
        {
            if (row < 0) row = _index.Resolve(given.Series);
            outcome = row == SeriesIndex.Reserve && _index.Policy == OverflowPolicy.Refuse ? EventOutcome.Refused : Count(in given, number, end <= now, row, slice);
            if (isOffScale && outcome != EventOutcome.Refused) outcome = EventOutcome.Invalid;
        }

        tally.Count(outcome);
        if (_isDriven) return outcome;
        Watermark.Observe(source, ticks);
        if (Watermark.Ticks >= _border) Step();
        return outcome;
    }

    /// <summary>Takes a value out, and puts another one in where one is given.</summary>
    public EventOutcome Withdraw(in WindowEvent<TIn> given, bool hasReplacement, TIn replacement)
    {
        var row = RowOf(given.Series);
        _withdrawals.Offered++;
        var ticks = given.OccurredAt.UtcTicks;
        if (ticks == 0) return _withdrawals.Count(EventOutcome.Invalid);
        var number = Clock.NumberOf(ticks);
        var end = Clock.EndOf(number);
        var now = Watermark.Ticks;
        if (now != Watermark.NoTicks && end <= now - _lateness - _retain)
        {
            _withdrawals.Count(EventOutcome.TooLate);
            Late(in given, isWithdrawal: true);
            return EventOutcome.TooLate;
        }

        if (row < 0) row = _index.Resolve(given.Series);
        if (row == SeriesIndex.Reserve && _index.Policy == OverflowPolicy.Refuse) return _withdrawals.Count(EventOutcome.Refused);
        var slice = _needsSlices ? _slices.Find(number) ?? _slices.Add(number) : null;
        if (_deduplicates && !hasReplacement) slice!.Ids.Remove(given.IdHash);
        if (_tracks.Length > 0)
        {
            ref var state = ref slice!.Rows.Touch(row);
            Math.Remove(ref state, given.Value);
            if (hasReplacement) TState.Add(ref state, replacement);
        }

        foreach (var session in _sessions)
        {
            session.Remove(row, ticks, given.Value);
            if (hasReplacement) session.Add(row, ticks, replacement);
        }

        var isLate = end <= now;
        if (isLate || _isEarly)
        {
            MarkChanged(slice, number, row, given.Value, isLate, isRemoval: true);
            if (hasReplacement) MarkChanged(slice, number, row, replacement, isLate, isRemoval: false);
        }

        return _withdrawals.Count(isLate ? EventOutcome.Revises : EventOutcome.OnTime);
    }

    /// <summary>The latest event time that is no mistake, for events received at an instant.</summary>
    public long LatestFor(DateTimeOffset? receivedAt)
    {
        if (_maxFuture == long.MaxValue) return long.MaxValue;
        var received = (receivedAt ?? Plan.Options.Clock!.GetUtcNow()).UtcTicks;
        return received + _maxFuture;
    }

    public void AdvanceTo(DateTimeOffset instant)
    {
        Watermark.AdvanceTo(instant);
        Step();
    }

    public void Poll()
    {
        if (Watermark.Poll() && Watermark.Ticks >= _border) Step();
    }

    /// <summary>Tells everything that is due by the watermark, revisions included.</summary>
    public void Step()
    {
        var now = Watermark.Ticks;
        if (now == Watermark.NoTicks) return;
        var isFirst = _stepped == Watermark.NoTicks;
        var before = isFirst ? 0 : _stepped;
        // By the border, not by where the watermark happens to stand beyond it: what is kept then does not depend on the order of events.
        var border = BorderUpTo(now);
        // Nothing was told and nothing final before the first step, and no instant lies before year 1.
        var step = new WindowStep(before, now, isFirst ? -1 : before - _lateness, now - _lateness, border - _lateness - _retain);
        var isEarly = _isEarly && (isFirst || _periods.NumberOf(now) != _periods.NumberOf(before));
        foreach (var track in _tracks)
        {
            track.Step(in step);
            if (isEarly) track.TellEarly(in step);
        }

        foreach (var session in _sessions) session.Step(in step, isEarly);
        for (var i = 0; i < _slices.Count; i++)
        {
            _slices[i].Late.Clear();
            if (isEarly) _slices[i].Fresh.Clear();
        }

        Drop(step.GoneBy);
        _stepped = border;
        SetBorder();
    }

    /// <summary>Goes on from a watermark of which everything due was told.</summary>
    public void StepFrom(long ticks)
    {
        _stepped = ticks == Watermark.NoTicks ? ticks : BorderUpTo(ticks);
        if (ticks != Watermark.NoTicks) SetBorder();
        else _border = Watermark.NoTicks;
    }

    /// <summary>Takes in what other windows of the same plan and schema hold, of all their series or of some. Watermark and tallies stay.</summary>
    /// <param name="other">The other windows, left as they are.</param>
    /// <param name="isWanted">Whether a series is taken, by its packed key.</param>
    public void Absorb(WindowEngine<TState, TIn> other, Func<ulong, bool>? isWanted = null)
    {
        var rows = new int[other.Index.Rows];
        for (var row = 0; row < rows.Length; row++)
        {
            var key = other.Index.KeyOf(row);
            rows[row] = isWanted?.Invoke(key) == false ? -1 : _index.RowOfKnown(new SeriesKey(key));
        }

        for (var i = 0; i < other.Slices.Count; i++) Absorb(other.Slices[i], rows);
        for (var i = 0; i < _tracks.Length; i++) _tracks[i].Absorb(other.Tracks[i], rows);
        for (var i = 0; i < _sessions.Length; i++) _sessions[i].Absorb(other.Sessions[i], rows);
    }

    // A key of another schema is refused before anything is counted; one that was seen before is known to be ours.
    private int RowOf(SeriesKey key)
    {
        var row = _index.Find(key.Packed);
        if (row < 0) _index.Schema.Require(key);
        return row;
    }

    private EventOutcome Count(in WindowEvent<TIn> given, long number, bool isLate, int row, Slice<TState>? slice)
    {
        if (_needsSlices) slice ??= _slices.Add(number);
        if (_deduplicates && given.IdHash != 0) slice!.Ids.Add(given.IdHash);
        if (_tracks.Length > 0) TState.Add(ref slice!.Rows.Touch(row), given.Value);
        foreach (var session in _sessions) session.Add(row, given.OccurredAt.UtcTicks, given.Value);
        if (isLate || _isEarly) MarkChanged(slice, number, row, given.Value, isLate, isRemoval: false);
        return isLate ? EventOutcome.Revises : EventOutcome.OnTime;
    }

    /// <summary>Counts the outcomes of another engine of the same sources as its own.</summary>
    public void AddTallies(WindowEngine<TState, TIn> other)
    {
        for (var source = 0; source < _tallies.Length; source++) _tallies[source].Add(in other._tallies[source]);
        _withdrawals.Add(in other._withdrawals);
    }

    // The last border that a watermark has passed. Nothing that is told, judged or kept depends on more of it than that.
    private long BorderUpTo(long ticks)
    {
        var border = System.Math.Max(Clock.StartOf(Clock.NumberOf(ticks)), Clock.StartOf(Clock.NumberOf(ticks - _lateness)) + _lateness);
        return _isEarly ? System.Math.Max(border, _periods.StartOf(_periods.NumberOf(ticks))) : border;
    }

    private void Absorb(Slice<TState> theirs, int[] rows)
    {
        var mine = _slices.Find(theirs.Number) ?? _slices.Add(theirs.Number);
        mine.Ids.UnionWith(theirs.Ids);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0) continue;
            if (theirs.Rows.IsTouched(row)) TState.Merge(ref mine.Rows.Touch(rows[row]), in theirs.Rows.At(row));
            if (theirs.Late.Has(row)) mine.Late.Set(rows[row]);
            if (theirs.Fresh.Has(row)) mine.Fresh.Set(rows[row]);
        }
    }

    private void SetBorder() => _border = WindowRouter.BorderAfter(_stepped, _lateness, Clock, _isEarly ? _periods : null);

    // A slice is needed until the last window that holds it is gone.
    private void Drop(long goneBy)
    {
        var count = 0;
        while (count < _slices.Count && LastEnd(_slices[count].Number) <= goneBy) count++;
        if (count == 0) return;
        foreach (var track in _tracks) track.LeaveBelow(_slices[count - 1].Number + 1);
        _slices.DropFirst(count);
    }

    private long LastEnd(long number)
    {
        var end = Clock.EndOf(number);
        foreach (var track in _tracks) end = System.Math.Max(end, track.LastEnd(number));
        return end;
    }

    // Apart, because most events come in time and change nothing that was told.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MarkChanged(Slice<TState>? slice, long number, int row, TIn value, bool isLate, bool isRemoval)
    {
        if (_tracks.Length == 0) return;
        if (_isEarly) slice!.Fresh.Set(row);
        if (!isLate) return;
        // Late events change nothing that was told where only finals are told; corrections do, as long as those are kept.
        if (KeepsRecords) slice!.Late.Set(row);
        foreach (var track in _tracks) track.Changed(number, row, value, isRemoval);
    }

    private void Late(in WindowEvent<TIn> given, bool isWithdrawal) =>
        Plan.Options.LateSink?.OnLate(new LateEvent<TIn>(in given, Watermark.Current!.Value, isWithdrawal));

    private void ThrowNoSource(int source) => throw new ArgumentOutOfRangeException(nameof(source), source,
        string.Create(CultureInfo.InvariantCulture, $"There are sources 0…{_tallies.Length - 1}: {string.Join(", ", Watermark.Sources.Select(known => known.Name))}. Declare a source in {nameof(WindowOptions)}.{nameof(WindowOptions.Sources)} before it sends."));
}
