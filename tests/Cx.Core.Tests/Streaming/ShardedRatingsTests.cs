using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scores;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class NarrowShardedRatingsTests : ShardedRatingsTests<Csat5>;

public class WideShardedRatingsTests : ShardedRatingsTests<Slider100>;

public abstract class ShardedRatingsTests<TScale>
    where TScale : struct, IScale<TScale>
{
    [Fact]
    public void Shards_count_what_one_state_would_whoever_adds() => Law.Holds(
        from ratings in Answers.Many<TScale>() from more in Answers.Many<TScale>(600) from gone in Answers.Many<TScale>(6) select (ratings, more, gone), given =>
        {
            using var shards = new ShardedRatings<TScale>();
            foreach (var rating in given.ratings) shards.Add(rating);
            shards.AddRange(given.more);
            foreach (var rating in given.gone) shards.Remove(rating);

            RatingCounts<TScale> expected = default;
            expected.AddRange(given.ratings);
            expected.AddRange(given.more);
            foreach (var rating in given.gone) expected.Remove(rating);
            Assert.Equal(expected, shards.Read());
            Assert.True(shards.ShardCount <= 1);
        });

    [Fact]
    public void Many_threads_lose_nothing_and_a_reader_never_sees_a_counter_fall()
    {
        const int Threads = 4;
        const int Adds = 50_000;
        using var shards = new ShardedRatings<TScale>();
        var reader = shards.CreateDeltaReader();
        var all = Draw(Threads * Adds);
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            foreach (var rating in all.AsSpan(thread * Adds, Adds - 1_000)) shards.Add(rating);
            shards.AddRange(all.AsSpan((thread * Adds) + Adds - 1_000, 1_000));
        })).ToList();
        threads.ForEach(thread => thread.Start());

        RatingCounts<TScale> sum = default;
        var last = shards.Read();
        while (threads.Exists(thread => thread.IsAlive))
        {
            var now = shards.Read();
            AssertNothingFell(last, now);
            last = now;
            sum.Merge(reader.Read());
        }

        threads.ForEach(thread => thread.Join());
        sum.Merge(reader.Read());
        var expected = RatingCounts.Of<TScale>(all);
        Assert.Equal(expected, shards.Read());
        Assert.Equal(expected, sum);
        Assert.Equal(default, reader.Read());
        Assert.InRange(shards.ShardCount, 1, Threads);
    }

    [Fact]
    public void The_next_new_thread_takes_over_the_row_of_one_that_died_and_its_counts_stay()
    {
        using var shards = new ShardedRatings<TScale>();
        for (var round = 1; round <= 20; round++)
        {
            var thread = new Thread(() => shards.Add(Rating<TScale>.Skipped));
            thread.Start();
            thread.Join();
            Assert.Equal(round, shards.Read().Skipped);
        }

        Assert.Equal(1, shards.ShardCount);
        Assert.EndsWith("n 0 of 20 in 1 shards", shards.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_keep_their_own_periods_and_reset_nothing()
    {
        using var shards = new ShardedRatings<TScale>();
        shards.Add(Rating<TScale>.Skipped);
        var (often, seldom) = (shards.CreateDeltaReader(), shards.CreateDeltaReader());
        var seen = new List<long>();
        for (var i = 1; i <= 4; i++)
        {
            for (var times = 0; times < i; times++) shards.Add(Rating<TScale>.Skipped);
            seen.Add(often.Read().Skipped);
        }

        Assert.Equal([1, 2, 3, 4], seen);
        Assert.Equal(10, seldom.Read().Skipped);
        shards.Remove(Rating<TScale>.Skipped);
        Assert.Equal(-1, seldom.Read().Skipped);
        Assert.Equal(10, shards.Read().Skipped);
    }

    [Fact]
    public void Two_counters_used_by_turns_on_one_thread_do_not_mix()
    {
        using var one = new ShardedRatings<TScale>();
        using var other = new ShardedRatings<TScale>();
        for (var i = 0; i < 10; i++)
        {
            one.Add(Rating<TScale>.Skipped);
            other.Add(Rating<TScale>.NotApplicable);
            other.Add(Rating<TScale>.NotApplicable);
        }

        Assert.Equal((10, 0), (one.Read().Skipped, one.Read().NotApplicable));
        Assert.Equal((0, 20), (other.Read().Skipped, other.Read().NotApplicable));
        Assert.Equal((1, 1), (one.ShardCount, other.ShardCount));
    }

    [Fact]
    public void A_closed_counter_refuses_new_writers_and_can_still_be_read()
    {
        var shards = new ShardedRatings<TScale>();
        shards.Add(Rating<TScale>.Skipped);
        shards.Dispose();
        Exception? refused = null;
        var thread = new Thread(() => refused = Record.Exception(() => shards.Add(Rating<TScale>.Skipped)));
        thread.Start();
        thread.Join();

        Assert.IsType<ObjectDisposedException>(refused);
        Assert.Equal(1, shards.Read().Skipped);
    }

    private static Rating<TScale>[] Draw(int count)
    {
        var random = new Random(4);
        var scale = RatingCounts<TScale>.Scale;
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(10) == 0 ? Rating<TScale>.Skipped : Rating<TScale>.From(random.Next(scale.Min, scale.Max + 1)))];
    }

    private static void AssertNothingFell(RatingCounts<TScale> before, RatingCounts<TScale> after)
    {
        var scale = RatingCounts<TScale>.Scale;
        for (var value = scale.Min; value <= scale.Max; value++)
            if (after[value] < before[value]) Assert.Fail($"The counter of {value} fell from {before[value]} to {after[value]}.");
        Assert.True(after.Skipped >= before.Skipped);
        Assert.Equal(after.Answered + after.Skipped, after.Offered);
    }
}
