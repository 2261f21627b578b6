using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Event-time windows for state that can be subtracted: what was counted can be withdrawn and corrected.</summary>
/// <remarks>
/// <para>Made as <see cref="RatingWindows{TScale}"/> or <see cref="SeriesWindows{TState, TIn}"/>.</para>
/// <para>Overlapping windows cost two merges per slice and series, whatever their length: what enters is added, what leaves is subtracted.</para>
/// <para>Thread safety: single writer.</para>
/// </remarks>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TIn">What goes in and comes out.</typeparam>
public abstract class ReversibleWindows<TState, TIn> : EventWindows<TState, TIn>
    where TState : struct, IReversibleAggregate<TState, TIn>
{
    private protected ReversibleWindows(SeriesSchema schema, WindowOptions options)
        : base(schema, options, new ReversibleStateMath<TState, TIn>())
    {
    }

    /// <summary>What became of all withdrawals and corrections; they are not part of <see cref="EventWindows{TState, TIn}.Tally"/>.</summary>
    public Tally Withdrawals => new(in Engine.Withdrawals);

    /// <summary>Takes a value out that was counted: erased, or sent by mistake.</summary>
    /// <remarks>Windows that have ended are revised. Final windows that are kept (<see cref="WindowOptions.Retain"/>) get a revision marked <see cref="WindowResult{TState}.IsCorrection"/>. Withdrawals do not move the watermark. With <see cref="WindowOptions.Deduplicate"/> the id is forgotten, so that the response may come again.</remarks>
    /// <param name="given">The event as it was added: same series, value, time and id.</param>
    /// <returns><see cref="EventOutcome.OnTime"/> before the slice has ended, <see cref="EventOutcome.Revises"/> after that, <see cref="EventOutcome.TooLate"/> when its windows are gone; or why it cannot be.</returns>
    /// <exception cref="ArgumentException">The series is a key of another schema.</exception>
    public EventOutcome Withdraw(in WindowEvent<TIn> given) => Engine.Withdraw(in given, hasReplacement: false, given.Value);

    /// <summary>Takes a value out and puts another one in its place, at the same time and in the same series.</summary>
    /// <param name="given">The event as it was added.</param>
    /// <param name="replacement">The right value.</param>
    /// <returns>As <see cref="Withdraw"/>; counted once.</returns>
    /// <exception cref="ArgumentException">The series is a key of another schema.</exception>
    public EventOutcome Correct(in WindowEvent<TIn> given, TIn replacement) => Engine.Withdraw(in given, hasReplacement: true, replacement);
}
