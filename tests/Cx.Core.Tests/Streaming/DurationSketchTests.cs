using Cx.Core.Durations;
using Cx.Core.Statistics;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class DurationSketchTests
{
    private const long Most = long.MaxValue / 10_000;

    [Fact]
    public void All_of_TimeSpan_is_5586_buckets_at_the_finest_precision()
    {
        Assert.Equal(5_586, DurationBuckets.CountAt(7));
        Assert.Equal(5_585, DurationBuckets.IndexOf(Most, 7));
    }

    // Below 2^(p+1) exact: index = value. At p = 2: 8 and 9 share a bucket of width 2, 16…19 one of width 4.
    [Theory]
    [InlineData(0, 2, 0, 0, 0, 0)]
    [InlineData(7, 2, 7, 7, 7, 7)]
    [InlineData(9, 2, 8, 8, 9, 9)]
    [InlineData(17, 2, 12, 16, 18, 19)]
    [InlineData(255, 7, 255, 255, 255, 255)]
    [InlineData(257, 7, 256, 256, 257, 257)]
    public void Buckets_are_those_worked_out_by_hand(long value, int precision, int index, long low, long estimate, long high)
    {
        Assert.Equal(index, DurationBuckets.IndexOf(value, precision));
        Assert.Equal((low, estimate, high), (DurationBuckets.LowOf(index, precision), DurationBuckets.EstimateOf(index, precision), DurationBuckets.HighOf(index, precision)));
    }

    [Fact]
    public void Every_value_lies_in_its_bucket_no_farther_from_the_estimate_than_promised() => Law.Holds(Values(), value =>
    {
        for (var p = 2; p <= 7; p++)
        {
            var index = DurationBuckets.IndexOf(value, p);
            Assert.InRange(value, DurationBuckets.LowOf(index, p), DurationBuckets.HighOf(index, p));
            Assert.True(Math.Abs(DurationBuckets.EstimateOf(index, p) - (decimal)value) * (1 << (p + 1)) <= value, $"{value} at {p}");
            if (index > 0) Assert.Equal(DurationBuckets.LowOf(index, p) - 1, DurationBuckets.HighOf(index - 1, p));
        }
    });

    [Fact]
    public void Folding_a_bucket_is_indexing_at_the_lower_precision() => Law.Holds(Values(), value =>
    {
        for (var p = 3; p <= 7; p++) Assert.Equal(DurationBuckets.IndexOf(value, p - 1), DurationBuckets.Fold(DurationBuckets.IndexOf(value, p), p));
    });

    [Fact]
    public void Quantiles_are_those_of_the_sorted_durations_within_the_bucket() => Law.Holds(Durations().NonEmptyListOf(), durations =>
    {
        var sketch = Of(durations);
        List<TimeSpan> sorted = [.. durations.Where(duration => duration >= TimeSpan.Zero).Order()];
        foreach (var level in (QuantileLevel[])[QuantileLevel.Of(1, 1_000), QuantileLevel.Of(7, 100), QuantileLevel.Median, QuantileLevel.P95, QuantileLevel.P99])
        {
            var quantile = sketch.Quantile(level);
            Assert.Equal(sorted.Count == 0, quantile is null);
            if (quantile is null) continue;
            var rank = (int)Math.Max(1, Math.Ceiling((decimal)level.Numerator * sorted.Count / level.Denominator));
            Assert.Equal(rank, quantile.Rank);
            Assert.Equal(sorted.Count, quantile.N);
            Assert.InRange(sorted[rank - 1], quantile.Low, quantile.High);
            Assert.InRange(quantile.Estimate, quantile.Low, quantile.High);
        }

        Assert.Equal(durations.Count - sorted.Count, sketch.Invalid);
        Assert.Equal(durations.Where(duration => duration >= TimeSpan.Zero).Aggregate((Int128)0, (sum, duration) => sum + duration.Ticks), sketch.SumTicks);
    });

    [Fact]
    public void Seven_hundredths_of_a_hundred_is_the_seventh()
    {
        var sketch = Of(Enumerable.Range(1, 100).Select(i => TimeSpan.FromMilliseconds(i)));

        Assert.Equal(7, sketch.Quantile(QuantileLevel.Of(7, 100))!.Rank);
        Assert.Equal(TimeSpan.FromMilliseconds(7), sketch.Quantile(QuantileLevel.Of(7, 100))!.Estimate);
    }

    [Fact]
    public void Merging_different_precisions_is_counting_at_the_lower_one() => Law.Holds(
        Durations().ListOf().Three().SelectMany(lists => Gen.Choose(2, 7).Three().Select(precisions => (lists, precisions))), given =>
    {
        var ((a, b, c), (p, q, r)) = given;
        DurationSketch one = Of(a, p), two = Of(b, q), three = Of(c, r);
        var left = one.Copy();
        left.Merge(two);
        left.Merge(three);
        var right = three.Copy();
        right.Merge(two);
        right.Merge(one);
        var direct = Of([.. a, .. b, .. c], Math.Min(p, Math.Min(q, r)));

        Assert.Equal(direct, left);
        Assert.Equal(direct, right);
        Assert.Equal(Take(direct), Take(left));
    });

    [Fact]
    public void What_was_added_can_be_taken_out_and_leaves_the_bytes_of_nothing() => Law.Holds(Durations().ListOf(), durations =>
    {
        var sketch = Of(durations);
        foreach (var duration in durations) sketch.Remove(duration);

        Assert.Equal(default, sketch);
        Assert.Equal(Take(default), Take(sketch));
    });

    [Fact]
    public void A_sketch_may_be_merged_with_a_copy_by_assignment_of_itself()
    {
        var sketch = Of(Enumerable.Range(1, 100).Select(i => TimeSpan.FromSeconds(i)));
        var same = sketch;

        sketch.Merge(same);

        Assert.Equal(200, sketch.N);
        Assert.Throws<InvalidOperationException>(() => same.Quantile());
    }

    [Fact]
    public void A_stale_copy_by_assignment_throws_whatever_is_asked_of_it()
    {
        var first = Of([TimeSpan.FromHours(1)]);
        var second = first;
        second.Add(TimeSpan.FromHours(2));

        Assert.Contains("Copy()", Assert.Throws<InvalidOperationException>(() => first.Add(TimeSpan.Zero)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => first.Quantile());
        Assert.Throws<InvalidOperationException>(() => first.Copy());
        Assert.Throws<InvalidOperationException>(() => first == second);
        Assert.Throws<InvalidOperationException>(() => second.Merge(first));
        Assert.Throws<InvalidOperationException>(() => Take(first));
        Assert.Equal(2, second.N);
    }

    [Fact]
    public void A_copy_that_shares_the_buckets_before_a_fold_is_stale_after_it()
    {
        var first = Of([TimeSpan.FromHours(1)]);
        var second = first;
        second.Merge(DurationSketch.WithPrecision(3));

        Assert.Equal(3, second.Precision);
        Assert.Throws<InvalidOperationException>(() => first.Quantile());
    }

    [Fact]
    public void A_copy_is_independent()
    {
        var first = Of([TimeSpan.FromHours(1)]);
        var second = first.Copy();
        second.Add(TimeSpan.FromHours(2));

        Assert.Equal(1, first.N);
        Assert.Equal(TimeSpan.FromHours(1), first.ResolvedOnlyMean);
    }

    [Fact]
    public void Reading_more_out_than_in_throws_and_names_the_bucket()
    {
        DurationSketch sketch = default;
        sketch.Remove(TimeSpan.FromMilliseconds(5));
        sketch.Add(TimeSpan.FromMilliseconds(9));

        Assert.Contains("5…5 ms", Assert.Throws<InvalidOperationException>(() => sketch.Quantile()).Message, StringComparison.Ordinal);
        Assert.Null(default(DurationSketch).Quantile());
        Assert.Null(default(DurationSketch).ResolvedOnlyMean);
    }

    [Fact]
    public void The_longest_duration_has_a_bucket_whose_edges_are_durations()
    {
        var quantile = Of([TimeSpan.MaxValue]).Quantile()!;

        Assert.InRange(TimeSpan.MaxValue, quantile.Low, quantile.High);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_precision_that_there_is_not_is_refused(int precision) => Assert.Throws<ArgumentOutOfRangeException>(() => DurationSketch.WithPrecision(precision));

    [Fact]
    public void With_the_open_cases_the_distribution_is_that_of_the_cases_themselves()
    {
        // Whole minutes below 256 ms·… are not exact; whole milliseconds below 256 are, and openings in the middle of a minute stand for themselves.
        var asOf = new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero);
        DurationSketch resolved = default;
        OpenCases open = default;
        var cases = new List<CensoredDuration>();
        foreach (var i in Enumerable.Range(1, 40))
        {
            resolved.Add(TimeSpan.FromMilliseconds(i));
            cases.Add(CensoredDuration.Resolved(TimeSpan.FromMilliseconds(i)));
            open.Add(asOf.AddMinutes(-i));
            cases.Add(CensoredDuration.StillOpen(TimeSpan.FromMinutes(i)));
        }

        open.Add(asOf.AddDays(-3));
        open.Remove(asOf.AddDays(-3));

        Assert.Equal(DurationDistribution.From(cases), resolved.ToDurationDistribution(open, asOf));
        Assert.Null(default(DurationSketch).ToDurationDistribution(default, asOf));
        Assert.Contains("after that instant", Assert.Throws<ArgumentOutOfRangeException>(() => resolved.ToDurationDistribution(open, asOf.AddDays(-1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bins_are_the_cases_they_count()
    {
        TimeSpan[] times = [TimeSpan.FromHours(1), TimeSpan.FromHours(5), TimeSpan.MaxValue - TimeSpan.FromTicks(1), TimeSpan.MaxValue];

        // The last two are the same time of the curve.
        var distribution = DurationDistribution.FromBins(times, [2, 0, 0, 1], [0, 1, 1, 0])!;

        Assert.Equal((5, 3, 2), (distribution.N, distribution.Resolved, distribution.Open));
        Assert.Equal(3, distribution.Curve.Times.Length);
        Assert.Null(DurationDistribution.FromBins([], [], []));
        Assert.Throws<ArgumentException>(() => DurationDistribution.FromBins(times, [1], [1]));
        Assert.Throws<ArgumentException>(() => DurationDistribution.FromBins([times[1], times[0]], [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>(() => DurationDistribution.FromBins([times[1]], [-1], [1]));
    }

    [Fact]
    public void Openings_before_the_epoch_and_at_the_ends_of_time_are_counted_in_their_slice()
    {
        OpenCases open = default;
        open.Add(DateTimeOffset.MinValue);
        open.Add(DateTimeOffset.MaxValue);
        open.Add(DateTimeOffset.UnixEpoch.AddTicks(-1));

        Assert.Equal(3, open.N);
        Assert.True(Snapshot.Of<OpenCasesCodec, OpenCases>(open).TryRead<OpenCasesCodec, OpenCases>(default, out var back, out _));
        Assert.Equal(open, back);

        // −1 tick lies in the minute before the epoch, whose middle is half a minute before it.
        OpenCases before = default;
        before.Add(DateTimeOffset.UnixEpoch.AddTicks(-1));
        Assert.Equal(TimeSpan.FromSeconds(90), default(DurationSketch).ToDurationDistribution(before, DateTimeOffset.UnixEpoch.AddMinutes(1))!.Longest);
    }

    [Fact]
    public void Slices_of_two_lengths_merge_to_their_common_multiple() => Law.Holds(
        Gen.Choose(-5_000, 5_000).ListOf().Two(), pair =>
    {
        OpenCases four = OpenCases.WithSlice(TimeSpan.FromMinutes(4)), six = OpenCases.WithSlice(TimeSpan.FromMinutes(6)), twelve = OpenCases.WithSlice(TimeSpan.FromMinutes(12));
        foreach (var minute in pair.Item1)
        {
            four.Add(DateTimeOffset.UnixEpoch.AddMinutes(minute));
            twelve.Add(DateTimeOffset.UnixEpoch.AddMinutes(minute));
        }

        foreach (var minute in pair.Item2)
        {
            six.Add(DateTimeOffset.UnixEpoch.AddMinutes(minute));
            twelve.Add(DateTimeOffset.UnixEpoch.AddMinutes(minute));
        }

        four.Merge(six);
        Assert.Equal(twelve, four);
        Assert.Equal(Snapshot.Of<OpenCasesCodec, OpenCases>(twelve), Snapshot.Of<OpenCasesCodec, OpenCases>(four));
    });

    [Fact]
    public void A_slice_that_is_no_whole_minutes_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenCases.WithSlice(TimeSpan.FromSeconds(90)));
        Assert.Throws<ArgumentOutOfRangeException>(() => OpenCases.WithSlice(TimeSpan.Zero));
        var long1 = OpenCases.WithSlice(TimeSpan.FromMinutes(15_000_000_017));
        Assert.Throws<OverflowException>(() => long1.Merge(OpenCases.WithSlice(TimeSpan.FromMinutes(10_000_000_019))));
    }

    [Fact]
    public void An_open_count_that_was_assigned_and_changed_is_stale()
    {
        OpenCases first = default;
        first.Add(DateTimeOffset.UnixEpoch);
        var second = first;
        var third = first.Copy();
        second.Remove(DateTimeOffset.UnixEpoch);

        Assert.Throws<InvalidOperationException>(() => first.Add(DateTimeOffset.UnixEpoch));
        Assert.Equal(default, second);
        Assert.Equal(1, third.N);
        second.Remove(DateTimeOffset.UnixEpoch);
        Assert.Throws<InvalidOperationException>(() => default(DurationSketch).ToDurationDistribution(second, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Damaged_sketches_are_refused_or_are_written_as_the_same_bytes()
    {
        Hostile.Check<DurationSketchCodec, DurationSketch>(Take(Of([TimeSpan.FromMilliseconds(3), TimeSpan.FromDays(4), TimeSpan.FromTicks(-1)], 5)));
        Hostile.Check<DurationSketchCodec, DurationSketch>(Take(Of(Enumerable.Range(0, 40).Select(i => TimeSpan.FromHours(i)))));
        OpenCases open = default;
        open.Add(DateTimeOffset.UnixEpoch.AddYears(56));
        open.Add(DateTimeOffset.UnixEpoch.AddYears(-3));
        Hostile.Check<OpenCasesCodec, OpenCases>(Snapshot.Of<OpenCasesCodec, OpenCases>(open));
    }

    [Fact]
    public void What_was_merged_can_be_subtracted_again() => Law.Holds(from one in Gen.Choose(0, 100_000).ArrayOf() from other in Gen.Choose(0, 100_000).ArrayOf() select (one, other), given =>
    {
        var (sketch, before) = (Of(given.one.Select(i => TimeSpan.FromSeconds(i))), Of(given.one.Select(i => TimeSpan.FromSeconds(i))));
        var more = Of(given.other.Select(i => TimeSpan.FromSeconds(i)));
        sketch.Merge(in more);
        sketch.Subtract(in more);
        Assert.Equal(before, sketch);

        OpenCases open = default, all = default, others = default;
        foreach (var i in given.one) open.Add(DateTimeOffset.UnixEpoch.AddSeconds(i));
        foreach (var i in given.other) others.Add(DateTimeOffset.UnixEpoch.AddSeconds(i));
        all.Merge(in open);
        all.Merge(in others);
        all.Subtract(in others);
        Assert.Equal(open, all);
    });

    [Theory]
    [InlineData(3)]
    [InlineData(400)]
    public void A_quantile_among_counters_below_zero_is_refused(int kinds)
    {
        DurationSketch sketch = default;
        for (var i = 0; i < kinds; i++)
        {
            sketch.Add(TimeSpan.FromMinutes(1 + (7 * i)));
            sketch.Add(TimeSpan.FromMinutes(1 + (7 * i)));
        }

        sketch.Remove(TimeSpan.FromSeconds(1));
        Assert.StartsWith("The counter of 1000…1003 ms is -1", Assert.Throws<InvalidOperationException>(() => sketch.Quantile()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sketch_that_takes_more_memory_than_allowed_is_refused_before_it_takes_it()
    {
        // A page for each of some 80 entries that lie far from each other: 45 KB of memory from 300 bytes.
        var sparse = Take(Of(Enumerable.Range(0, 49).Select(i => TimeSpan.FromMilliseconds(1L << i))));
        var limits = new ReadLimits(1_000, 10_000);

        Assert.InRange(
            Allocation.Of(() =>
            {
                Assert.False(sparse.TryRead<DurationSketchCodec, DurationSketch>(in limits, out _, out var error));
                Assert.Equal(SnapshotErrorKind.OverLimit, error.Kind);
            }),
            0,
            20_000);
        Assert.True(sparse.TryRead<DurationSketchCodec, DurationSketch>(default, out _, out _));
    }

    [Fact]
    public void The_stored_snapshots_of_released_versions_are_read_and_written_byte_for_byte()
    {
        var few = Of([TimeSpan.FromMilliseconds(3), TimeSpan.FromHours(50), TimeSpan.FromTicks(-1)], 5);
        var many = Of(Enumerable.Range(0, 100).Select(i => TimeSpan.FromMinutes(i * i)));
        OpenCases open = default;
        open.Add(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        open.Add(new DateTimeOffset(1969, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Golden<DurationSketchCodec, DurationSketch>("duration-sketch-pairs-1", few);
        Golden<DurationSketchCodec, DurationSketch>("duration-sketch-pages-1", many);
        Golden<OpenCasesCodec, OpenCases>("open-cases-1", open);
    }

    internal static void Golden<TCodec, TState>(string name, TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        var stored = Goldens.Of(name, Snapshot.Of<TCodec, TState>(in state).Bytes.Span);
        Assert.True(TCodec.TryRead(stored, default, out var read, out var error), error.ToString());
        Assert.Equal(state, read);
        Assert.Equal(stored, Snapshot.Of<TCodec, TState>(in read!).Bytes);
    }

    internal static Gen<TimeSpan> Durations() => Gen.OneOf(
        Gen.Choose(-3, 300).Select(ms => TimeSpan.FromTicks((ms * 10_000L) + 7)),
        Values().Select(ms => TimeSpan.FromTicks(ms * 10_000)));

    // Of every magnitude, with the edges of buckets among them.
    private static Gen<long> Values() => Gen.Choose(0, 50).SelectMany(bits => Gen.Choose(0, int.MaxValue).Select(random =>
        (random % 3) switch
        {
            0 => Math.Min(Most, 1L << bits),
            1 => Math.Min(Most, (1L << bits) - 1),
            _ => Math.Min(Most, ((1L << bits) * (random % 1_000)) / 700),
        }));

    private static DurationSketch Of(IEnumerable<TimeSpan> durations, int precision = 7)
    {
        var sketch = DurationSketch.WithPrecision(precision);
        foreach (var duration in durations) sketch.Add(duration);
        return sketch;
    }

    private static Snapshot Take(in DurationSketch sketch) => Snapshot.Of<DurationSketchCodec, DurationSketch>(in sketch);
}
