using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>Counters by bucket: up to 32 sorted pairs, then pages of 64 made on first touch; a page of zeros goes.</summary>
/// <remarks>The version is stamped here and in the struct that owns these counters: after a copy of the struct was changed, the other one is stale and says so.</remarks>
internal sealed class BucketCounters
{
    public const int PageSize = 64;
    public const int MaxPairs = 32;
    private const int PageBits = 6;

    private readonly int _pageCount;
    private int[]? _indexes;
    private long[]? _counts;
    private int _used;
    private long[]?[]? _pages;

    // So that a counter that goes to and fro between 0 and 1 makes no page each time.
    private long[]? _spare;

    public BucketCounters(int buckets) => _pageCount = (buckets + PageSize - 1) >> PageBits;

    public ulong Version { get; set; }

    public BucketCounters Clone()
    {
        var clone = new BucketCounters(_pageCount << PageBits)
        {
            _indexes = (int[]?)_indexes?.Clone(),
            _counts = (long[]?)_counts?.Clone(),
            _used = _used,
            _pages = (long[]?[]?)_pages?.Clone(),
        };
        if (clone._pages is { } pages)
        {
            for (var i = 0; i < pages.Length; i++) pages[i] = (long[]?)pages[i]?.Clone();
        }

        return clone;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int index, long by)
    {
        if (_pages is { } pages && pages[index >> PageBits] is { } page)
        {
            ref var cell = ref page[index & (PageSize - 1)];
            var sum = cell + by;
            cell = sum;
            if (sum == 0) Drop(index >> PageBits);
            return;
        }

        AddSlowly(index, by);
    }

    public long Get(int index)
    {
        if (_pages is { } pages) return pages[index >> PageBits] is { } page ? page[index & (PageSize - 1)] : 0;
        if (_indexes is null) return 0;
        var at = _indexes.AsSpan(0, _used).BinarySearch(index);
        return at < 0 ? 0 : _counts![at];
    }

    public Entries GetEnumerator() => new(this);

    /// <summary>The bucket of the value at a rank.</summary>
    /// <param name="rank">The rank, from 1 to the sum of all counters, of which none may be below 0.</param>
    /// <returns>The bucket.</returns>
    public int AtRank(long rank)
    {
        var place = 0;
        var below = 0L;
        if (_pages is null)
        {
            while ((below += _counts![place]) < rank) place++;
            return _indexes![place];
        }

        // Whole pages first.
        for (long sum; below + (sum = _pages[place] is { } next ? SumOf(next) : 0) < rank; place++) below += sum;
        var page = _pages[place]!;
        var at = 0;
        while ((below += page[at]) < rank) at++;
        return (place << PageBits) + at;
    }

    /// <summary>The first bucket with a counter below 0, or −1.</summary>
    public int FirstNegative()
    {
        foreach (var (index, count) in this)
        {
            if (count < 0) return index;
        }

        return -1;
    }

    private static long SumOf(long[] page)
    {
        var sum = Vector<long>.Zero;
        foreach (var cells in MemoryMarshal.Cast<long, Vector<long>>(page.AsSpan())) sum += cells;
        return Vector.Sum(sum);
    }

    private void AddSlowly(int index, long by)
    {
        if (_pages is not null)
        {
            Page(index >> PageBits)[index & (PageSize - 1)] = by;
            return;
        }

        _indexes ??= new int[4];
        _counts ??= new long[4];
        var at = _indexes.AsSpan(0, _used).BinarySearch(index);
        if (at >= 0)
        {
            var sum = _counts[at] + by;
            _counts[at] = sum;
            if (sum == 0) Cut(at);
            return;
        }

        if (_used == MaxPairs)
        {
            Spread();
            AddSlowly(index, by);
            return;
        }

        Insert(~at, index, by);
    }

    private void Insert(int at, int index, long count)
    {
        if (_used == _indexes!.Length)
        {
            Array.Resize(ref _indexes, 2 * _used);
            Array.Resize(ref _counts, 2 * _used);
        }

        _indexes.AsSpan(at, _used - at).CopyTo(_indexes.AsSpan(at + 1));
        _counts.AsSpan(at, _used - at).CopyTo(_counts.AsSpan(at + 1));
        _indexes[at] = index;
        _counts![at] = count;
        _used++;
    }

    private void Cut(int at)
    {
        _used--;
        _indexes.AsSpan(at + 1, _used - at).CopyTo(_indexes.AsSpan(at));
        _counts.AsSpan(at + 1, _used - at).CopyTo(_counts.AsSpan(at));
    }

    private void Spread()
    {
        _pages = new long[]?[_pageCount];
        for (var i = 0; i < _used; i++) Page(_indexes![i] >> PageBits)[_indexes[i] & (PageSize - 1)] = _counts![i];
        _indexes = null;
        _counts = null;
        _used = 0;
    }

    private long[] Page(int number)
    {
        if (_pages![number] is { } page) return page;
        page = _spare ?? new long[PageSize];
        _spare = null;
        _pages[number] = page;
        return page;
    }

    private void Drop(int number)
    {
        if (_pages![number].AsSpan().ContainsAnyExcept(0)) return;
        _spare = _pages[number];
        _pages[number] = null;
    }

    /// <summary>The counters that are not 0, by ascending bucket.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct Entries(BucketCounters counters)
    {
        private int _at = -1;

        public (int Index, long Count) Current { get; private set; }

        public bool MoveNext()
        {
            _at++;
            if (counters._pages is not { } pages)
            {
                if (_at >= counters._used) return false;
                Current = (counters._indexes![_at], counters._counts![_at]);
                return true;
            }

            while (_at >> PageBits is var number && number < pages.Length)
            {
                if (pages[number] is { } page)
                {
                    var rest = page.AsSpan(_at & (PageSize - 1));
                    var found = rest.IndexOfAnyExcept(0);
                    if (found >= 0)
                    {
                        _at += found;
                        Current = (_at, rest[found]);
                        return true;
                    }
                }

                _at = (number + 1) << PageBits;
            }

            return false;
        }
    }
}
