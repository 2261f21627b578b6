namespace Cx.Core.Journeys;

/// <summary>A log cannot be read on: its form is broken, or a limit is exceeded. The records before stay valid.</summary>
public sealed class EventLogException : Exception
{
    /// <summary>An exception without a place.</summary>
    public EventLogException()
        : this("The log cannot be read.")
    {
    }

    /// <summary>An exception with a message of its own.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public EventLogException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message of its own and what caused it.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public EventLogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal EventLogException(string message, long? line, long? byteOffset, IReadOnlyList<LogDiagnostic> diagnostics, Exception? innerException)
        : base(message, innerException)
    {
        Line = line;
        ByteOffset = byteOffset;
        Diagnostics = diagnostics;
    }

    /// <summary>The line, from 1; <see langword="null"/> when it is not known.</summary>
    public long? Line { get; }

    /// <summary>How many bytes of the unpacked log come before the place; for XML before the end of the piece that was being read. <see langword="null"/> when it is not known.</summary>
    public long? ByteOffset { get; }

    /// <summary>The records that are no interactions, where all were asked for; empty otherwise.</summary>
    public IReadOnlyList<LogDiagnostic> Diagnostics { get; } = ValueList<LogDiagnostic>.Empty;
}
