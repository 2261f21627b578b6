namespace Cx.Core.Streaming;

/// <summary>What became of an event that was offered to windows: exactly one of these, and each is counted in a <see cref="Tally"/>.</summary>
public enum EventOutcome
{
    /// <summary>It has no time or one too far ahead, or its value is off its scale. A value off its scale is counted in the state as invalid; an event without a sound time is not.</summary>
    Invalid,

    /// <summary>Counted, before the watermark passed the end of its slice.</summary>
    OnTime,

    /// <summary>Counted, after the watermark passed the end of its slice: what was shown of windows that have ended is revised.</summary>
    Revises,

    /// <summary>Not counted: the watermark passed the end of its slice by the allowed lateness. The late sink was given it.</summary>
    TooLate,

    /// <summary>Not counted: its id was counted in its slice before.</summary>
    Duplicate,

    /// <summary>Not counted: its series would be one more than the limit, and the overflow policy is to refuse.</summary>
    Refused,
}
