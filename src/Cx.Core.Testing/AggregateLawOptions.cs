using Cx.Core.Statistics;

namespace Cx.Core.Testing;

/// <summary>What the kit cannot know of an aggregate by itself. Everything has a default; the more is said, the more is checked.</summary>
/// <remarks>Thread safety: immutable; the functions are called on several threads.</remarks>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TIn">What goes in.</typeparam>
public sealed class AggregateLawOptions<TState, TIn>
    where TState : struct
{
    /// <summary>Whether two states hold the same; the default is their own equality, which for a struct without one compares its fields.</summary>
    public Func<TState, TState, bool>? Same { get; init; }

    /// <summary>How a state is shown in a message; the default is its ToString.</summary>
    public Func<TState, string>? Show { get; init; }

    /// <summary>How many values a state counted, invalid ones included. Without it nothing can be said of <see cref="Law.NothingIsLost"/>.</summary>
    public Func<TState, long>? Offered { get; init; }

    /// <summary>What a state says of a quantile by the definition of <see cref="QuantileMethod.InverseCdf"/>; <see langword="null"/> where it has no values. Needs <see cref="ValueOf"/>.</summary>
    public Func<TState, QuantileLevel, QuantileReading?>? Quantile { get; init; }

    /// <summary>The number that a value stands for among the quantiles; <see langword="null"/> for one that is not among them.</summary>
    public Func<TIn, double?>? ValueOf { get; init; }

    /// <summary>Simpler values than one that breaks a law, so that the case that is shown is as small as can be; the default leaves values as they are and drops them one by one.</summary>
    public Func<TIn, IEnumerable<TIn>>? Shrink { get; init; }

    /// <summary>How many cases each law is checked with, 1 or more; the default is 200.</summary>
    public int Cases { get; init; } = 200;

    /// <summary>The seed of the cases: the same seed gives the same cases.</summary>
    public ulong Seed { get; init; } = 20_260_101;
}
