namespace Cx.Core.Retention;

/// <summary>When a customer counts as retained at an age.</summary>
public enum RetentionMode
{
    /// <summary>Active within the period itself.</summary>
    On = 0,

    /// <summary>Active within the period or in a later one. It may still rise: who was silent in the period may come back after it.</summary>
    OnOrAfter,

    /// <summary>Active within the period or in an earlier one.</summary>
    OnOrBefore,

    /// <summary>Active in every period from the first one up to this.</summary>
    Streak,
}
