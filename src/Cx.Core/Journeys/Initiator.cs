namespace Cx.Core.Journeys;

/// <summary>Who begins what happens at a touchpoint.</summary>
/// <remarks><see langword="default"/> is <see cref="Customer"/>.</remarks>
public enum Initiator
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The company.</summary>
    Company,

    /// <summary>Another company.</summary>
    Partner,

    /// <summary>A machine, by itself.</summary>
    System,
}
