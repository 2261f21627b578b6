using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>What can be done with a state besides adding and merging: nothing for a monoid, taking out for a group.</summary>
internal class StateMath<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    public virtual bool IsReversible => false;

    public virtual void Remove(ref TState state, TIn value) => throw Irreversible();

    public virtual void Subtract(ref TState state, in TState other) => throw Irreversible();

    private static NotSupportedException Irreversible() => new($"{typeof(TState).Name} cannot forget what it has counted: it is no IReversibleAggregate.");
}
