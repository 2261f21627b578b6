using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Taking values out of a <see cref="KeyedStore{TState, TIn}"/>, for aggregates from which everything can be taken out again.</summary>
public static class KeyedStoreExtensions
{
    /// <summary>Takes one value out again: undoes an add of it.</summary>
    /// <typeparam name="TState">The state of a series.</typeparam>
    /// <typeparam name="TIn">What goes in and comes out.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="handle">A handle of this store.</param>
    /// <param name="value">The value that was added.</param>
    /// <exception cref="ArgumentNullException">The store is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The handle is of another store.</exception>
    public static void Remove<TState, TIn>(this KeyedStore<TState, TIn> store, SeriesHandle handle, TIn value)
        where TState : struct, IReversibleAggregate<TState, TIn>
    {
        ArgumentNullException.ThrowIfNull(store);
        TState.Remove(ref store.StateOf(handle, -1), value);
    }
}
