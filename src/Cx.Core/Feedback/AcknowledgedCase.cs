using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A case whose customer knows that it was seen.</summary>
/// <remarks>It has only the steps that this state allows. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: origin and steps. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(LoopCaseJsonConverter))]
public sealed class AcknowledgedCase : LoopCase
{
    internal AcknowledgedCase(LoopCaseCore core)
        : base(core)
    {
    }

    /// <summary>Somebody begins to work on it.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public InProgressCase Start(DateTimeOffset at, string? by = null) => new(After(LoopState.InProgress, at, by, outcome: null));

    /// <summary>It is handed to somebody with more power.</summary>
    /// <param name="at">When, not before the last step.</param>
    /// <param name="by">By whom.</param>
    /// <returns>The case after the step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    public EscalatedCase Escalate(DateTimeOffset at, string? by = null) => new(After(LoopState.Escalated, at, by, outcome: null));
}
