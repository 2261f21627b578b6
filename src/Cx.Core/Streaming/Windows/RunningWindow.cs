using System.Numerics;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The sum over the slices [<see cref="Low"/>, <see cref="High"/>) for every row, while that range moves forward.</summary>
internal abstract class RunningWindow<TState, TIn>(SliceStore<TState> slices)
    where TState : struct, IAggregate<TState, TIn>
{
    public long Low { get; private set; } = long.MinValue;

    public long High { get; private set; } = long.MinValue;

    protected SliceStore<TState> Slices => slices;

    /// <summary>The sum over one row, as a state of its own.</summary>
    public abstract TState Get(int row);

    /// <summary>Moves on; neither end goes back.</summary>
    public void MoveTo(long low, long high)
    {
        if (low >= High)
        {
            Begin(low);
        }

        LeaveBelow(low);
        for (var i = slices.IndexFrom(High); i < slices.Count && slices[i].Number < high; i++) Enter(slices[i]);
        High = Math.Max(High, high);
        Settle();
    }

    /// <summary>Lets go of slices, so that they may be dropped.</summary>
    public void LeaveBelow(long low)
    {
        if (low <= Low) return;
        if (low >= High)
        {
            Begin(low);
            return;
        }

        Leave(low);
        Low = low;
    }

    /// <summary>A value came to a slice after the slice was summed, or was taken out of it.</summary>
    public void Changed(long slice, int row, TIn value, bool isRemoval)
    {
        if (slice >= Low && slice < High) Change(slice, row, value, isRemoval);
    }

    protected abstract void Enter(Slice<TState> slice);

    protected abstract void Leave(long low);

    protected abstract void Change(long slice, int row, TIn value, bool isRemoval);

    /// <summary>Forgets everything; what enters next begins here.</summary>
    protected abstract void Clear(long low);

    protected virtual void Settle()
    {
        // A sum needs nothing after it has moved.
    }

    protected static void MergeInto(StatePages<TState> target, StatePages<TState> source)
    {
        var words = source.Touched;
        for (var word = 0; word < words.Length; word++)
        {
            for (var rest = words[word]; rest != 0; rest &= rest - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(rest);
                TState.Merge(ref target.Touch(row), in source.At(row));
            }
        }
    }

    private void Begin(long low)
    {
        Clear(low);
        Low = High = low;
    }
}
