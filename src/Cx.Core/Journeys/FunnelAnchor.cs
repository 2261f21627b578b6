namespace Cx.Core.Journeys;

/// <summary>Which first step may open a chain through a funnel.</summary>
public enum FunnelAnchor
{
    /// <summary>Any: the best chain counts.</summary>
    Sliding = 0,

    /// <summary>Only the first one of the journey.</summary>
    FirstEntry,
}
