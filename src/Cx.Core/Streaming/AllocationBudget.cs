namespace Cx.Core.Streaming;

/// <summary>The memory that is left for everything read from one snapshot, the snapshots inside it included.</summary>
internal sealed class AllocationBudget(long bytes)
{
    private long _left = bytes;

    public bool TryTake(long bytes)
    {
        if (bytes > _left) return false;
        _left -= bytes;
        return true;
    }
}
