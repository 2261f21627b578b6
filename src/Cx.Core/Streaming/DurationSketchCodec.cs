namespace Cx.Core.Streaming;

/// <summary>Snapshots of <see cref="DurationSketch"/>: kind 2.</summary>
/// <remarks>
/// <para>The schema is the precision. Section 2 has the sum of ticks and the invalid ones, section 3 the buckets that are not 0: their number, then for each the distance to the one before and the counter.</para>
/// <para>A codec holds nothing: <see langword="default"/> is its only value. Thread safety: any thread.</para>
/// </remarks>
public readonly struct DurationSketchCodec : ISnapshotCodec<DurationSketchCodec, DurationSketch>
{
    private const ushort Totals = 2;
    private const ushort Buckets = 3;
    private const int TotalBytes = 16;

    // The page, and its place among the pages.
    private const int PageBytes = SnapshotReader.ObjectBytes + ((BucketCounters.PageSize + 1) * sizeof(long));

    private const int PairBytes = (4 * SnapshotReader.ObjectBytes) + (3 * BucketCounters.MaxPairs * (sizeof(int) + sizeof(long)));

    private static readonly string[] Schemas = ["durations ms precision=2", "durations ms precision=3", "durations ms precision=4", "durations ms precision=5", "durations ms precision=6", "durations ms precision=7"];

    /// <inheritdoc/>
    public static ushort Kind => SnapshotKinds.DurationSketch;

    /// <inheritdoc/>
    public static int MaxBytes(in DurationSketch state)
        => SnapshotWriter.EnvelopeBytes(Schemas[0], 2) + TotalBytes + (SnapshotWriter.NumberBytes * (2 + (2 * CountOf(in state))));

    /// <inheritdoc/>
    public static int Write(in DurationSketch state, Span<byte> destination)
    {
        var writer = new SnapshotWriter(destination, Kind, Schemas[state.Precision - DurationBuckets.Coarsest]);
        writer.BeginSection(Totals);
        writer.WriteFixed(state.SumTicks);
        writer.WriteSigned(state.Invalid);
        writer.BeginSection(Buckets);
        writer.WriteUnsigned((ulong)CountOf(in state));
        if (state.Counters is { } counters)
        {
            var before = -1;
            Int128 sum = 0;
            foreach (var (index, count) in counters)
            {
                writer.WriteUnsigned((ulong)(index - before - 1));
                writer.WriteSigned(count);
                before = index;
                sum += Int128.Abs(count);
            }

            SnapshotWriter.CheckSum(sum + Int128.Abs(state.Invalid));
        }

        return writer.Finish();
    }

    /// <inheritdoc/>
    public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out DurationSketch state, out SnapshotError problem)
    {
        state = default;
        if (!SnapshotReader.TryOpen(source, Kind, in limits, out var reader, out problem)) return false;
        var ok = TryRead(ref reader, out state);
        problem = reader.Error;
        if (!ok) state = default;
        return ok;
    }

    private static int CountOf(in DurationSketch state)
    {
        var count = 0;
        if (state.Counters is { } counters)
        {
            foreach (var _ in counters) count++;
        }

        return count;
    }

    private static bool TryRead(ref SnapshotReader reader, out DurationSketch state)
    {
        state = default;
        var precision = DurationBuckets.Coarsest;
        while (precision <= DurationBuckets.Finest && !reader.HasSchema(Schemas[precision - DurationBuckets.Coarsest])) precision++;
        if (precision > DurationBuckets.Finest) return reader.TryMatch(Schemas[^1]);
        if (!reader.TryEnter(Totals) || !reader.TryReadFixed(out Int128 ticks)) return false;
        var at = reader.Offset;
        if (!reader.TryReadSigned(out var invalid)) return false;
        if (Int128.Abs(invalid) > SnapshotFormat.MaxSum) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        if (!reader.TryEnter(Buckets) || !TryReadBuckets(ref reader, precision, SnapshotFormat.MaxSum - Int128.Abs(invalid), out var counters, out var n)) return false;
        state = DurationSketch.From(precision, counters, n, invalid, ticks);
        return reader.TryClose();
    }

    private static bool TryReadBuckets(ref SnapshotReader reader, int precision, Int128 most, out BucketCounters counters, out long n)
    {
        n = 0;
        var buckets = DurationBuckets.CountAt(precision);
        counters = new BucketCounters(buckets);

        // Pairs at first, then the table of pages and each page as its first counter comes.
        if (!reader.TryReadCount(buckets, out var entries) || !reader.TryReserve(PairBytes)) return false;
        if (entries > BucketCounters.MaxPairs && !reader.TryReserve(PageBytes + (buckets / BucketCounters.PageSize * sizeof(long)))) return false;
        int index = -1, page = -1;
        for (var i = 0; i < entries; i++)
        {
            var at = reader.Offset;
            if (!reader.TryReadUnsigned(out var gap)) return false;
            if (gap >= (ulong)(buckets - index - 1)) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
            index += (int)gap + 1;
            if (entries > BucketCounters.MaxPairs && index / BucketCounters.PageSize != page && !reader.TryReserve(PageBytes)) return false;
            page = index / BucketCounters.PageSize;
            at = reader.Offset;
            if (!reader.TryReadSigned(out var count)) return false;
            most -= Int128.Abs(count);
            if (count == 0 || most < 0) return reader.Fail(count == 0 ? SnapshotErrorKind.NotCanonical : SnapshotErrorKind.OutOfRange, at);
            counters.Add(index, count);
            n += count;
        }

        return true;
    }
}
