namespace Cx.Core.Feedback;

/// <summary>Where a case of the closed loop stands.</summary>
/// <remarks><see langword="default"/> is <see cref="Opened"/>. Resolved and verified cases are closed, all others open.</remarks>
public enum LoopState
{
    /// <summary>Somebody must look at it.</summary>
    Opened,

    /// <summary>Somebody has told the customer that it was seen.</summary>
    Acknowledged,

    /// <summary>Somebody works on it.</summary>
    InProgress,

    /// <summary>The customer was asked for something.</summary>
    AwaitingCustomer,

    /// <summary>The work is done, with an outcome.</summary>
    Resolved,

    /// <summary>The customer, or a check, has confirmed the outcome.</summary>
    Verified,

    /// <summary>It was closed and is open again.</summary>
    Reopened,

    /// <summary>It was handed to somebody with more power.</summary>
    Escalated,
}
