using System.Numerics;
using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>A set of small numbers for each customer: 64 bits, and a list for the few that need more.</summary>
internal sealed class PeriodSets
{
    private const int Bits = 64;

    private readonly Slots<ulong> _low;
    private readonly Dictionary<int, SortedSet<int>> _high = [];

    public PeriodSets() => _low = new Slots<ulong>();

    private PeriodSets(PeriodSets other)
    {
        _low = other._low.Copy();
        foreach (var (number, set) in other._high) _high.Add(number, [.. set]);
    }

    public void Add(int owner, long number)
    {
        if (number < Bits)
        {
            _low[owner] |= 1UL << (int)number;
            return;
        }

        if (!_high.TryGetValue(owner, out var set)) _high.Add(owner, set = []);
        set.Add((int)Math.Min(number, int.MaxValue));
    }

    /// <summary>The numbers of an owner, ascending, in a list that is used again.</summary>
    public ReadOnlySpan<int> Of(int owner, List<int> room)
    {
        room.Clear();
        for (var left = _low.Get(owner); left != 0; left &= left - 1) room.Add(BitOperations.TrailingZeroCount(left));
        if (_high.TryGetValue(owner, out var high)) room.AddRange(high);
        return CollectionsMarshal.AsSpan(room);
    }

    public void Exchange(JourneyArchive archive)
    {
        foreach (var customer in archive.Customers)
        {
            var low = archive.Value(archive.IsReading ? 0 : unchecked((long)_low.Get(customer)));
            var high = archive.IsReading || !_high.TryGetValue(customer, out var set) ? [] : set.ToList();
            var count = archive.Count(high.Count);
            if (archive is { IsReading: true, TakesOut: false }) _low[customer] = unchecked((ulong)low);
            for (var i = 0; i < count; i++)
            {
                var number = archive.Value(archive.IsReading ? 0 : high[i]);
                if (number < Bits) throw JourneyArchive.Bad();
                if (archive is { IsReading: true, TakesOut: false }) Add(customer, number);
            }
        }
    }

    public PeriodSets Copy() => new(this);
}
