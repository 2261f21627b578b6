namespace Cx.Core.Feedback;

/// <summary>A step that a case cannot take from where it stands.</summary>
/// <remarks>Where the state is known when you compile, such a step does not compile; this is for the others.</remarks>
public sealed class LoopTransitionException : InvalidOperationException
{
    /// <summary>Makes one without details.</summary>
    public LoopTransitionException()
        : this("A case cannot take this step from where it stands.")
    {
    }

    /// <summary>Makes one with a message.</summary>
    /// <param name="message">What happened and what to do.</param>
    public LoopTransitionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public LoopTransitionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal LoopTransitionException(LoopCaseId id, LoopState from, LoopState to, IReadOnlyList<LoopState> allowed)
        : base($"The case \"{id}\" is {from} and cannot become {to}. From {from} it can become {string.Join(" or ", allowed)}.")
    {
        From = from;
        To = to;
        Allowed = allowed;
    }

    /// <summary>Where the case stands; <see langword="null"/> where it is not known.</summary>
    public LoopState? From { get; }

    /// <summary>Where it was to go; <see langword="null"/> where it is not known.</summary>
    public LoopState? To { get; }

    /// <summary>Where it can go.</summary>
    public IReadOnlyList<LoopState> Allowed { get; } = [];
}
