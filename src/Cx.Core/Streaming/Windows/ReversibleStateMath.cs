using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The state can be subtracted.</summary>
internal sealed class ReversibleStateMath<TState, TIn> : StateMath<TState, TIn>
    where TState : struct, IReversibleAggregate<TState, TIn>
{
    public override bool IsReversible => true;

    public override void Remove(ref TState state, TIn value) => TState.Remove(ref state, value);

    public override void Subtract(ref TState state, in TState other) => TState.Subtract(ref state, in other);
}
