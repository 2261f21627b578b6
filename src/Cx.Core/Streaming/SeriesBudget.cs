namespace Cx.Core.Streaming;

/// <summary>How many series there may be, shared by all stores of one pipeline.</summary>
/// <remarks>
/// <para>Series with a folded member have room of their own, an eighth beside the limit: without it the first series beyond the limit would leave no place but the one that is Other in every dimension, from which only the total can be read.</para>
/// <para>Of that room, series with only the last member folded may use one half, those with two folded members a quarter more, and so on: the coarser the series, the later it is full.</para>
/// </remarks>
internal sealed class SeriesBudget
{
    private readonly int _whole;
    private readonly int _folded;
    private int _wholeUsed;
    private int _foldedUsed;

    public SeriesBudget(int maxSeries)
    {
        if (maxSeries < 1) throw new ArgumentOutOfRangeException(nameof(maxSeries), maxSeries, "The largest number of series must be at least 1.");
        _whole = maxSeries;
        _folded = maxSeries / 8;
    }

    public int MaxSeries => _whole;

    /// <summary>How many rows a store can come to, the reserve included.</summary>
    public int MaxRows => (int)Math.Min(int.MaxValue, 1L + _whole + _folded);

    public bool TryTakeWhole() => TryTake(ref _wholeUsed, _whole);

    /// <summary>Takes room for as many whole series as there is, at most so many; what is not used is to be given back.</summary>
    public int TakeWhole(int series)
    {
        var before = Volatile.Read(ref _wholeUsed);
        while (true)
        {
            var taken = Math.Min(series, _whole - before);
            var seen = Interlocked.CompareExchange(ref _wholeUsed, before + taken, before);
            if (seen == before) return taken;
            before = seen;
        }
    }

    public void GiveBackWhole(int series) => Interlocked.Add(ref _wholeUsed, -series);

    /// <param name="folded">How many dimensions were folded for this series, from 1.</param>
    public bool TryTakeFolded(int folded) => TryTake(ref _foldedUsed, _folded - (_folded >> folded));

    private static bool TryTake(ref int used, int limit)
    {
        var seen = Volatile.Read(ref used);
        while (seen < limit)
        {
            var before = Interlocked.CompareExchange(ref used, seen + 1, seen);
            if (before == seen) return true;
            seen = before;
        }

        return false;
    }
}
