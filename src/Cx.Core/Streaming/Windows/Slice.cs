namespace Cx.Core.Streaming;

/// <summary>What happened within one slice of event time: a state per series, and the ids that were seen.</summary>
internal sealed class Slice<TState>
    where TState : struct
{
    public long Number { get; set; }

    public StatePages<TState> Rows { get; } = new();

    /// <summary>Hashes of the ids, where duplicates are looked for.</summary>
    public HashSet<ulong> Ids { get; } = [];

    /// <summary>Rows that changed after the watermark had passed, and not yet told.</summary>
    public RowMask Late { get; } = new();

    /// <summary>Rows that changed since early results were told last.</summary>
    public RowMask Fresh { get; } = new();

    public void Clear()
    {
        Rows.Clear();
        Ids.Clear();
        Late.Clear();
        Fresh.Clear();
    }
}
