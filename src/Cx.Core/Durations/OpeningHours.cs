namespace Cx.Core.Durations;

/// <summary>When a calendar is open within one local day: intervals of ticks since midnight, ascending, apart from each other.</summary>
internal sealed class OpeningHours : IEquatable<OpeningHours>
{
    private readonly (long Opens, long Closes)[] _intervals;

    private OpeningHours((long Opens, long Closes)[] intervals)
    {
        _intervals = intervals;
        foreach (var (opens, closes) in intervals) Total += closes - opens;
    }

    public static OpeningHours Closed { get; } = new([]);

    public static OpeningHours AllDay { get; } = new([(0, TimeSpan.TicksPerDay)]);

    public ReadOnlySpan<(long Opens, long Closes)> Intervals => _intervals;

    public bool IsClosed => _intervals.Length == 0;

    /// <summary>The ticks open on the whole day, by the clock on the wall.</summary>
    public long Total { get; }

    /// <summary>These hours and another interval; where they touch or overlap they become one, so that equal hours have one form.</summary>
    public OpeningHours With(long opens, long closes)
    {
        var merged = new List<(long Opens, long Closes)>();
        foreach (var next in _intervals.Append((opens, closes)).Order())
        {
            if (merged.Count > 0 && next.Item1 <= merged[^1].Closes)
                merged[^1] = (merged[^1].Opens, Math.Max(merged[^1].Closes, next.Item2));
            else
                merged.Add(next);
        }

        return new OpeningHours([.. merged]);
    }

    /// <summary>The ticks open from midnight to a time of the day.</summary>
    public long Until(long timeOfDay)
    {
        long sum = 0;
        foreach (var (opens, closes) in _intervals) sum += Math.Clamp(timeOfDay, opens, closes) - opens;
        return sum;
    }

    /// <summary>The earliest time of the day by which so many ticks were open; the amount is above 0 and at most the total.</summary>
    public long WhenReached(long amount)
    {
        foreach (var (opens, closes) in _intervals)
        {
            if (amount <= closes - opens) return opens + amount;
            amount -= closes - opens;
        }

        throw new InvalidOperationException("The day is not open for so long.");
    }

    public bool Contains(long timeOfDay)
    {
        foreach (var (opens, closes) in _intervals)
            if (opens <= timeOfDay && timeOfDay < closes) return true;
        return false;
    }

    public bool Equals(OpeningHours? other) => other is not null && _intervals.AsSpan().SequenceEqual(other._intervals);

    public override bool Equals(object? obj) => Equals(obj as OpeningHours);

    public override int GetHashCode() => HashCode.Combine(_intervals.Length, Total);
}
