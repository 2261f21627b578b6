namespace Cx.Analyzer.Harness;

/// <summary>What a rule or a fix did is not what the test expects; the message shows both.</summary>
public sealed class HarnessException : Exception
{
    /// <summary>Says that something is wrong.</summary>
    public HarnessException()
    {
    }

    /// <summary>Says what is wrong.</summary>
    /// <param name="message">Input, expected and got.</param>
    public HarnessException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and why.</summary>
    /// <param name="message">Input, expected and got.</param>
    /// <param name="innerException">The cause.</param>
    public HarnessException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
