using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The events of one series within one cell of time as long as the gap: always of one session, because no two of them are a gap apart.</summary>
/// <remarks>So sessions follow from the cells' first and last events, and do not depend on the order in which events came.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct SessionAtom<TState>
    where TState : struct
{
    public long Cell;
    public long First;
    public long Last;

    /// <summary>Whether it changed since its session was told last.</summary>
    public bool HasChanged;

    public TState State;
}
