namespace Cx.Core.Journeys;

/// <summary>Why a record of a log is no interaction.</summary>
/// <remarks><see langword="default"/> is <see cref="Other"/>.</remarks>
public enum LogDiagnosticKind
{
    /// <summary>Another defect, said in the message.</summary>
    Other,

    /// <summary>There is no instant, or no zone to read it in.</summary>
    NoTime,

    /// <summary>The instant cannot be read, or the clock of its zone skips it.</summary>
    BadTime,

    /// <summary>There is no customer.</summary>
    NoCustomer,

    /// <summary>There is no touchpoint.</summary>
    NoTouchpoint,

    /// <summary>An id is longer than 128 characters or has a control character.</summary>
    BadId,

    /// <summary>An answer is on no known scale, or not on its scale.</summary>
    BadAnswer,

    /// <summary>The record has more or fewer fields than the header, or is no JSON object with the members of an interaction.</summary>
    WrongShape,

    /// <summary>The record is about another step of the life of an interaction than its completion, and was passed over.</summary>
    NotComplete,
}
