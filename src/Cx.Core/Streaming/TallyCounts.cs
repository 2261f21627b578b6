using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The counters behind a <see cref="Tally"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct TallyCounts
{
    public long Offered;

    private Cells _cells;

    public long this[EventOutcome outcome]
    {
        readonly get => _cells[(int)outcome];
        set => _cells[(int)outcome] = value;
    }

    /// <summary>Whether every event offered has one outcome.</summary>
    public readonly bool IsBalanced
    {
        get
        {
            var sum = (Int128)0;
            foreach (var count in (ReadOnlySpan<long>)_cells)
            {
                if (count < 0) return false;
                sum += count;
            }

            return sum == Offered;
        }
    }

    public EventOutcome Count(EventOutcome outcome)
    {
        _cells[(int)outcome]++;
        return outcome;
    }

    public void Add(in TallyCounts other)
    {
        Offered += other.Offered;
        for (var i = 0; i <= (int)EventOutcome.Refused; i++) _cells[i] += other._cells[i];
    }

    [InlineArray((int)EventOutcome.Refused + 1)]
    private struct Cells
    {
        private long _first;
    }
}
