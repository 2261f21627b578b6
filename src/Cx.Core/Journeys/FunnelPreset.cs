namespace Cx.Core.Journeys;

/// <summary>Whose rules a funnel follows. A preset fixes rules, not a whole product.</summary>
public enum FunnelPreset
{
    /// <summary>The rules were chosen one by one.</summary>
    None = 0,

    /// <summary>PostHog's: sliding, 14 days, interactions at one instant match in the order of the steps.</summary>
    PostHog,

    /// <summary>ClickHouse's windowFunnel: sliding, a window that must be said, interactions in their total order.</summary>
    ClickHouse,
}
