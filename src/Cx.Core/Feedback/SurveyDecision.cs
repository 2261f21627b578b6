namespace Cx.Core.Feedback;

/// <summary>What became of an occasion to ask a person.</summary>
/// <remarks><see langword="default"/> is <see cref="NotSampled"/>: nobody is asked by accident.</remarks>
public enum SurveyDecision
{
    /// <summary>The person is not in the sample.</summary>
    NotSampled,

    /// <summary>The person is asked, and the contact is remembered.</summary>
    Asked,

    /// <summary>The person asked not to be asked, once and for all.</summary>
    OptedOut,

    /// <summary>The occasion is too long ago, so the answer would be about something else.</summary>
    TooLate,

    /// <summary>The person was asked too short a time ago.</summary>
    Quarantined,

    /// <summary>The person was asked too often.</summary>
    TooFrequent,
}
