namespace Cx.Core.Journeys;

/// <summary>An interaction came after the watermark had passed it, and the tracker was told to throw then.</summary>
/// <remarks>The message has the two instants, and no customer. Thread safety: immutable.</remarks>
public sealed class LateInteractionException : Exception
{
    /// <summary>Makes an exception without instants.</summary>
    public LateInteractionException()
        : base("An interaction came too late.")
    {
    }

    /// <summary>Makes an exception without instants.</summary>
    /// <param name="message">What happened.</param>
    public LateInteractionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without instants.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">Why.</param>
    public LateInteractionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal LateInteractionException(DateTimeOffset occurredAt, DateTimeOffset watermark)
        : base($"An interaction of {occurredAt:O} came when the watermark stood at {watermark:O}. Allow more lateness, or take it to the late sink.")
    {
        OccurredAt = occurredAt;
        Watermark = watermark;
    }

    /// <summary>When the interaction happened.</summary>
    public DateTimeOffset OccurredAt { get; }

    /// <summary>Where the watermark stood.</summary>
    public DateTimeOffset Watermark { get; }
}
