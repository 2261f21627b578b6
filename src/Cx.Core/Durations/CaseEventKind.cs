namespace Cx.Core.Durations;

/// <summary>What happened to a case.</summary>
public enum CaseEventKind
{
    /// <summary>Something that moves no clock, such as an internal note.</summary>
    Other = 0,

    /// <summary>The customer wrote again; a case that waited for the customer waits for us from then on.</summary>
    CustomerMessage,

    /// <summary>The first or a further answer that the customer can see.</summary>
    PublicReply,

    /// <summary>The case began to wait for the customer.</summary>
    WaitingForCustomer,

    /// <summary>The case began to wait for us again.</summary>
    WaitingForUs,

    /// <summary>The case was resolved.</summary>
    Resolved,

    /// <summary>The case was opened again.</summary>
    Reopened,
}
