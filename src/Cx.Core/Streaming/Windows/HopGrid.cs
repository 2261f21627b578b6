namespace Cx.Core.Streaming;

/// <summary>Windows of one length at every hop from the origin.</summary>
internal sealed class HopGrid(long size, long hop, long origin) : WindowGrid
{
    public override long Start(long window) => origin + (window * hop);

    public override long End(long window) => origin + (window * hop) + size;

    public override long FirstCovering(long slice) => Floor(slice - origin - size) + 1;

    public override long LastCovering(long slice) => Floor(slice - origin);

    private long Floor(long slices)
    {
        var (quotient, remainder) = Math.DivRem(slices, hop);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
