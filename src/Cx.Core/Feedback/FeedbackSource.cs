namespace Cx.Core.Feedback;

/// <summary>Where feedback comes from: who was heard depends on it, so it stands on every response and note.</summary>
/// <remarks><see langword="default"/> is <see cref="Unknown"/>.</remarks>
public enum FeedbackSource
{
    /// <summary>Not recorded.</summary>
    Unknown,

    /// <summary>A form sent to chosen people.</summary>
    Survey,

    /// <summary>A poll shown inside the product.</summary>
    InAppPoll,

    /// <summary>A rating left after a purchase.</summary>
    PurchaseRating,

    /// <summary>A public review.</summary>
    Review,

    /// <summary>A reply or post on a social network.</summary>
    SocialReply,

    /// <summary>A complaint or praise that nobody asked for.</summary>
    Unsolicited,

    /// <summary>A call.</summary>
    Call,

    /// <summary>What tickets of the service desk say.</summary>
    TicketAnalysis,

    /// <summary>An interview of one person.</summary>
    Interview,

    /// <summary>A group talk.</summary>
    FocusGroup,

    /// <summary>A person watched at a task.</summary>
    UsabilityTest,

    /// <summary>What staff at the front line noted.</summary>
    StaffNote,
}
