namespace Cx.Core.Journeys;

/// <summary>What an excluded event does to a journey that is on its way between two steps.</summary>
public enum ExclusionEffect
{
    /// <summary>The journey counts as excluded, unless it has converted before.</summary>
    Remove = 0,

    /// <summary>The chain ends there; another one may begin.</summary>
    CutChain,
}
