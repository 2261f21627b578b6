namespace Cx.Core.Aggregation;

/// <summary>State that adds up: values go in one by one or in batches, and two states merge into one as if all values had gone into one.</summary>
/// <remarks>
/// <para>A commutative monoid: <see cref="Merge"/> is associative and commutative, and <see langword="default"/> is its identity. So threads, batches and order do not change the result.</para>
/// <para><see cref="Add"/> is total: bad input is counted, never thrown. What merges keeps no reference into the other state.</para>
/// <para>Thread safety: a state has one writer.</para>
/// </remarks>
/// <typeparam name="TSelf">The state itself.</typeparam>
/// <typeparam name="TIn">What goes in.</typeparam>
public interface IAggregate<TSelf, TIn>
    where TSelf : struct, IAggregate<TSelf, TIn>
{
    /// <summary>Puts one value in.</summary>
    /// <param name="state">The state to change.</param>
    /// <param name="value">The value; one that makes no sense is counted as such.</param>
    static abstract void Add(ref TSelf state, TIn value);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <param name="state">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    static abstract void Merge(ref TSelf state, in TSelf other);

    /// <summary>Puts many values in; the same as adding them one by one.</summary>
    /// <param name="state">The state to change.</param>
    /// <param name="values">The values.</param>
    static virtual void AddRange(ref TSelf state, ReadOnlySpan<TIn> values)
    {
        foreach (var value in values) TSelf.Add(ref state, value);
    }

    /// <summary>A copy that shares nothing with the state.</summary>
    /// <param name="state">The state to copy.</param>
    /// <returns>The copy. States that own memory override this; for others an assignment does it.</returns>
    static virtual TSelf Copy(in TSelf state) => state;
}
