
namespace Cx.Core.Journeys;

/// <summary>Durations in whole milliseconds: exact sums, and either every value or the counts of narrow buckets.</summary>
/// <remarks>Sums are integers, so that no order of adding changes them. Buckets are those of a binary logarithm with 128 parts to the octave, 0.8 % wide at most.</remarks>
internal sealed class DurationStore(bool isExact)
{
    private const int PartBits = 7;
    private const int Parts = 1 << PartBits;
    private const int MostBucket = 64 << PartBits;

    // Where every value is kept, sums are made of them when somebody asks.
    private DurationBlocks _values;
    private Slots<long> _buckets = new();
    private Int128 _sum;
    private UInt128 _sumOfSquares;
    private long _count;

    public long Count => isExact ? _values.Count : _count;

    public void Add(long ticks)
    {
        var milliseconds = ticks / TimeSpan.TicksPerMillisecond;
        if (isExact) _values.Add(milliseconds);
        else AddToBuckets(milliseconds);
    }

    public DurationStore Copy() => new(isExact) { _values = _values.Copy(), _buckets = _buckets.Copy(), _sum = _sum, _sumOfSquares = _sumOfSquares, _count = _count };

    public ElapsedSummary? Summary() => Count == 0 ? null : isExact ? _values.Now().Summary() : BoundedSummary();

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
        archive.Counter(ref _count);
        archive.Counter(ref _sum);
        archive.Counter(ref _sumOfSquares);
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

    private void AddToBuckets(long milliseconds)
    {
        _sum += milliseconds;
        _sumOfSquares += new UInt128(Math.BigMul((ulong)milliseconds, (ulong)milliseconds, out var low), low);
        _buckets[BucketOf(milliseconds)]++;
        _count++;
    }

    // The extremes are those of the outer buckets: they can be taken out again.
    private ElapsedSummary BoundedSummary() => new(
        Count, _sum, _sumOfSquares, LowOf(Buckets().First().Bucket), LowOf(Buckets().Last().Bucket + 1) - 1, null,
        new ValueList<(long Low, long High, long Count)>([.. Buckets().Select(bucket => (LowOf(bucket.Bucket), LowOf(bucket.Bucket + 1) - 1, bucket.Count))]));

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
