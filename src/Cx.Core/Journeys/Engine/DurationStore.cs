
namespace Cx.Core.Journeys;

/// <summary>Durations in whole milliseconds: exact sums, and either every value or the counts of narrow buckets.</summary>
/// <remarks>Sums are integers, so that no order of adding changes them. Buckets are those of a binary logarithm with 128 parts to the octave, 0.8 % wide at most.</remarks>
internal sealed class DurationStore(bool isExact)
{
    private const int PartBits = 7;
    private const int Parts = 1 << PartBits;

    private readonly List<long> _values = [];
    private readonly Slots<long> _buckets = new();
    private bool _isSorted = true;

    public long Count { get; private set; }

    public Int128 Sum { get; private set; }

    public UInt128 SumOfSquares { get; private set; }

    public long Least { get; private set; } = long.MaxValue;

    public long Most { get; private set; } = -1;

    public void Add(long ticks)
    {
        var milliseconds = ticks / TimeSpan.TicksPerMillisecond;
        Count++;
        Sum += milliseconds;
        SumOfSquares += (UInt128)milliseconds * (UInt128)milliseconds;
        if (milliseconds < Least) Least = milliseconds;
        if (milliseconds > Most) Most = milliseconds;
        if (isExact)
        {
            _values.Add(milliseconds);
            _isSorted = false;
        }
        else
        {
            _buckets[BucketOf(milliseconds)]++;
        }
    }

    public DurationStore Copy()
    {
        var copy = new DurationStore(isExact) { Count = Count, Sum = Sum, SumOfSquares = SumOfSquares, Least = Least, Most = Most };
        copy._values.AddRange(_values);
        copy._isSorted = _isSorted;
        for (var bucket = 0; bucket < _buckets.Capacity; bucket++)
        {
            if (_buckets[bucket] > 0) copy._buckets[bucket] = _buckets[bucket];
        }

        return copy;
    }

    public ElapsedSummary? Summary()
    {
        if (Count == 0) return null;
        if (isExact && !_isSorted)
        {
            _values.Sort();
            _isSorted = true;
        }

        return new ElapsedSummary(
            Count, Sum, SumOfSquares, Least, Most,
            isExact ? new ValueList<long>(_values.ToArray()) : null,
            isExact ? null : new ValueList<(long Low, long High, long Count)>([.. Buckets().Select(bucket => (LowOf(bucket.Bucket), LowOf(bucket.Bucket + 1) - 1, bucket.Count))]));
    }

    /// <summary>The buckets that hold something, ascending.</summary>
    public IEnumerable<(int Bucket, long Count)> Buckets()
    {
        for (var bucket = 0; bucket < _buckets.Capacity; bucket++)
        {
            if (_buckets.Get(bucket) > 0) yield return (bucket, _buckets.Get(bucket));
        }
    }

    // Values below 128 have a bucket each; above, the highest 8 bits decide.
    private static int BucketOf(long value)
    {
        if (value < Parts) return (int)value;
        var shift = 63 - PartBits - long.LeadingZeroCount(value);
        return ((int)(shift + 1) << PartBits) + (int)((value >> (int)shift) & (Parts - 1));
    }

    private static long LowOf(int bucket)
    {
        if (bucket < Parts) return bucket;
        var shift = (bucket >> PartBits) - 1;
        return (long)(Parts + (bucket & (Parts - 1))) << shift;
    }
}
