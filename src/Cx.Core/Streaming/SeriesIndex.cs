using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>The rows of one store: which key stands in which row, how many there may be, and who may write.</summary>
/// <remarks>
/// <para>Open addressing with linear steps, at most half full. A row, once given, stays.</para>
/// <para>Row 0 is the reserve: under Fold the series that is Other in every dimension, under Refuse the place where refused input is counted. So adding needs no branch for either.</para>
/// </remarks>
internal sealed class SeriesIndex
{
    public const int Reserve = 0;

    // 2^64 divided by the golden ratio spreads keys whose ids count up from 1.
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int FirstCapacity = 16;

    private static int s_tags;

    private readonly SeriesBudget _budget;
    private Entry[] _entries = new Entry[FirstCapacity];
    private int _shift = 64 - 4;
    private ulong[] _keys = new ulong[FirstCapacity / 2];
    private int _writers;
    private SeriesRanks? _ranks;

    public SeriesIndex(SeriesSchema schema, SeriesBudget budget, OverflowPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (policy is not (OverflowPolicy.Fold or OverflowPolicy.Refuse))
            throw new ArgumentOutOfRangeException(nameof(policy), policy, "The overflow policy is Fold or Refuse.");
        Schema = schema;
        Policy = policy;
        _budget = budget;
        _keys[Reserve] = schema.AllOther;
        Rows = 1;
        if (policy == OverflowPolicy.Fold) Place(schema.AllOther, Reserve);
    }

    public SeriesSchema Schema { get; }

    public OverflowPolicy Policy { get; }

    public int MaxSeries => _budget.MaxSeries;

    /// <summary>Rows in use, the reserve included.</summary>
    public int Rows { get; private set; }

    /// <summary>Marks this store's handles; 0 is nobody's.</summary>
    public int Tag { get; } = Interlocked.Increment(ref s_tags);

    public ulong KeyOf(int row) => _keys[row];

    /// <summary>The keys of all rows.</summary>
    public ReadOnlySpan<ulong> Keys => _keys.AsSpan(0, Rows);

    /// <summary>The rows in the order of their members' texts. Kept until there is a new one, so that a store of which snapshots are taken again and again is sorted only when it has grown.</summary>
    /// <param name="isReserveListed">Whether the reserve is among them.</param>
    public SeriesRanks InOrder(bool isReserveListed)
    {
        if (_ranks is not { } ranks || !ranks.IsOf(this, isReserveListed)) _ranks = ranks = new SeriesRanks(this, isReserveListed);
        return ranks;
    }

    /// <summary>The row of a key, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key)
    {
        unchecked
        {
            var entries = _entries;
            var at = (int)((key * Golden) >> _shift);
            while (true)
            {
                ref readonly var entry = ref entries[at];
                if (entry.RowAfter == 0) return -1;
                if (entry.Key == key) return entry.RowAfter - 1;
                at = (at + 1) & (entries.Length - 1);
            }
        }
    }

    /// <summary>The row where a series is counted: its own, a folded one or the reserve.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Resolve(SeriesKey key)
    {
        var row = Find(key.Packed);
        return row >= 0 ? row : Admit(key);
    }

    /// <summary>Makes room for further series at once, so that nothing is moved while they come.</summary>
    public void EnsureRoom(int series)
    {
        var rows = Rows + series;
        if (rows > _keys.Length) Array.Resize(ref _keys, (int)BitOperations.RoundUpToPowerOf2((uint)rows));
        if (2 * rows > _entries.Length) Grow((int)BitOperations.RoundUpToPowerOf2((uint)(2 * rows)));
    }

    /// <summary>Takes room for further series at once, as far as there is any.</summary>
    public int TakeRoom(int series) => _budget.TakeWhole(series);

    /// <summary>Gives back what was not needed.</summary>
    public void ReturnRoom(int series) => _budget.GiveBackWhole(series);

    /// <summary>Takes back a series that does not stand here yet, as a snapshot holds it. It is not found before <see cref="PlaceFrom"/>.</summary>
    /// <param name="key">The series.</param>
    /// <param name="room">The room that was taken and is left.</param>
    /// <returns>Its row, or −1 where there is no room.</returns>
    public int Readmit(SeriesKey key, ref int room)
    {
        if (key.Packed == Schema.AllOther && Policy == OverflowPolicy.Fold) return Reserve;
        if (Policy == OverflowPolicy.Fold && Schema.FoldedOf(key.Packed) is > 0 and var folded && _budget.TryTakeFolded(folded)) return AppendUnplaced(key.Packed);
        if (room == 0) return -1;
        room--;
        return AppendUnplaced(key.Packed);
    }

