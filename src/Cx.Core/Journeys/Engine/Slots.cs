namespace Cx.Core.Journeys;

/// <summary>Values by number, zero until they are set; grows as numbers come.</summary>
/// <remarks>Kept in pages: a state of hundreds of thousands of journeys has no room that nobody uses, and is not copied when it grows.</remarks>
/// <typeparam name="T">The value.</typeparam>
/// <param name="width">How many values each number has.</param>
internal sealed class Slots<T>(int width = 1)
    where T : struct
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int First = 16;
    private T[][] _pages = [];

    /// <summary>All numbers with a value are below.</summary>
    public int Capacity => _pages.Length << PageBits;

    public ref T this[int number]
    {
        get
        {
            var page = number >> PageBits;
            var place = number & (PageSize - 1);
            if (page < _pages.Length && _pages[page] is var items && place < items.Length) return ref items[place];
            return ref Grow(number)[place];
        }
    }

    /// <summary>The value, without making room for it.</summary>
    public T Get(int number)
    {
        var page = number >> PageBits;
        var place = number & (PageSize - 1);
        return page < _pages.Length && place < _pages[page].Length ? _pages[page][place] : default;
    }

    /// <summary>The values of a number.</summary>
    public Span<T> Row(int number)
    {
        var page = number >> PageBits;
        var from = (number & (PageSize - 1)) * width;
        var items = page < _pages.Length && from < _pages[page].Length ? _pages[page] : Grow(number);
        return items.AsSpan(from, width);
    }

    public Slots<T> Copy() => new(width) { _pages = Array.ConvertAll(_pages, page => (T[])page.Clone()) };

    // The first page grows with its contents, so that small logs stay small.
    private T[] Grow(int number)
    {
        var page = number >> PageBits;
        if (page >= _pages.Length)
        {
            var from = _pages.Length;
            Array.Resize(ref _pages, page == 0 ? 1 : Math.Max(page + 1, from + (from / 2)));
            Array.Fill(_pages, [], from, _pages.Length - from);
        }

        var least = (number & (PageSize - 1)) + 1;
        var numbers = page > 0 ? PageSize : Math.Min(PageSize, Math.Max(First, Math.Max(least, 2 * (_pages[0].Length / width))));
        Array.Resize(ref _pages[page], numbers * width);
        return _pages[page];
    }
}
