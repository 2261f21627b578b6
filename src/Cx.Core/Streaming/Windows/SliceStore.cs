using System.Runtime.CompilerServices;

namespace Cx.Core.Streaming;

/// <summary>The slices that hold something, in order of time. Those that are dropped are used again.</summary>
internal sealed class SliceStore<TState>
    where TState : struct
{
    private const int CacheSize = 64;

    private readonly List<Slice<TState>> _slices = [];
    private readonly Stack<Slice<TState>> _free = new();

    // Where a slice was found last, by the low bits of its number.
    private readonly Slice<TState>?[] _cache = new Slice<TState>?[CacheSize];

    public int Count => _slices.Count;

    public Slice<TState> this[int index] => _slices[index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Slice<TState>? Find(long number)
    {
        var cached = _cache[(int)(number & (CacheSize - 1))];
        return cached is not null && cached.Number == number ? cached : Search(number);
    }

    public Slice<TState> Add(long number)
    {
        if (!_free.TryPop(out var slice)) slice = new Slice<TState>();
        slice.Number = number;
        _slices.Insert(IndexFrom(number), slice);
        _cache[(int)(number & (CacheSize - 1))] = slice;
        return slice;
    }

    /// <summary>The place of the first slice with this number or a greater one.</summary>
    public int IndexFrom(long number)
    {
        // Most questions are about the newest slices.
        int low = 0, high = _slices.Count;
        if (high > 0 && _slices[high - 1].Number < number) return high;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_slices[middle].Number < number) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Forgets the first slices.</summary>
    public void DropFirst(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var slice = _slices[i];
            _cache[(int)(slice.Number & (CacheSize - 1))] = null;
            slice.Clear();
            _free.Push(slice);
        }

        if (count > 0) _slices.RemoveRange(0, count);
    }

    private Slice<TState>? Search(long number)
    {
        var index = IndexFrom(number);
        if (index == _slices.Count || _slices[index].Number != number) return null;
        return _cache[(int)(number & (CacheSize - 1))] = _slices[index];
    }
}
