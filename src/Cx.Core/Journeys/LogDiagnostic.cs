using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>A record of a log that is no interaction: why, and where it stands.</summary>
/// <remarks>
/// <para>The message names no customer and no answer.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record LogDiagnostic
{
    internal LogDiagnostic(LogDiagnosticKind kind, long line, string message)
    {
        Kind = kind;
        Line = line;
        Message = message;
    }

    /// <summary>Why it is none.</summary>
    public LogDiagnosticKind Kind { get; }

    /// <summary>The line on which the record begins, from 1.</summary>
    public long Line { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; }

    /// <summary>The line and the message.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Message}");
}
