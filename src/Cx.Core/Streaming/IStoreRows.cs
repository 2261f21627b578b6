namespace Cx.Core.Streaming;

/// <summary>The rows of a store, as its snapshot writes and reads them.</summary>
internal interface IStoreRows
{
    /// <summary>Which series stands in which row.</summary>
    SeriesIndex Index { get; }

    /// <summary>Whether a row is written as one that holds nothing.</summary>
    bool IsEmpty(int row);

    /// <summary>Takes the memory for a further row from the limits.</summary>
    bool TryReserveRow(ref SnapshotReader reader);

    void Write(ref SnapshotWriter writer, int row);

    bool TryRead(ref SnapshotReader reader, int row);
}
