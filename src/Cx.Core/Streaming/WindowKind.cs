namespace Cx.Core.Streaming;

/// <summary>How a <see cref="Window"/> divides time.</summary>
public enum WindowKind
{
    /// <summary>One after the other, all of one length.</summary>
    Tumbling,

    /// <summary>Of one length, a new one at every hop; they overlap.</summary>
    Hopping,

    /// <summary>Hopping by one slice, the finest step that all windows share.</summary>
    Sliding,

    /// <summary>From the first event of a series to a pause in it.</summary>
    Session,

    /// <summary>The days of a time zone, of 23, 24 or 25 hours.</summary>
    CalendarDays,
}
