namespace Cx.Core.Retention;

/// <summary>The length of a calendar period.</summary>
public enum CalendarUnit
{
    /// <summary>From midnight to midnight; 23 or 25 hours where the clock is changed.</summary>
    Day = 0,

    /// <summary>From Monday to Monday (ISO 8601).</summary>
    Week,

    /// <summary>From the first to the first of the next; never 30 days.</summary>
    Month,
}
