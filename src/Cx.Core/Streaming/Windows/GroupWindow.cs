using System.Numerics;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>For state that can be subtracted: what enters is added, what leaves is subtracted, whatever the window's length.</summary>
internal sealed class GroupWindow<TState, TIn>(SliceStore<TState> slices, StateMath<TState, TIn> math) : RunningWindow<TState, TIn>(slices)
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly StatePages<TState> _sum = new();

    public override TState Get(int row) => _sum.IsTouched(row) ? TState.Copy(in _sum.At(row)) : default;

    protected override void Enter(Slice<TState> slice) => MergeInto(_sum, slice.Rows);

    protected override void Leave(long low)
    {
        for (var i = Slices.IndexFrom(Low); i < Slices.Count && Slices[i].Number < low; i++)
        {
            var rows = Slices[i].Rows;
            var words = rows.Touched;
            for (var word = 0; word < words.Length; word++)
            {
                for (var rest = words[word]; rest != 0; rest &= rest - 1)
                {
                    var row = (word << 6) + BitOperations.TrailingZeroCount(rest);
                    math.Subtract(ref _sum.Touch(row), in rows.At(row));
                }
            }
        }
    }

    protected override void Change(long slice, int row, TIn value, bool isRemoval)
    {
        if (isRemoval) math.Remove(ref _sum.Touch(row), value);
        else TState.Add(ref _sum.Touch(row), value);
    }

    protected override void Clear(long low) => _sum.Clear();
}
