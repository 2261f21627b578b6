using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A case whose outcome was confirmed.</summary>
/// <remarks>It has only the steps that this state allows. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public sealed class VerifiedCase : LoopCase
{
    internal VerifiedCase(LoopCaseCore core)
        : base(core)
    {
    }

    /// <summary>How it ended for the customer.</summary>
    public new LoopOutcome Outcome => base.Outcome!.Value;

    /// <summary>It was not done after all.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public ReopenedCase Reopen(DateTimeOffset at, string? by = null) => new(After(LoopState.Reopened, at, by, outcome: null));
}
