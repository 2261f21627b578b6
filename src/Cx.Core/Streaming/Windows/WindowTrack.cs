using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>One kind of window on its way through time: which windows are due, and what they have told.</summary>
/// <remarks>
/// Which windows have ended, and which are final, follows from the watermark of the last step alone: a window that was empty when it ended has ended all the same.
/// So nothing but what was told has to be kept.
/// </remarks>
internal sealed class WindowTrack<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly WindowEngine<TState, TIn> _engine;
    private readonly SliceStore<TState> _slices;
    private readonly WindowGrid _grid;
    private readonly RunningWindow<TState, TIn>? _first;
    private readonly RunningWindow<TState, TIn> _final;
    private readonly SortedList<long, WindowRecord<TState>> _records = [];
    private readonly Stack<WindowRecord<TState>> _free = new();
    private readonly RowMask _mask = new();
    private readonly List<int> _rows = [];

    public WindowTrack(WindowEngine<TState, TIn> engine, Window window, SliceStore<TState> slices)
    {
        _engine = engine;
        _slices = slices;
        Window = window;
        _grid = WindowGrid.Of(window, engine.Clock);
        _final = NewSum();
        if (!engine.Emit.IsFinal) _first = NewSum();
    }

    public Window Window { get; }

    public SortedList<long, WindowRecord<TState>> Records => _records;

    private SliceClock Clock => _engine.Clock;

    /// <summary>A value came to a slice that may have been summed already.</summary>
    public void Changed(long slice, int row, TIn value, bool isRemoval)
    {
        _first?.Changed(slice, row, value, isRemoval);
        _final.Changed(slice, row, value, isRemoval);
    }

    /// <summary>The end, as an instant, of the last window that holds a slice.</summary>
    public long LastEnd(long slice) => Clock.StartOf(_grid.End(_grid.LastCovering(slice)));

    /// <summary>Lets go of slices that will be dropped.</summary>
    public void LeaveBelow(long slice)
    {
        _first?.LeaveBelow(slice);
        _final.LeaveBelow(slice);
    }

    /// <summary>The watermark has passed one or more borders.</summary>
    public void Step(in WindowStep step)
    {
        Revise(in step);
        if (_first is not null) Fire(_first, in step, isFinal: false);
        Fire(_final, in step, isFinal: true);
        while (_records.Count > 0 && EndTicks(_records.GetKeyAtIndex(0)) <= step.GoneBy) DropFirstRecord();
    }

    /// <summary>What windows that have not ended hold so far, of the rows that changed.</summary>
    public void TellEarly(in WindowStep step)
    {
        if (_slices.Count == 0) return;
        var last = _grid.LastCovering(_slices[_slices.Count - 1].Number);
        for (var window = _grid.FirstCovering(Clock.NumberOf(step.Now)); window <= last; window++)
        {
            _mask.Clear();
            var end = _grid.End(window);
            for (var i = _slices.IndexFrom(_grid.Start(window)); i < _slices.Count && _slices[i].Number < end; i++) _mask.UnionWith(_slices[i].Fresh.Words);
            _engine.Sort(_mask, _rows);
            foreach (var row in _rows) Tell(window, row, Sum(window, row), isFinal: false, isCorrection: false, in step);
        }
    }

    public WindowRecord<TState> RecordOf(long window)
    {
        if (_records.TryGetValue(window, out var record)) return record;
        if (!_free.TryPop(out record)) record = new WindowRecord<TState>();
        record.Window = window;
        _records.Add(window, record);
        return record;
    }

    /// <summary>Takes over what another track has told of some rows.</summary>
    public void Absorb(WindowTrack<TState, TIn> other, int[] rows)
    {
        foreach (var (window, theirs) in other._records)
        {
            for (var row = 0; row < rows.Length; row++)
            {
                if (rows[row] < 0 || theirs.ToldOf(row) == 0) continue;
                var mine = RecordOf(window);
                mine.SetTold(rows[row], Math.Max(mine.ToldOf(rows[row]), theirs.ToldOf(row)));
                if (_engine.Content != EmitContent.Accumulating) TState.Merge(ref mine.Last.Touch(rows[row]), in theirs.Last.At(row));
            }
        }
    }

    private RunningWindow<TState, TIn> NewSum() =>
        _engine.Math.IsReversible ? new GroupWindow<TState, TIn>(_slices, _engine.Math) : new TwoStackWindow<TState, TIn>(_slices);

    // A window that had ended before this step and changed since. One that becomes final in this step is told once, as final.
    private void Revise(in WindowStep step)
    {
        _mask.Clear();
        long first = long.MaxValue, last = long.MinValue;
        for (var i = 0; i < _slices.Count; i++)
        {
            var slice = _slices[i];
            if (slice.Late.IsEmpty) continue;
            _mask.UnionWith(slice.Late.Words);
            first = Math.Min(first, _grid.FirstCovering(slice.Number));
            last = Math.Max(last, _grid.LastCovering(slice.Number));
        }

        if (first > last) return;
        _engine.Sort(_mask, _rows);
        foreach (var row in _rows) Revise(row, first, last, in step);
    }

    private void Revise(int row, long first, long last, in WindowStep step)
    {
        TState sum = default;
        long low = 0, high = 0;
        for (var window = first; window <= last && EndTicks(window) <= step.Before; window++)
        {
            var wasFinal = EndTicks(window) <= step.FinalBefore;
            if (!wasFinal && (_engine.Emit.IsFinal || EndTicks(window) <= step.FinalNow)) continue;
            long start = _grid.Start(window), end = _grid.End(window);
            if (!HasLate(row, start, end)) continue;
            if (!_engine.Math.IsReversible || start >= high)
            {
                sum = default;
                low = high = start;
            }

            // From one window to the next only the edges change.
            for (var i = _slices.IndexFrom(low); i < _slices.Count && _slices[i].Number < start; i++)
                if (_slices[i].Rows.IsTouched(row)) _engine.Math.Subtract(ref sum, in _slices[i].Rows.At(row));
            for (var i = _slices.IndexFrom(high); i < _slices.Count && _slices[i].Number < end; i++)
                if (_slices[i].Rows.IsTouched(row)) TState.Merge(ref sum, in _slices[i].Rows.At(row));
            (low, high) = (start, end);
            Tell(window, row, TState.Copy(in sum), isFinal: wasFinal, isCorrection: wasFinal, in step);
        }
    }

    private bool HasLate(int row, long start, long end)
    {
        for (var i = _slices.IndexFrom(start); i < _slices.Count && _slices[i].Number < end; i++)
            if (_slices[i].Late.Has(row)) return true;

        return false;
    }

    // Windows whose end lies above the old border and not above the new one, of those that hold a slice at all.
    private void Fire(RunningWindow<TState, TIn> sum, in WindowStep step, bool isFinal)
    {
        var (before, now) = isFinal ? (step.FinalBefore, step.FinalNow) : (step.Before, step.Now);
        var window = _grid.FirstCovering(Clock.NumberOf(before));
        while (true)
        {
            var index = _slices.IndexFrom(_grid.Start(window));
            if (index == _slices.Count) return;
            if (_slices[index].Number >= _grid.End(window))
            {
                window = _grid.FirstCovering(_slices[index].Number);
                continue;
            }

            if (EndTicks(window) > now) return;
            if (isFinal || EndTicks(window) > step.FinalNow) Fire(sum, window, isFinal, in step);
            window++;
        }
    }

    private void Fire(RunningWindow<TState, TIn> sum, long window, bool isFinal, in WindowStep step)
    {
        long start = _grid.Start(window), end = _grid.End(window);
        sum.MoveTo(start, end);
        _mask.Clear();
        for (var i = _slices.IndexFrom(start); i < _slices.Count && _slices[i].Number < end; i++) _mask.UnionWith(_slices[i].Rows.Touched);
        _engine.Sort(_mask, _rows);
        foreach (var row in _rows) Tell(window, row, sum.Get(row), isFinal, isCorrection: false, in step);
    }

    private TState Sum(long window, int row)
    {
        TState sum = default;
        var end = _grid.End(window);
        for (var i = _slices.IndexFrom(_grid.Start(window)); i < _slices.Count && _slices[i].Number < end; i++)
            if (_slices[i].Rows.IsTouched(row)) TState.Merge(ref sum, in _slices[i].Rows.At(row));
        return sum;
    }

    private void Tell(long window, int row, TState whole, bool isFinal, bool isCorrection, in WindowStep step)
    {
        var told = new Told(Window, Clock.StartOf(_grid.Start(window)), EndTicks(window), row, isFinal, isCorrection, step.Now);
        if (!_engine.KeepsRecords)
        {
            _engine.Results.Whole(in told, 0, whole);
            return;
        }

        var record = RecordOf(window);
        var revision = record.ToldOf(row);
        if (_engine.Content == EmitContent.Accumulating) _engine.Results.Whole(in told, revision, whole);
        else _engine.Results.Change(in told, revision, ref record.Last.Touch(row), whole);
        record.Tell(row);
    }

    private long EndTicks(long window) => Clock.StartOf(_grid.End(window));

    private void DropFirstRecord()
    {
        var record = _records.GetValueAtIndex(0);
        _records.RemoveAt(0);
        record.Clear();
        _free.Push(record);
    }
}
