namespace Cx.Core.Journeys;

/// <summary>What was compared in two results.</summary>
public enum JourneyDifferenceKind
{
    /// <summary>Of the pairs that leave an event, the share that goes to another.</summary>
    Edge = 0,

    /// <summary>Of all interactions, the share at an event.</summary>
    Event,

    /// <summary>Of the entrants of a funnel, the share that reached a step.</summary>
    Step,

    /// <summary>Of all journeys, the share that took a way.</summary>
    Variant,

    /// <summary>The emotion at an event.</summary>
    Emotion,
}
