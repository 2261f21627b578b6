using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A case whose work is done, with an outcome.</summary>
/// <remarks>It has only the steps that this state allows. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public sealed class ResolvedCase : LoopCase
{
    internal ResolvedCase(LoopCaseCore core)
        : base(core)
    {
    }

    /// <summary>How it ended for the customer.</summary>
    public new LoopOutcome Outcome => base.Outcome!.Value;

    /// <summary>The outcome is confirmed.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public VerifiedCase Verify(DateTimeOffset at, string? by = null) => new(After(LoopState.Verified, at, by, outcome: null));

    /// <summary>It was not done after all.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public ReopenedCase Reopen(DateTimeOffset at, string? by = null) => new(After(LoopState.Reopened, at, by, outcome: null));
}
