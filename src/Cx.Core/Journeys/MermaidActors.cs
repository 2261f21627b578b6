namespace Cx.Core.Journeys;

/// <summary>Who acts in a Mermaid journey.</summary>
/// <remarks><see langword="default"/> is <see cref="Channels"/>.</remarks>
public enum MermaidActors
{
    /// <summary>The channels of the touchpoint.</summary>
    Channels,

    /// <summary>The personas it is meant for.</summary>
    Personas,
}
