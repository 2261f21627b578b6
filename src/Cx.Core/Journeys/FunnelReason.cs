namespace Cx.Core.Journeys;

/// <summary>What an interaction did in a funnel.</summary>
public enum FunnelReason
{
    /// <summary>It is no event of the funnel.</summary>
    NoStep = 0,

    /// <summary>It filled a step of the chain that got furthest.</summary>
    Filled,

    /// <summary>It matches a step that the chain had already filled, or a first step of another chain that got no further.</summary>
    Repeated,

    /// <summary>It matches a step whose predecessor was not reached.</summary>
    PredecessorMissing,

    /// <summary>It matches the next step, later than the window or the gap allows.</summary>
    TooLate,

    /// <summary>It came when the last step was already filled.</summary>
    AfterConversion,

    /// <summary>It is an excluded event that removed the journey or cut the chain.</summary>
    Excluded,

    /// <summary>It ended a chain that allows nothing in between.</summary>
    BrokeChain,
}
