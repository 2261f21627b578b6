namespace Cx.Core.Streaming;

/// <summary>Counters by slice number, in pages of 64 made on first touch; a page of zeros goes.</summary>
internal sealed class SliceCounters
{
    private const int PageBits = 6;
    private const int PageSize = 1 << PageBits;

    private readonly Dictionary<long, long[]> _pages = [];
    private long[]? _spare;

    public ulong Version { get; set; }

    public int Pages => _pages.Count;

    public SliceCounters Clone()
    {
        var clone = new SliceCounters();
        foreach (var (number, page) in _pages) clone._pages.Add(number, (long[])page.Clone());
        return clone;
    }

    public long Get(long slice) => _pages.TryGetValue(slice >> PageBits, out var page) ? page[slice & (PageSize - 1)] : 0;

    public void Add(long slice, long by)
    {
        var number = slice >> PageBits;
        if (!_pages.TryGetValue(number, out var page))
        {
            page = _spare ?? new long[PageSize];
            _spare = null;
            _pages.Add(number, page);
        }

        var sum = page[slice & (PageSize - 1)] + by;
        page[slice & (PageSize - 1)] = sum;
        if (sum != 0 || page.AsSpan().ContainsAnyExcept(0)) return;
        _spare = page;
        _pages.Remove(number);
    }

    /// <summary>The counters that are not 0, by ascending slice.</summary>
    public IEnumerable<(long Slice, long Count)> InOrder()
    {
        long[] numbers = [.. _pages.Keys];
        Array.Sort(numbers);
        foreach (var number in numbers)
        {
            for (var i = 0; i < PageSize; i++)
            {
                if (_pages[number][i] is not 0 and var count) yield return ((number << PageBits) + i, count);
            }
        }
    }
}
