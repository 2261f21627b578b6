namespace Cx.Core.Aggregation;

/// <summary>State from which everything can be taken out again: what windows, corrections and erasure need.</summary>
/// <remarks>
/// <para>A commutative group: counters may go below zero where only the withdrawal was seen, until the state that holds the value is merged.</para>
/// <para>Thread safety: a state has one writer.</para>
/// </remarks>
/// <typeparam name="TSelf">The state itself.</typeparam>
/// <typeparam name="TIn">What goes in and comes out.</typeparam>
public interface IReversibleAggregate<TSelf, TIn> : IAggregate<TSelf, TIn>
    where TSelf : struct, IReversibleAggregate<TSelf, TIn>
{
    /// <summary>Takes one value out; undoes an add of it.</summary>
    /// <param name="state">The state to change.</param>
    /// <param name="value">The value.</param>
    static abstract void Remove(ref TSelf state, TIn value);

    /// <summary>Takes everything out that another state holds; undoes a merge of it.</summary>
    /// <param name="state">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    static abstract void Subtract(ref TSelf state, in TSelf other);
}
