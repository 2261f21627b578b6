namespace Cx.Core.Statistics;

/// <summary>Counts cases by the time they ended, were last seen, or were first seen: memory for each different time, not for each case.</summary>
/// <remarks>Cases are gathered, sorted and folded into the rows when they are as many as these: a fold costs no more than what it folds.</remarks>
internal sealed class SurvivalTable
{
    private const int FirstBatch = 1 << 10;
    private const int LeastBatch = 1 << 17;

    private ulong[] _keys = new ulong[FirstBatch];
    private int _count;
    private readonly List<double> _entries = [];
    private SurvivalRows _rows = SurvivalRows.Empty;

    public void Add(double time, bool isEvent, double entry)
    {
        if (_count == _keys.Length)
        {
            MakeRoom();
        }

        // The bits of numbers from 0 on are ordered as the numbers are, and leave the sign bit free for the kind. Adding zero makes one key of 0 and -0.
        _keys[_count++] = (BitConverter.DoubleToUInt64Bits(time + 0.0) << 1) | (isEvent ? 0UL : 1UL);
        if (entry > 0)
        {
            _entries.Add(entry);
            if (_entries.Count == Math.Max(LeastBatch, _rows.Times.Length))
            {
                Fold();
            }
        }
    }

    /// <summary>The curve of everything added, or <c>null</c> of nothing.</summary>
    public SurvivalCurve? ToSurvivalCurve()
    {
        Fold();
        return _rows.Times.Length == 0 ? null : new SurvivalCurve(_rows);
    }

    private void MakeRoom()
    {
        if (_keys.Length >= LeastBatch)
        {
            Fold();
        }

        var wanted = _count == _keys.Length ? 2 * _keys.Length : Math.Max(LeastBatch, _rows.Times.Length);
        if (wanted > _keys.Length)
        {
            Array.Resize(ref _keys, wanted);
        }
    }

    private void Fold()
    {
        RadixSort.Ascending(_keys.AsSpan(0, _count));
        _rows = _rows.Merge(Counted()).Merge(CountedEntries());
        _count = 0;
        _entries.Clear();
    }

    private SurvivalRows Counted()
    {
        var different = 0;
        for (var i = 0; i < _count; i++)
        {
            if (i == 0 || _keys[i] >> 1 != _keys[i - 1] >> 1)
            {
                different++;
            }
        }

        var times = new double[different];
        long[] events = new long[different], censored = new long[different];
        var rows = 0;
        for (var i = 0; i < _count; i++)
        {
            var time = BitConverter.UInt64BitsToDouble(_keys[i] >> 1);
            if (rows == 0 || times[rows - 1] != time)
            {
                times[rows++] = time;
            }

            if ((_keys[i] & 1) == 0)
            {
                events[rows - 1]++;
            }
            else
            {
                censored[rows - 1]++;
            }
        }

        return SurvivalRows.Of(times, events, censored, new long[different]);
    }

    private SurvivalRows CountedEntries()
    {
        _entries.Sort();
        var times = new double[_entries.Count];
        var entered = new long[_entries.Count];
        var rows = 0;
        foreach (var time in _entries)
        {
            if (rows == 0 || times[rows - 1] != time)
            {
                times[rows++] = time;
            }

            entered[rows - 1]++;
        }

        return SurvivalRows.Of(times, new long[rows], new long[rows], entered, rows);
    }
}
