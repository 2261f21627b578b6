using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Why a journey got as far as it did in a funnel: every interaction with the step it filled or the reason that it filled none.</summary>
/// <remarks>
/// <para>Shown is the chain that first reached the level of the journey; of several, the one that started latest.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FunnelExplanation
{
    internal FunnelExplanation(ObservedJourney journey, FunnelSpec spec, int level, bool isExcluded, ValueList<FunnelMatch> interactions)
    {
        Journey = journey;
        Spec = spec;
        Level = level;
        IsExcluded = isExcluded;
        Interactions = interactions;
    }

    /// <summary>The journey.</summary>
    public ObservedJourney Journey { get; }

    /// <summary>The funnel.</summary>
    public FunnelSpec Spec { get; }

    /// <summary>How many steps it filled.</summary>
    public int Level { get; }

    /// <summary>Whether an excluded event removed it.</summary>
    public bool IsExcluded { get; }

    /// <summary>The interactions in their order.</summary>
    public IReadOnlyList<FunnelMatch> Interactions { get; }

    /// <summary>A line for each interaction.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"level {Level} of {Spec.Steps.Count}\n") + string.Join('\n', Interactions.Select(one => one.ToString()));
}
