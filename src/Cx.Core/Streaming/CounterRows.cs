using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cx.Core.Streaming;

/// <summary>Rows of 32-bit counters, each on its own cache lines, in chunks that never move.</summary>
/// <remarks>
/// <para>What does not fit into 32 bits stands in a 64-bit row beside, in multiples of 2^32: when a cell wraps at either end, the row beside takes it. The counter is the sum of both.</para>
/// <para>A chunk has 4,096 rows, or fewer where the limit is lower; its memory is pinned, so that a row stays on its lines.</para>
/// </remarks>
internal sealed class CounterRows
{
    private const int ChunkBits = 12;
    private const int LineCells = 16;
    private const int LineBytes = 64;
    private const long Wrap = 1L << 32;

    private readonly int _slots;
    private readonly int _stride;
    private readonly int _maxRows;
    private Chunk[] _chunks = [];

    public static int ChunkRows => 1 << ChunkBits;

    /// <summary>The cells of a row: whole cache lines.</summary>
    public static int StrideOf(int slots) => (slots + LineCells - 1) / LineCells * LineCells;

    public CounterRows(int slots, int maxRows)
    {
        _slots = slots;
        _stride = StrideOf(slots);
        _maxRows = maxRows;
    }

    /// <summary>Makes room for a row.</summary>
    public void Ensure(int row)
    {
        while (row >> ChunkBits >= _chunks.Length)
        {
            var first = _chunks.Length << ChunkBits;
            var rows = Math.Min(1 << ChunkBits, Math.Max(row + 1, _maxRows) - first);
            Array.Resize(ref _chunks, _chunks.Length + 1);
            _chunks[^1] = new Chunk(rows, _stride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Increment(int row, int slot)
    {
        unchecked
        {
            if (++Cell(row, slot) == 0) Carry(row, slot, Wrap);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Decrement(int row, int slot)
    {
        unchecked
        {
            if (Cell(row, slot)-- == 0) Carry(row, slot, -Wrap);
        }
    }

    public void Read(int row, Span<long> slots)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        var cells = chunk.Cells.AsSpan(chunk.Offset + ((row & ((1 << ChunkBits) - 1)) * _stride), _slots);
        Widen(cells, slots);
        if (chunk.Beside is not { } beside) return;
        var high = beside.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, _slots);
        for (var slot = 0; slot < high.Length; slot++) slots[slot] += high[slot];
    }

    public void Write(int row, ReadOnlySpan<long> slots)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        if (chunk.Beside is null && !slots[.._slots].ContainsAnyExceptInRange(0L, uint.MaxValue))
        {
            var cells = chunk.Cells.AsSpan(chunk.Offset + ((row & ((1 << ChunkBits) - 1)) * _stride), _slots);
            Narrow(slots, cells);
            return;
        }

        for (var slot = 0; slot < _slots; slot++)
        {
            var low = unchecked((uint)slots[slot]);
            Cell(row, slot) = low;
            // At most 2^32 − 1 below the counter; below the least multiple of 2^32 there is no long.
            SetBeside(row, slot, slots[slot] - low);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint Cell(int row, int slot)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        return ref chunk.Cells[chunk.Offset + ((row & ((1 << ChunkBits) - 1)) * _stride) + slot];
    }

    private static void Widen(ReadOnlySpan<uint> cells, Span<long> slots)
    {
        var slot = 0;
        slots = slots[..cells.Length];
        for (; slot <= cells.Length - Vector128<uint>.Count; slot += Vector128<uint>.Count)
        {
            var (low, high) = Vector128.Widen(Vector128.Create(cells[slot..]));
            low.AsInt64().CopyTo(slots[slot..]);
            high.AsInt64().CopyTo(slots[(slot + Vector128<long>.Count)..]);
        }

        for (; slot < cells.Length; slot++) slots[slot] = cells[slot];
    }

    // Of slots that all fit.
    private static void Narrow(ReadOnlySpan<long> slots, Span<uint> cells)
    {
        var slot = 0;
        slots = slots[..cells.Length];
        for (; slot <= cells.Length - Vector128<uint>.Count; slot += Vector128<uint>.Count)
        {
            var low = Vector128.Create(slots[slot..]).AsUInt64();
            var high = Vector128.Create(slots[(slot + Vector128<long>.Count)..]).AsUInt64();
            Vector128.Narrow(low, high).CopyTo(cells[slot..]);
        }

        for (; slot < cells.Length; slot++) cells[slot] = (uint)slots[slot];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Carry(int row, int slot, long by)
    {
        ref var chunk = ref _chunks[row >> ChunkBits];
        chunk.Beside ??= new long[chunk.Rows * _stride];
        chunk.Beside[((row & ((1 << ChunkBits) - 1)) * _stride) + slot] += by;
    }

    private void SetBeside(int row, int slot, long high)
    {
        ref var chunk = ref _chunks[row >> ChunkBits];
        if (chunk.Beside is null)
        {
            if (high == 0) return;
            chunk.Beside = new long[chunk.Rows * _stride];
        }

        chunk.Beside[((row & ((1 << ChunkBits) - 1)) * _stride) + slot] = high;
    }

    private struct Chunk
    {
        public readonly uint[] Cells;
        public readonly int Offset;
        public readonly int Rows;
        public long[]? Beside;

        public Chunk(int rows, int stride)
        {
            Rows = rows;
            Cells = GC.AllocateArray<uint>((rows * stride) + LineCells, pinned: true);
            var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(Cells, 0);
            Offset = (int)((LineBytes - (address & (LineBytes - 1))) & (LineBytes - 1)) / sizeof(uint);
        }
    }
}
