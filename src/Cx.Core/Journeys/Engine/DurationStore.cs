
namespace Cx.Core.Journeys;

/// <summary>Durations in whole milliseconds: exact sums, and either every value or the counts of narrow buckets.</summary>
/// <remarks>Sums are integers, so that no order of adding changes them. Buckets are those of a binary logarithm with 128 parts to the octave, 0.8 % wide at most.</remarks>
internal sealed class DurationStore(bool isExact)
{
    private const int PartBits = 7;
    private const int Parts = 1 << PartBits;
    private const int MostBucket = 64 << PartBits;
    private const int First = 8;

    private long[] _values = [];
    private DurationValues? _read;
    private Slots<long> _buckets = new();

    public long Count { get; private set; }

    public Int128 Sum { get; private set; }

    public UInt128 SumOfSquares { get; private set; }

    public long Least { get; private set; } = long.MaxValue;

    public long Most { get; private set; } = -1;

    public void Add(long ticks)
    {
        var milliseconds = ticks / TimeSpan.TicksPerMillisecond;
        Sum += milliseconds;
        SumOfSquares += new UInt128(Math.BigMul((ulong)milliseconds, (ulong)milliseconds, out var low), low);
        if (isExact)
        {
            if (milliseconds < Least) Least = milliseconds;
            if (milliseconds > Most) Most = milliseconds;
            if (Count == _values.Length) Array.Resize(ref _values, Math.Max(First, 2 * _values.Length));
            _values[Count] = milliseconds;
            _read = null;
        }
        else
        {
            _buckets[BucketOf(milliseconds)]++;
        }

        Count++;
    }

    public DurationStore Copy()
    {
        var copy = new DurationStore(isExact) { Count = Count, Sum = Sum, SumOfSquares = SumOfSquares, Least = Least, Most = Most, _buckets = _buckets.Copy() };
        copy._values = (long[])_values.Clone();
        return copy;
    }

    public ElapsedSummary? Summary()
    {
        if (Count == 0) return null;
        // In a stream the extremes are those of the outer buckets: they can be taken out again.
        return new ElapsedSummary(
            Count, Sum, SumOfSquares, isExact ? Least : LowOf(Buckets().First().Bucket), isExact ? Most : LowOf(Buckets().Last().Bucket + 1) - 1,
            isExact ? _read ??= new DurationValues(_values, (int)Count) : null,
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

    /// <summary>Exact sums and buckets; a stream keeps no more.</summary>
    public void Exchange(JourneyArchive archive)
    {
        if (isExact) throw new InvalidOperationException("A log that keeps every duration is not archived: its interactions are.");
        long count = Count;
        var (sum, squares) = (Sum, SumOfSquares);
        archive.Counter(ref count);
        archive.Counter(ref sum);
        archive.Counter(ref squares);
        (Count, Sum, SumOfSquares) = (count, sum, squares);
        var buckets = archive.IsReading ? [] : Buckets().ToList();
        var left = archive.Count(buckets.Count);
        for (var i = 0; i < left; i++)
        {
            var bucket = archive.Number(archive.IsReading ? 0 : buckets[i].Bucket);
            if (bucket is < 0 or > MostBucket) throw JourneyArchive.Bad();
            archive.Counter(ref _buckets[bucket]);
        }

        if (archive.IsReading && (Count < 0 || Buckets().Sum(one => one.Count) != Count)) throw JourneyArchive.Bad();
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
