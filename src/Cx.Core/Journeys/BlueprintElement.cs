namespace Cx.Core.Journeys;

/// <summary>A kind of element of a blueprint.</summary>
/// <remarks><see langword="default"/> is <see cref="Blueprint"/>.</remarks>
public enum BlueprintElement
{
    /// <summary>The blueprint itself.</summary>
    Blueprint,

    /// <summary>A persona.</summary>
    Persona,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>A touchpoint.</summary>
    Touchpoint,

    /// <summary>A transition; its id is <c>from → to</c>.</summary>
    Transition,

    /// <summary>A pain point.</summary>
    PainPoint,
}
