namespace Cx.Core.Journeys;

/// <summary>What happens at a touchpoint.</summary>
/// <remarks><see langword="default"/> is <see cref="CommunicationPoint"/>.</remarks>
public enum TouchpointKind
{
    /// <summary>Somebody tells somebody something, over a channel.</summary>
    CommunicationPoint,

    /// <summary>The person does something: a click, a form, a use.</summary>
    Action,
}
