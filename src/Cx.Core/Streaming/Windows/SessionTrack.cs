using System.Runtime.InteropServices;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The sessions of all series.</summary>
/// <remarks>
/// A session ends at the first border of a slice at or after the gap past its last event, so that an event which could still join it is not too late: slices are at
/// most as long as the gap.
/// </remarks>
internal sealed class SessionTrack<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly WindowEngine<TState, TIn> _engine;
    private readonly long _gap;
    private readonly long _maxLength;
    private readonly SliceClock _cells;
    private readonly RowMask _mask = new();
    private readonly List<int> _order = [];
    private SessionRow<TState>?[] _rows = [];

    public SessionTrack(WindowEngine<TState, TIn> engine, Window window, long origin)
    {
        _engine = engine;
        Window = window;
        _gap = window.Step.Ticks;
        _maxLength = window.Size.Ticks;
        _cells = new SliceClock(_gap, origin);
    }

    public Window Window { get; }

    public void Add(int row, long ticks, TIn value)
    {
        ref var atom = ref AtomAt(row, ticks);
        TState.Add(ref atom.State, value);
        atom.HasChanged = true;
    }

    public void Remove(int row, long ticks, TIn value)
    {
        ref var atom = ref AtomAt(row, ticks);
        _engine.Math.Remove(ref atom.State, value);
        atom.HasChanged = true;
    }

    public SessionRow<TState>? RowOf(int row) => row < _rows.Length ? _rows[row] : null;

    public SessionRow<TState> MakeRow(int row)
    {
        if (row >= _rows.Length) Array.Resize(ref _rows, Math.Max(row + 1, 2 * _rows.Length));
        return _rows[row] ??= new SessionRow<TState>();
    }

    public long CellOf(long ticks) => _cells.NumberOf(ticks);

    public void Step(in WindowStep step, bool isEarly)
    {
        _mask.Clear();
        for (var row = 0; row < _rows.Length; row++)
            if (_rows[row] is { Atoms.Count: > 0 }) _mask.Set(row);
        _engine.Sort(_mask, _order);
        foreach (var row in _order) Step(row, _rows[row]!, in step, isEarly);
    }

    /// <summary>Takes over the sessions of some rows.</summary>
    public void Absorb(SessionTrack<TState, TIn> other, int[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] < 0 || other.RowOf(row) is not { IsEmpty: false } theirs) continue;
            var mine = MakeRow(rows[row]);
            foreach (ref readonly var atom in CollectionsMarshal.AsSpan(theirs.Atoms))
            {
                ref var same = ref AtomAt(rows[row], atom.First);
                same.Last = Math.Max(same.Last, atom.Last);
                same.HasChanged |= atom.HasChanged;
                TState.Merge(ref same.State, in atom.State);
            }

            foreach (var told in theirs.Told) Absorb(mine.Told, told);
        }
    }

    // Only a folded series stands with two workers, and can have told two sessions that begin alike.
    private static void Absorb(List<ToldSession<TState>> mine, ToldSession<TState> theirs)
    {
        var at = mine.FindIndex(told => told.First == theirs.First);
        var before = at < 0 ? null : mine[at];
        var both = new ToldSession<TState>
        {
            First = theirs.First,
            Last = Math.Max(theirs.Last, before?.Last ?? theirs.Last),
            Told = Math.Max(theirs.Told, before?.Told ?? 0),
            HasEnded = theirs.HasEnded || before is { HasEnded: true },
            IsFinal = theirs.IsFinal || before is { IsFinal: true },
            LastState = TState.Copy(in theirs.LastState),
        };
        if (before is not null) TState.Merge(ref both.LastState, in before.LastState);
        if (at < 0) mine.Add(both);
        else mine[at] = both;
    }

    private void Step(int row, SessionRow<TState> sessions, in WindowStep step, bool isEarly)
    {
        if (sessions.Told.Count > 0) WithdrawVanished(row, sessions, in step);
        var gone = 0;
        for (var from = 0; from < sessions.Atoms.Count;)
        {
            var to = EndOfSession(sessions.Atoms, from);
            var end = EndOf(sessions.Atoms[to - 1].Last);
            Tell(row, sessions, from, to, end, in step, isEarly);
            if (end <= step.GoneBy) gone = to;
            from = to;
        }

        if (gone == 0) return;
        sessions.Atoms.RemoveRange(0, gone);
        var goneBy = step.GoneBy;
        sessions.Told.RemoveAll(told => EndOf(told.Last) <= goneBy);
    }

    /// <summary>The place behind the last atom of the session that begins at a place.</summary>
    private int EndOfSession(List<SessionAtom<TState>> atoms, int from)
    {
        var span = CollectionsMarshal.AsSpan(atoms);
        var to = from + 1;
        while (to < span.Length && span[to].First - span[to - 1].Last < _gap && span[to].Last - span[from].First <= _maxLength) to++;
        return to;
    }

    // Sessions that were told and have become longer or one: only late events do that.
    private void WithdrawVanished(int row, SessionRow<TState> sessions, in WindowStep step)
    {
        foreach (var told in sessions.Told) told.IsFound = false;
        for (var from = 0; from < sessions.Atoms.Count;)
        {
            var to = EndOfSession(sessions.Atoms, from);
            if (Find(sessions, sessions.Atoms[from].First, sessions.Atoms[to - 1].Last) is { } told) told.IsFound = true;
            else foreach (ref var atom in CollectionsMarshal.AsSpan(sessions.Atoms)[from..to]) atom.HasChanged = true;
            from = to;
        }

        foreach (var told in sessions.Told)
        {
            if (told.IsFound) continue;
            _engine.Results.Withdraw(Describe(row, told.First, told.Last, told.IsFinal, told.IsFinal, in step), told.Told, in told.LastState);
        }

        sessions.Told.RemoveAll(told => !told.IsFound);
    }

    private void Tell(int row, SessionRow<TState> sessions, int from, int to, long end, in WindowStep step, bool isEarly)
    {
        var atoms = CollectionsMarshal.AsSpan(sessions.Atoms)[from..to];
        var hasEnded = end <= step.Now;
        var isFinal = end <= step.FinalNow;
        var told = Find(sessions, atoms[0].First, atoms[^1].Last);
        var hasChanged = HasChanged(atoms);
        if (!IsDue(told, hasEnded, isFinal, hasChanged, isEarly)) return;
        var whole = Sum(atoms);
        var about = Describe(row, atoms[0].First, atoms[^1].Last, isFinal, told is { IsFinal: true }, in step);
        foreach (ref var atom in atoms) atom.HasChanged = false;
        if (!_engine.KeepsRecords)
        {
            _engine.Results.Whole(in about, 0, in whole);
            return;
        }

        if (told is null) sessions.Told.Add(told = new ToldSession<TState> { First = atoms[0].First, Last = atoms[^1].Last });
        if (_engine.Content == EmitContent.Accumulating) _engine.Results.Whole(in about, told.Told, in whole);
        else _engine.Results.Change(in about, told.Told, ref told.LastState, whole);
        told.Told++;
        told.HasEnded = hasEnded;
        told.IsFinal = isFinal;
    }

    private bool IsDue(ToldSession<TState>? told, bool hasEnded, bool isFinal, bool hasChanged, bool isEarly)
    {
        if (told is { IsFinal: true }) return hasChanged;
        if (isFinal) return true;
        if (_engine.Emit.IsFinal) return false;
        if (hasEnded) return hasChanged || told is not { HasEnded: true };
        return isEarly && hasChanged;
    }

    private ref SessionAtom<TState> AtomAt(int row, long ticks)
    {
        var atoms = MakeRow(row).Atoms;
        var cell = _cells.NumberOf(ticks);
        // Most events are the newest of their series.
        var place = atoms.Count;
        while (place > 0 && atoms[place - 1].Cell >= cell) place--;
        if (place == atoms.Count || atoms[place].Cell != cell) atoms.Insert(place, new SessionAtom<TState> { Cell = cell, First = ticks, Last = ticks });
        ref var atom = ref CollectionsMarshal.AsSpan(atoms)[place];
        atom.First = Math.Min(atom.First, ticks);
        atom.Last = Math.Max(atom.Last, ticks);
        return ref atom;
    }

    private long EndOf(long last) => _engine.Clock.BorderFrom(last + _gap);

    private Told Describe(int row, long first, long last, bool isFinal, bool isCorrection, in WindowStep step) =>
        new(Window, first, last + _gap, row, isFinal, isCorrection, step.Now);

    private static bool HasChanged(ReadOnlySpan<SessionAtom<TState>> atoms)
    {
        foreach (ref readonly var atom in atoms)
            if (atom.HasChanged) return true;
        return false;
    }

    private static TState Sum(ReadOnlySpan<SessionAtom<TState>> atoms)
    {
        var sum = TState.Copy(in atoms[0].State);
        foreach (ref readonly var atom in atoms[1..]) TState.Merge(ref sum, in atom.State);
        return sum;
    }

    private static ToldSession<TState>? Find(SessionRow<TState> sessions, long first, long last)
    {
        foreach (var told in sessions.Told)
            if (told.First == first && told.Last == last) return told;
        return null;
    }
}
