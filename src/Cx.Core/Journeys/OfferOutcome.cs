namespace Cx.Core.Journeys;

/// <summary>What became of an interaction that was offered. Each ends in exactly one of these.</summary>
public enum OfferOutcome
{
    /// <summary>It cannot be used: an empty id, no time, too far ahead, an answer outside its scale, no case where journeys are cases, or an unknown event where those are rejected.</summary>
    Invalid = 0,

    /// <summary>It happened before the watermark: counted and handed to the late sink, not applied.</summary>
    TooLate,

    /// <summary>Its event id is already waiting.</summary>
    Duplicate,

    /// <summary>So many interactions of this customer are waiting that there is no room for another.</summary>
    Refused,

    /// <summary>Accepted, and it happened before one of the same customer that is already known.</summary>
    Reordered,

    /// <summary>Accepted in order.</summary>
    OnTime,
}
