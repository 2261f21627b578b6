using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Cx.Core.Streaming;

/// <summary>Rows of 32-bit counters, whole cache lines long, in chunks that are never copied into larger ones.</summary>
/// <remarks>
/// <para>What does not fit into 32 bits stands in a 64-bit row beside, in multiples of 2^32: when a cell wraps at either end, the row beside takes it. The counter is the sum of both.</para>
/// <para>A chunk has 1,024 rows, or fewer where the limit is lower: those of a narrow scale take 64 KiB, below what goes to the heap of large objects. There, or pinned, a store that lives briefly, as one of a snapshot may, would bring on a collection of all generations; on lines of its own a row is no faster, for the rows beside it fill the rest.</para>
/// </remarks>
internal sealed class CounterRows
{
    private const int ChunkBits = 10;
    private const int LineCells = 16;
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
        var cells = chunk.Cells.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, _slots);
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
            var cells = chunk.Cells.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, _slots);
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

    /// <summary>A row of a narrow scale in bytes.</summary>
    /// <returns>Whether it is one, and all its counters are small enough for <see cref="SmallCounters"/>.</returns>
    public bool TryReadSmall(int row, out Vector128<byte> slots)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        slots = default;
        if (_slots != Vector128<byte>.Count || chunk.Beside is not null) return false;
        var cells = chunk.Cells.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, LineCells);
        var (a, b, c, d) = (Vector128.Create(cells), Vector128.Create(cells[4..]), Vector128.Create(cells[8..]), Vector128.Create(cells[12..]));
        if (Vector128.GreaterThanAny(a | b | c | d, Vector128.Create((uint)SmallCounters.Largest))) return false;
        slots = Vector128.Narrow(Vector128.Narrow(a, b), Vector128.Narrow(c, d));
        return true;
    }

    /// <summary>Sets a row of a narrow scale.</summary>
    public void WriteSmall(int row, Vector128<byte> slots)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        if (chunk.Beside is { } beside) beside.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, LineCells).Clear();
        var cells = chunk.Cells.AsSpan((row & ((1 << ChunkBits) - 1)) * _stride, LineCells);
        var (low, high) = Vector128.Widen(slots);
        var ((a, b), (c, d)) = (Vector128.Widen(low), Vector128.Widen(high));
        a.CopyTo(cells);
        b.CopyTo(cells[4..]);
        c.CopyTo(cells[8..]);
        d.CopyTo(cells[12..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref uint Cell(int row, int slot)
    {
        ref readonly var chunk = ref _chunks[row >> ChunkBits];
        return ref chunk.Cells[((row & ((1 << ChunkBits) - 1)) * _stride) + slot];
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
        chunk.Beside ??= new long[chunk.Cells.Length];
        chunk.Beside[((row & ((1 << ChunkBits) - 1)) * _stride) + slot] += by;
    }

    private void SetBeside(int row, int slot, long high)
    {
        ref var chunk = ref _chunks[row >> ChunkBits];
        if (chunk.Beside is null)
        {
            if (high == 0) return;
            chunk.Beside = new long[chunk.Cells.Length];
        }

        chunk.Beside[((row & ((1 << ChunkBits) - 1)) * _stride) + slot] = high;
    }

    private struct Chunk(int rows, int stride)
    {
        public readonly uint[] Cells = new uint[rows * stride];
        public long[]? Beside;
    }
}
