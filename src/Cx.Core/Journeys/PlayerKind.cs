namespace Cx.Core.Journeys;

/// <summary>Between what a conversion is divided.</summary>
public enum PlayerKind
{
    /// <summary>Between the channels.</summary>
    Channel = 0,

    /// <summary>Between the events.</summary>
    Event,
}
