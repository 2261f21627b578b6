namespace Cx.Core.Feedback;

/// <summary>Whether an answer came soon enough after the experience to be about it.</summary>
/// <remarks><see langword="default"/> is <see cref="Unknown"/>.</remarks>
public enum SurveyTiming
{
    /// <summary>Neither the experience nor the question has an instant.</summary>
    Unknown,

    /// <summary>Asked and answered in time.</summary>
    Fresh,

    /// <summary>Asked late, and answered in time all the same.</summary>
    AskedLate,

    /// <summary>Answered late: it may be about something else by now.</summary>
    Stale,

    /// <summary>Asked before it happened, or answered before it was asked.</summary>
    Invalid,
}
