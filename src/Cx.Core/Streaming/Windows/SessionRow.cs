namespace Cx.Core.Streaming;

/// <summary>The sessions of one series that are not gone.</summary>
internal sealed class SessionRow<TState>
    where TState : struct
{
    public bool IsEmpty => Atoms.Count == 0 && Told.Count == 0;

    /// <summary>By cell.</summary>
    public List<SessionAtom<TState>> Atoms { get; } = [];

    public List<ToldSession<TState>> Told { get; } = [];
}
