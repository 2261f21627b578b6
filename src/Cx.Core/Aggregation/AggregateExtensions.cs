namespace Cx.Core.Aggregation;

/// <summary>Adding to any aggregate as if it were a method of it; the state must be a variable, so a change to a copy does not compile.</summary>
public static class AggregateExtensions
{
    /// <summary>Puts one value in.</summary>
    /// <typeparam name="TSelf">The state's type.</typeparam>
    /// <typeparam name="TIn">What goes in.</typeparam>
    /// <param name="state">The state to change.</param>
    /// <param name="value">The value; exactly of the type that the state takes.</param>
    public static void Add<TSelf, TIn>(this ref TSelf state, TIn value)
        where TSelf : struct, IAggregate<TSelf, TIn> => TSelf.Add(ref state, value);
}
