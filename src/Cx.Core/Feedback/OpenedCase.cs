using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A case that nobody has looked at yet.</summary>
/// <remarks>It has only the steps that this state allows. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public sealed class OpenedCase : LoopCase
{
    internal OpenedCase(LoopCaseCore core)
        : base(core)
    {
    }

    /// <summary>The customer is told that it was seen.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public AcknowledgedCase Acknowledge(DateTimeOffset at, string? by = null) => new(After(LoopState.Acknowledged, at, by, outcome: null));

    /// <summary>It is handed to somebody with more power.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public EscalatedCase Escalate(DateTimeOffset at, string? by = null) => new(After(LoopState.Escalated, at, by, outcome: null));
}
