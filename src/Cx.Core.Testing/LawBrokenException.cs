namespace Cx.Core.Testing;

/// <summary>A law does not hold. The message names it and shows the smallest case that breaks it.</summary>
public sealed class LawBrokenException : Exception
{
    /// <summary>An exception without a law.</summary>
    public LawBrokenException()
    {
    }

    /// <summary>An exception without a law.</summary>
    /// <param name="message">The message.</param>
    public LawBrokenException(string message)
        : base(message)
    {
    }

    /// <summary>An exception without a law.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">What caused it.</param>
    public LawBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A law that is broken.</summary>
    /// <param name="law">The law.</param>
    /// <param name="message">The case that breaks it.</param>
    /// <param name="innerException">What was thrown, if something was.</param>
    public LawBrokenException(Law law, string message, Exception? innerException = null)
        : base(message, innerException) => Law = law;

    /// <summary>The law.</summary>
    public Law Law { get; }
}
