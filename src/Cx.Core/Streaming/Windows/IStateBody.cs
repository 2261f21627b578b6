namespace Cx.Core.Streaming;

/// <summary>How one state is written inside a section of a snapshot.</summary>
internal interface IStateBody<TState>
    where TState : struct
{
    /// <summary>What the schema of the snapshot says of the state.</summary>
    static abstract string Schema { get; }

    static abstract int MaxBytes(in TState state);

    static abstract void Write(ref SnapshotWriter writer, in TState state);

    static abstract bool TryRead(ref SnapshotReader reader, out TState state);
}
