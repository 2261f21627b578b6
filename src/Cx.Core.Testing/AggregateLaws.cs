using Cx.Core.Aggregation;
using FsCheck;

namespace Cx.Core.Testing;

/// <summary>Proves an aggregate of yours: that merging, order, threads and copies do not change what it says.</summary>
/// <remarks>A law that does not hold throws <see cref="LawBrokenException"/>, whatever the test framework. Thread safety: any thread.</remarks>
/// <example>
/// <code>
/// AggregateLaws.CheckReversible&lt;FirstContact, FirstContactOutcome&gt;(Gen.Elements(Enum.GetValues&lt;FirstContactOutcome&gt;()));
/// </code>
/// </example>
public static class AggregateLaws
{
    /// <summary>Checks the laws of an aggregate that only adds up.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TIn">What goes in.</typeparam>
    /// <param name="values">Values of every kind that may go in, the ones that make no sense included.</param>
    /// <param name="options">What the kit cannot know by itself.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    public static void Check<TState, TIn>(Gen<TIn> values, AggregateLawOptions<TState, TIn>? options = null)
        where TState : struct, IAggregate<TState, TIn> => Checked(values, options);

    /// <summary>Checks the laws of an aggregate from which everything can be taken out again, those of <see cref="Check"/> included.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TIn">What goes in and comes out.</typeparam>
    /// <param name="values">Values of every kind that may go in, the ones that make no sense included.</param>
    /// <param name="options">What the kit cannot know by itself.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    public static void CheckReversible<TState, TIn>(Gen<TIn> values, AggregateLawOptions<TState, TIn>? options = null)
        where TState : struct, IReversibleAggregate<TState, TIn>
    {
        var subject = Checked(values, options);
        new ReversibleChecks<TState, TIn>(subject).Run();
    }

    private static AggregateSubject<TState, TIn> Checked<TState, TIn>(Gen<TIn> values, AggregateLawOptions<TState, TIn>? options)
        where TState : struct, IAggregate<TState, TIn>
    {
        ArgumentNullException.ThrowIfNull(values);
        var subject = new AggregateSubject<TState, TIn>(values, options ?? new AggregateLawOptions<TState, TIn>());
        new MergeChecks<TState, TIn>(subject).Run();
        new IndependenceChecks<TState, TIn>(subject).Run();
        new ReadingChecks<TState, TIn>(subject).Run();
        return subject;
    }
}
