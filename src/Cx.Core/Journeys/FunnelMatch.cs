using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>An interaction of a journey, with the step of the funnel that it filled or the reason that it filled none.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record FunnelMatch
{
    internal FunnelMatch(Interaction interaction, int? step, FunnelReason reason)
    {
        Interaction = interaction;
        Step = step;
        Reason = reason;
    }

    /// <summary>The interaction.</summary>
    public Interaction Interaction { get; }

    /// <summary>The step it filled, from 1; <see langword="null"/> when it filled none.</summary>
    public int? Step { get; }

    /// <summary>What it did.</summary>
    public FunnelReason Reason { get; }

    /// <summary>The interaction with its step or reason.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Interaction}: {(Step is { } step ? $"step {step}" : Reason.ToString())}");
}
