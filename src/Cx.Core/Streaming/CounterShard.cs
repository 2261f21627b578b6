using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>One thread's counters, with a cache line of nothing on either side: neighbours in memory would otherwise wait for each other.</summary>
/// <param name="counter">Whose counters they are.</param>
/// <param name="slots">How many.</param>
internal sealed class CounterShard(object counter, int slots)
{
    // Two lines, which some processors fetch together, in counters.
    private const int Padding = 16;

    /// <summary>The shard that this thread used last, of whichever counter: one look-up where a <see cref="ThreadLocal{T}"/> costs several. Not in a generic class, where finding the thread's place costs more than counting.</summary>
    [ThreadStatic]
    internal static CounterShard? t_last;

    private readonly long[] _cells = new long[slots + (2 * Padding)];
    private Thread _owner = Thread.CurrentThread;

    public object Counter { get; } = counter;

    /// <summary>Only the owner adds. On 64 bits a plain store is whole; a reader sees the old or the new count.</summary>
    /// <param name="slot">A slot there is: it is not checked once more.</param>
    /// <param name="by">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, long by)
    {
        ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), Padding + slot);
        if (nint.Size == sizeof(long)) cell += by;
        else Interlocked.Add(ref cell, by);
    }

    public void AddTo(Span<long> sums)
    {
        for (var slot = 0; slot < sums.Length; slot++)
        {
            ref var cell = ref _cells[Padding + slot];
            sums[slot] += nint.Size == sizeof(long) ? Volatile.Read(ref cell) : Interlocked.Read(ref cell);
        }
    }

    public bool TryTakeOver()
    {
        if (_owner.IsAlive) return false;
        _owner = Thread.CurrentThread;
        return true;
    }
}
