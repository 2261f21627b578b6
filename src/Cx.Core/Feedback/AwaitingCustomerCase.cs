using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A case that waits for its customer.</summary>
/// <remarks>It has only the steps that this state allows. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public sealed class AwaitingCustomerCase : LoopCase
{
    internal AwaitingCustomerCase(LoopCaseCore core)
        : base(core)
    {
    }

    /// <summary>The customer has answered, or the work goes on without.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public InProgressCase Resume(DateTimeOffset at, string? by = null) => new(After(LoopState.InProgress, at, by, outcome: null));

    /// <summary>The work is done.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="outcome">How it ended for the customer.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public ResolvedCase Resolve(DateTimeOffset at, LoopOutcome outcome, string? by = null) => new(After(LoopState.Resolved, at, by, outcome));

    /// <summary>It is handed to somebody with more power.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public EscalatedCase Escalate(DateTimeOffset at, string? by = null) => new(After(LoopState.Escalated, at, by, outcome: null));
}
