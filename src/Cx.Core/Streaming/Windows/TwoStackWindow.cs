using System.Numerics;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>For state that can only be merged: two stacks of partial merges, so that each slice is merged three times whatever the window's length.</summary>
/// <remarks>
/// The older slices stand in a stack, each with the merge of itself and all younger ones of the stack; what came since is one running merge. The window is the top
/// of the stack merged with that. When the stack is used up it is built anew from the slices, youngest first.
/// </remarks>
internal sealed class TwoStackWindow<TState, TIn>(SliceStore<TState> slices) : RunningWindow<TState, TIn>(slices)
    where TState : struct, IAggregate<TState, TIn>
{
    // By falling number: the last one is the top.
    private readonly List<(long Number, StatePages<TState> Rows)> _front = [];
    private readonly Stack<StatePages<TState>> _free = new();
    private readonly StatePages<TState> _back = new();
    private long _middle = long.MinValue;

    public override TState Get(int row)
    {
        TState state = default;
        if (_front is [.., var top] && top.Rows.IsTouched(row)) state = TState.Copy(in top.Rows.At(row));
        if (_back.IsTouched(row)) TState.Merge(ref state, in _back.At(row));
        return state;
    }

    protected override void Enter(Slice<TState> slice) => MergeInto(_back, slice.Rows);

    protected override void Leave(long low)
    {
        while (_front is [.., var top] && top.Number < low)
        {
            Free(top.Rows);
            _front.RemoveAt(_front.Count - 1);
        }
    }

    protected override void Change(long slice, int row, TIn value, bool isRemoval)
    {
        if (slice >= _middle)
        {
            TState.Add(ref _back.Touch(row), value);
            return;
        }

        // A slice that was empty when the stack was built needs a place of its own in it.
        var place = _front.FindIndex(entry => entry.Number <= slice);
        if (place < 0) place = _front.Count;
        if (place == _front.Count || _front[place].Number != slice)
        {
            var rows = Take();
            if (place > 0) CopyInto(rows, _front[place - 1].Rows);
            _front.Insert(place, (slice, rows));
        }

        for (var i = place; i < _front.Count; i++) TState.Add(ref _front[i].Rows.Touch(row), value);
    }

    protected override void Clear(long low)
    {
        foreach (var (_, rows) in _front) Free(rows);
        _front.Clear();
        _back.Clear();
        _middle = low;
    }

    // What leaves below the middle is forgotten with the top; what leaves above it is in the running merge and must not stay there.
    protected override void Settle()
    {
        if (_middle >= Low) return;
        foreach (var (_, rows) in _front) Free(rows);
        _front.Clear();
        _back.Clear();
        for (var i = Slices.IndexFrom(High) - 1; i >= 0 && Slices[i].Number >= Low; i--)
        {
            var rows = Take();
            if (_front is [.., var younger]) CopyInto(rows, younger.Rows);
            MergeInto(rows, Slices[i].Rows);
            _front.Add((Slices[i].Number, rows));
        }

        _middle = High;
    }

    private static void CopyInto(StatePages<TState> target, StatePages<TState> source)
    {
        var words = source.Touched;
        for (var word = 0; word < words.Length; word++)
        {
            for (var rest = words[word]; rest != 0; rest &= rest - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(rest);
                target.Touch(row) = TState.Copy(in source.At(row));
            }
        }
    }

    private StatePages<TState> Take() => _free.TryPop(out var rows) ? rows : new StatePages<TState>();

    private void Free(StatePages<TState> rows)
    {
        rows.Clear();
        _free.Push(rows);
    }
}
