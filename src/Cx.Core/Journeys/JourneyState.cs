namespace Cx.Core.Journeys;

/// <summary>How a journey stands as of an instant.</summary>
public enum JourneyState
{
    /// <summary>Under way: how it ends is not known, so it is censored everywhere.</summary>
    Active = 0,

    /// <summary>A success was seen before any failure.</summary>
    Completed,

    /// <summary>A failure was seen before any success.</summary>
    Failed,

    /// <summary>No end, and no interaction for at least the time that was said. Where no time was said, no journey is abandoned.</summary>
    Abandoned,
}
