namespace Cx.Core.Streaming;

/// <summary>What one session has told.</summary>
internal sealed class ToldSession<TState>
    where TState : struct
{
    public required long First { get; init; }

    public required long Last { get; init; }

    /// <summary>How often it was told.</summary>
    public int Told { get; set; }

    /// <summary>Whether its end was told, not only what it held on the way.</summary>
    public bool HasEnded { get; set; }

    public bool IsFinal { get; set; }

    /// <summary>What was told last, where results add up. A field, because it is changed in place.</summary>
    public TState LastState;

    public bool IsFound { get; set; }
}
