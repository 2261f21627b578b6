namespace Cx.Core.Journeys;

/// <summary>Values by number, zero until they are set; grows as numbers come.</summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed class Slots<T>
    where T : struct
{
    private const int First = 16;
    private T[] _items = [];

    public int Capacity => _items.Length;

    public ref T this[int number]
    {
        get
        {
            if (number >= _items.Length) Grow(number);
            return ref _items[number];
        }
    }

    /// <summary>The value, without making room for it.</summary>
    public T Get(int number) => number < _items.Length ? _items[number] : default;

    /// <summary>A row of values of which each number has as many.</summary>
    public Span<T> Row(int number, int width)
    {
        var from = number * width;
        if (from + width > _items.Length) Grow(from + width - 1);
        return _items.AsSpan(from, width);
    }

    public Slots<T> Copy() => new() { _items = (T[])_items.Clone() };

    private void Grow(int number) => Array.Resize(ref _items, Math.Max(First, Math.Max(number + 1, _items.Length + (_items.Length / 2))));
}
