namespace Cx.Core.Journeys;

/// <summary>What may lie between the first and the last interaction of a chain through a funnel.</summary>
public enum FunnelOrder
{
    /// <summary>Anything.</summary>
    Ordered = 0,

    /// <summary>Only immediate repeats of the step just counted.</summary>
    Strict,

    /// <summary>Nothing.</summary>
    Contiguous,

    /// <summary>The steps may come in any order: what counts is how many of them lie within one window.</summary>
    AnyOrder,
}
