using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>Values by two small numbers: a square while they are few, a dictionary beyond.</summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed class PairTable<T>
    where T : struct
{
    private const int MostInSquare = 256;

    private readonly Dictionary<(int From, int To), T> _others = [];
    private T[] _square = [];
    private bool[] _used = [];
    private int _side;

    public ref T Of(int from, int to)
    {
        var larger = Math.Max(from, to);
        if (larger >= MostInSquare) return ref CollectionsMarshal.GetValueRefOrAddDefault(_others, (from, to), out _)!;
        if (larger >= _side) Widen(larger + 1);
        var place = (from * _side) + to;
        _used[place] = true;
        return ref _square[place];
    }

    public IEnumerable<(int From, int To, T Value)> All()
    {
        for (var place = 0; place < _square.Length; place++)
        {
            if (_used[place]) yield return (place / _side, place % _side, _square[place]);
        }

        foreach (var ((from, to), value) in _others) yield return (from, to, value);
    }

    private void Widen(int least)
    {
        var side = Math.Min(MostInSquare, Math.Max(16, Math.Max(least, 2 * _side)));
        var square = new T[side * side];
        var used = new bool[side * side];
        for (var from = 0; from < _side; from++)
        {
            Array.Copy(_square, from * _side, square, from * side, _side);
            Array.Copy(_used, from * _side, used, from * side, _side);
        }

        (_square, _used, _side) = (square, used, side);
    }
}
