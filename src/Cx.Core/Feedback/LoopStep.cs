using System.Globalization;

namespace Cx.Core.Feedback;

/// <summary>One step of a case: where to, when, by whom, and how it ended if it is resolved.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all members. No order. Thread safety: immutable.</remarks>
public sealed record LoopStep
{
    internal LoopStep(LoopState to, DateTimeOffset at, string? by, LoopOutcome? outcome)
    {
        To = to;
        At = at;
        By = by;
        Outcome = outcome;
    }

    /// <summary>The state that it led to.</summary>
    public LoopState To { get; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>By whom; <see langword="null"/> when not recorded.</summary>
    public string? By { get; }

    /// <summary>How the case ended for the customer, for a step to <see cref="LoopState.Resolved"/>; <see langword="null"/> for the others.</summary>
    public LoopOutcome? Outcome { get; }

    /// <summary>State and instant.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{To}{(Outcome is { } outcome ? $" ({outcome})" : string.Empty)} at {At:O}");
}
