namespace Cx.Core.Journeys;

/// <summary>Whether the customer sees what happens.</summary>
/// <remarks><see langword="default"/> is <see cref="Frontstage"/>.</remarks>
public enum Visibility
{
    /// <summary>Seen by the customer.</summary>
    Frontstage,

    /// <summary>Behind the scenes.</summary>
    Backstage,
}
