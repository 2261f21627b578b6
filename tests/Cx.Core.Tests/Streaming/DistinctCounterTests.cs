using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class DistinctCounterTests
{
    [Fact]
    public void Up_to_256_ids_the_count_is_exact_and_one_more_is_estimated()
    {
        var counter = Of(Enumerable.Range(0, 256));

        Assert.Equal(256, counter.Estimate().Value);
        Assert.True(counter.Estimate().IsExact);
        Assert.Equal("256 distinct", counter.Estimate().ToString());
        counter.Add(1_000);
        Assert.False(counter.Estimate().IsExact);
        Assert.InRange(counter.Estimate().Value, 257 * 0.95, 257 * 1.05);
    }

    [Fact]
    public void A_number_a_text_and_nothing_are_counted_each_in_its_way()
    {
        DistinctCounter counter = default;
        counter.Add("c-1");
        counter.Add("c-1");
        counter.Add(7);
        counter.Add(null);
        counter.Add("");

        Assert.Equal((2, 2), (counter.Estimate().Value, counter.Missing));
    }

    // The SplitMix64 finaliser of 1 and of the golden gamma; the latter is the first output of the generator from seed 0, as its authors print it.
    [Fact]
    public void Numbers_are_hashed_by_the_finaliser_of_SplitMix64() => Assert.Equal(0xE220A8397B1DCDAFUL, DistinctHash.Of(0x9E3779B97F4A7C15));

    [Fact]
    public void Any_order_and_any_split_give_the_same_bytes() => Law.Holds(
        Gen.Choose(0, 600).SelectMany(n => Gen.Choose(0, 700).ListOf(n)).Two(), pair =>
    {
        var (a, b) = pair;
        DistinctCounter left = Of(a), right = Of(b), all = Of([.. Enumerable.Reverse(b), .. a]);
        left.Merge(right);

        Assert.Equal(all, left);
        Assert.Equal(Take(all), Take(left));
        Assert.Equal(all.Estimate().IsExact, a.Concat(b).Distinct().Count() <= 256);
        if (all.Estimate().IsExact) Assert.Equal(a.Concat(b).Distinct().Count(), all.Estimate().Value);
        left.Merge(right);
        Assert.Equal(all, left);
    });

    [Fact]
    public void Counting_at_a_lower_precision_is_the_same_as_folding_to_it() => Law.Holds(
        from a in Gen.Choose(0, 600).SelectMany(n => Gen.Choose(0, 2_000).ListOf(n))
        from b in Gen.Choose(0, 600).SelectMany(n => Gen.Choose(0, 2_000).ListOf(n))
        from p in Gen.Choose(4, 12)
        from q in Gen.Choose(4, 12)
        select (a, b, p, q), given =>
    {
        var (a, b, p, q) = given;
        DistinctCounter fine = DistinctCounter.WithPrecision(p), coarse = DistinctCounter.WithPrecision(q), all = DistinctCounter.WithPrecision(Math.Min(p, q));
        foreach (var id in a) fine.Add((ulong)id);
        foreach (var id in b) coarse.Add((ulong)id);
        foreach (var id in a.Concat(b)) all.Add((ulong)id);
        DistinctCounter left = fine.Copy(), right = coarse.Copy();
        left.Merge(coarse);
        right.Merge(fine);

        Assert.Equal((all, Math.Min(p, q)), (left, left.Precision));
        Assert.Equal(all, right);
        Assert.Equal(Take(all), Take(left));
        Assert.True(Take(left).TryRead<DistinctCounterCodec, DistinctCounter>(default, out var back, out var error), error.ToString());
        Assert.Equal(left, back);
        // The other one is as it was.
        Assert.Equal(q, coarse.Precision);
        DistinctCounter again = DistinctCounter.WithPrecision(q);
        foreach (var id in b) again.Add((ulong)id);
        Assert.Equal(again, coarse);
    });

    [Fact]
    public void Fewer_registers_say_their_larger_error_and_no_more_are_to_be_had()
    {
        var counter = DistinctCounter.WithPrecision(8);
        for (ulong id = 0; id < 100_000; id++) counter.Add(id);

        // 256 registers: 6.5 %; five times that is not met by chance, and the ids are fixed.
        Assert.Equal(1.04 / 16, counter.Estimate().StandardError / counter.Estimate().Value, 1e-12);
        Assert.InRange(counter.Estimate().Value, 100_000 * (1 - (5 * 1.04 / 16)), 100_000 * (1 + (5 * 1.04 / 16)));
        Assert.NotEqual(default(DistinctCounter), DistinctCounter.WithPrecision(8));
        Assert.Equal(default, DistinctCounter.WithPrecision(12));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistinctCounter.WithPrecision(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistinctCounter.WithPrecision(3));
    }

    [Fact]
    public void A_copy_by_assignment_is_stale_after_the_other_was_folded()
    {
        var first = Of(Enumerable.Range(0, 300));
        DistinctCounter second = first;
        second.Merge(DistinctCounter.WithPrecision(5));

        Assert.Equal(5, second.Precision);
        Assert.Throws<InvalidOperationException>(() => first.Estimate());
    }

    // 1.04/64 = 1.6 % is the standard error; the mean over 60 counters of different ids has a 60th of its variance. Four times that is never met by chance.
    [Theory]
    [InlineData(300)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    public void The_estimate_is_unbiased_and_its_error_is_the_one_that_is_said(int n)
    {
        const int runs = 60;
        double sum = 0, squares = 0;
        for (ulong run = 0; run < runs; run++)
        {
            DistinctCounter counter = default;
            for (ulong id = 0; id < (ulong)n; id++) counter.Add((run << 32) + id);
            var error = (counter.Estimate().Value / n) - 1;
            sum += error;
            squares += error * error;
        }

        const double said = 1.04 / 64;
        Assert.InRange(sum / runs, -4 * said / Math.Sqrt(runs), 4 * said / Math.Sqrt(runs));
        Assert.InRange(Math.Sqrt(squares / runs), 0, 1.3 * said);
    }

    [Fact]
    public void The_interval_is_that_of_the_standard_error()
    {
        var estimate = Of(Enumerable.Range(0, 3_000)).Estimate();

        Assert.Equal(estimate.Value * 1.04 / 64, estimate.StandardError, 1e-9);
        Assert.Equal(estimate.Value + (1.959963984540054 * estimate.StandardError), estimate.Interval().High, 1e-6);
        Assert.Equal(0, Of([]).Estimate().Interval().Width);
    }

    [Fact]
    public void A_stale_copy_by_assignment_throws_and_a_copy_does_not()
    {
        var first = Of([1]);
        DistinctCounter second = first, third = first.Copy();
        second.Add(2);

        Assert.Throws<InvalidOperationException>(() => first.Add(3));
        Assert.Throws<InvalidOperationException>(() => first.Estimate());
        Assert.Throws<InvalidOperationException>(() => second.Merge(first));
        Assert.Equal(1, third.Estimate().Value);
    }

    [Fact]
    public void Damaged_counters_are_refused_or_are_written_as_the_same_bytes()
    {
        Hostile.Check<DistinctCounterCodec, DistinctCounter>(Take(Of(Enumerable.Range(0, 9))));
        var large = Take(Of(Enumerable.Range(0, 900))).Bytes.ToArray();
        var random = new Random(5);
        for (var i = 0; i < 1_000; i++)
        {
            var damaged = (byte[])large.Clone();
            damaged[random.Next(large.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(DistinctCounterCodec.TryRead(damaged, default, out _, out _));
            Hostile.Resealed<DistinctCounterCodec, DistinctCounter>(damaged);
        }

        // The highest register is 53: 52 zeros and one.
        large[^5] = 54;
        Hostile.Resealed<DistinctCounterCodec, DistinctCounter>(large);
        Assert.False(DistinctCounterCodec.TryRead(large, default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OutOfRange, error.Kind);
    }

    [Fact]
    public void The_stored_snapshots_of_released_versions_are_read_and_written_byte_for_byte()
    {
        var few = Of(Enumerable.Range(0, 5));
        few.Add("c-1");
        few.Add(null);
        DurationSketchTests.Golden<DistinctCounterCodec, DistinctCounter>("distinct-counter-exact-1", few);
        DurationSketchTests.Golden<DistinctCounterCodec, DistinctCounter>("distinct-counter-registers-1", Of(Enumerable.Range(0, 2_000)));
    }

    private static DistinctCounter Of(IEnumerable<int> ids)
    {
        DistinctCounter counter = default;
        foreach (var id in ids) counter.Add((ulong)id);
        return counter;
    }

    private static Snapshot Take(in DistinctCounter counter) => Snapshot.Of<DistinctCounterCodec, DistinctCounter>(in counter);
}
