namespace Cx.Core.Feedback;

/// <summary>What an entry of a customer's timeline is.</summary>
/// <remarks><see langword="default"/> is <see cref="Entry"/>.</remarks>
public enum TimelineKind
{
    /// <summary>Something that you added, such as an order, a call or a visit.</summary>
    Entry,

    /// <summary>An answered survey.</summary>
    Response,

    /// <summary>A case was opened.</summary>
    CaseOpened,

    /// <summary>A case took a step.</summary>
    CaseStep,
}