    /// <summary>Makes rows be found by their keys: many at once is faster than each when it comes.</summary>
    /// <param name="first">The first of them; all above it are others'.</param>
    public void PlaceFrom(int first)
    {
        for (var row = first; row < Rows; row++) Place(_keys[row], row);
    }

    /// <summary>The same of a single series.</summary>
    /// <param name="key">The series.</param>
    /// <returns>Its row, or −1 where there is no room.</returns>
    public int Readmit(SeriesKey key)
    {
        var (room, first) = (TakeRoom(1), Rows);
        var row = Readmit(key, ref room);
        PlaceFrom(first);
        ReturnRoom(room);
        return row;
    }

    /// <summary>The row of a series that stood in an index with the same limit: there is room for it.</summary>
    public int RowOfKnown(SeriesKey key)
    {
        if (key.Packed == Schema.AllOther) return Reserve;
        var row = Find(key.Packed);
        if (row < 0) row = Readmit(key);
        return row >= 0 ? row : throw new InvalidOperationException($"There is no room for {Schema.Describe(key)}, which another index of the same limit holds.");
    }

    public SeriesHandle HandleOf(int row) => new(row, Tag);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowOf(SeriesHandle handle)
    {
        if (handle.Tag != Tag) ThrowForeign(nameof(handle));
        return handle.Row;
    }

    public void RequireOwn(ReadOnlySpan<SeriesHandle> handles)
    {
        var strange = 0;
        foreach (var handle in handles) strange |= handle.Tag ^ Tag;
        if (strange != 0) ThrowForeign(nameof(handles));
    }

    /// <summary>Notices a second writer. Checked per batch: a check per event would cost more than the event.</summary>
    public void Enter()
    {
        if (Interlocked.Exchange(ref _writers, 1) != 0)
            throw new InvalidOperationException("Two threads write to one store, which has one writer. Give each thread a store of its own and merge them.");
    }

    public void Leave() => Volatile.Write(ref _writers, 0);

    private static void ThrowForeign(string parameter) =>
        throw new ArgumentException("The handle is not one of this store. Take it from Resolve of the store that is written to.", parameter);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Admit(SeriesKey key)
    {
        Schema.Require(key);
        if (Policy == OverflowPolicy.Refuse)
            return !Schema.IsFolded(key) && _budget.TryTakeWhole() ? Append(key.Packed) : Reserve;
        if (_budget.TryTakeWhole()) return Append(key.Packed);
        var packed = key.Packed;
        for (var dimension = Schema.Width - 1; dimension > 0; dimension--)
        {
            packed = Schema.WithId(packed, dimension, DimensionTable.OtherId);
            var row = Find(packed);
            if (row >= 0) return row;
            if (_budget.TryTakeFolded(Schema.Width - dimension)) return Append(packed);
        }

        return Reserve;
    }

    private int Append(ulong key)
    {
        var row = AppendUnplaced(key);
        Place(key, row);
        return row;
    }

    private int AppendUnplaced(ulong key)
    {
        var row = Rows;
        if (row == _keys.Length) Array.Resize(ref _keys, 2 * _keys.Length);
        if (2 * (row + 1) > _entries.Length) Grow(2 * _entries.Length);
        _keys[row] = key;
        Rows = row + 1;
        return row;
    }

    private void Grow(int length)
    {
        _entries = new Entry[length];
        _shift = 64 - BitOperations.Log2((uint)_entries.Length);
        for (var row = Policy == OverflowPolicy.Fold ? Reserve : Reserve + 1; row < Rows; row++) Place(_keys[row], row);
    }

    private void Place(ulong key, int row)
    {
        var at = (int)(unchecked(key * Golden) >> _shift);
        while (_entries[at].RowAfter != 0) at = (at + 1) & (_entries.Length - 1);
        _entries[at] = new Entry(key, row + 1);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Entry(ulong key, int rowAfter)
    {
        public readonly ulong Key = key;

        // Row + 1, so that zero bits are an empty place.
        public readonly int RowAfter = rowAfter;
    }
}
