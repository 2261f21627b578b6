using System.Diagnostics.CodeAnalysis;

namespace Cx.Core.Journeys;

/// <summary>One record of a log: an interaction, or the reason why it is none. The two kinds add up to the records read.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. Thread safety: immutable.</remarks>
public sealed class LogRecord
{
    private readonly Interaction _interaction;

    internal LogRecord(long line, in Interaction interaction)
    {
        Line = line;
        _interaction = interaction;
    }

    internal LogRecord(LogDiagnostic diagnostic)
    {
        Line = diagnostic.Line;
        Diagnostic = diagnostic;
    }

    /// <summary>The line on which the record begins, from 1.</summary>
    public long Line { get; }

    /// <summary>Whether it is an interaction.</summary>
    [MemberNotNullWhen(true, nameof(Interaction))]
    [MemberNotNullWhen(false, nameof(Diagnostic))]
    public bool IsInteraction => Diagnostic is null;

    /// <summary>The interaction; <see langword="null"/> when it is none.</summary>
    public Interaction? Interaction => Diagnostic is null ? _interaction : null;

    /// <summary>Why it is none; <see langword="null"/> when it is one.</summary>
    public LogDiagnostic? Diagnostic { get; }

    internal ref readonly Interaction Value => ref _interaction;
}
