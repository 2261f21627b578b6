namespace Cx.Core.Journeys;

/// <summary>Every duration of a log, in milliseconds, sorted when somebody asks for quantiles: most only want the mean.</summary>
/// <remarks>Equal when the same durations are in it. Thread safe.</remarks>
internal sealed class DurationValues : IEquatable<DurationValues>
{
    private readonly Lock _lock = new();
    private readonly int _count;
    private ReadOnlyMemory<uint>[] _parts;
    private long[] _longer;
    private volatile long[]? _sorted;

    /// <summary>Takes what is there.</summary>
    /// <param name="parts">Durations below 2^32 milliseconds, in parts of so few that their sum is a number of 64 bits.</param>
    /// <param name="longer">The others.</param>
    public DurationValues(ReadOnlyMemory<uint>[] parts, long[] longer)
    {
        _parts = parts;
        _longer = longer;
        _count = parts.Sum(part => part.Length) + longer.Length;
    }

    public ReadOnlySpan<long> Sorted
    {
        get
        {
            if (_sorted is { } known) return known;
            lock (_lock) return _sorted ??= Sort();
        }
    }

    /// <summary>Number, sums and extremes, before anything is sorted.</summary>
    public ElapsedSummary Summary()
    {
        var (least, most, sum, squares) = (long.MaxValue, long.MinValue, Int128.Zero, UInt128.Zero);
        foreach (var part in _parts)
        {
            var sumOfPart = 0L;
            foreach (var value in part.Span)
            {
                least = Math.Min(least, value);
                most = Math.Max(most, value);
                sumOfPart += value;
                squares += (ulong)value * value;
            }

            sum += sumOfPart;
        }

        foreach (var value in _longer)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
            sum += value;
            squares += (UInt128)value * (UInt128)value;
        }

        return new ElapsedSummary(_count, sum, squares, least, most, this, null);
    }

    public bool Equals(DurationValues? other) => ReferenceEquals(this, other) || (other is not null && _count == other._count && Sorted.SequenceEqual(other.Sorted));

    public override bool Equals(object? obj) => Equals(obj as DurationValues);

    public override int GetHashCode() => _count;

    private long[] Sort()
    {
        var all = new long[_count];
        var at = 0;
        foreach (var part in _parts)
        {
            foreach (var value in part.Span) all[at++] = value;
        }

        _longer.CopyTo(all, at);
        Array.Sort(all);
        (_parts, _longer) = ([], []);
        return all;
    }
}
