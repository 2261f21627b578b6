namespace Cx.Core.Journeys;

/// <summary>Durations by two small numbers, those of what came first and of what came next: a square while they are few, a dictionary beyond.</summary>
internal sealed class PairTimes(bool isExact)
{
    private const int MostInSquare = 256;
    private const int First = 16;

    private readonly Dictionary<(int From, int To), DurationStore> _others = [];
    private DurationStore?[] _square = [];
    private int _side;

    public DurationStore Of(int from, int to)
    {
        if ((uint)from < (uint)_side && (uint)to < (uint)_side && _square[(from * _side) + to] is { } known) return known;
        return Make(from, to);
    }

    /// <summary>The pairs that there are.</summary>
    public IEnumerable<(int From, int To, DurationStore Times)> All()
    {
        for (var place = 0; place < _square.Length; place++)
        {
            if (_square[place] is { Count: not 0 } times) yield return (place / _side, place % _side, times);
        }

        foreach (var ((from, to), times) in _others)
        {
            if (times.Count != 0) yield return (from, to, times);
        }
    }

    public PairTimes Copy()
    {
        var copy = new PairTimes(isExact) { _square = Array.ConvertAll(_square, times => times?.Copy()), _side = _side };
        foreach (var (pair, times) in _others) copy._others.Add(pair, times.Copy());
        return copy;
    }

    public void Exchange(JourneyArchive archive, bool ofChannels)
    {
        foreach (var (from, to) in archive.Pairs(All().Select(one => (one.From, one.To)), ofChannels))
        {
            var times = Of(from, to);
            var count = times.Count;
            archive.Counter(ref count);
            times.Exchange(archive);
            if (count != times.Count) throw JourneyArchive.Bad();
        }
    }

    private DurationStore Make(int from, int to)
    {
        var larger = Math.Max(from, to);
        if (larger >= MostInSquare)
        {
            if (!_others.TryGetValue((from, to), out var other)) _others.Add((from, to), other = new DurationStore(isExact));
            return other;
        }

        if (larger >= _side) Widen(larger + 1);
        return _square[(from * _side) + to] = new DurationStore(isExact);
    }

    private void Widen(int least)
    {
        var side = Math.Min(MostInSquare, Math.Max(First, Math.Max(least, 2 * _side)));
        var square = new DurationStore?[side * side];
        for (var from = 0; from < _side; from++) Array.Copy(_square, from * _side, square, from * side, _side);
        (_square, _side) = (square, side);
    }
}
