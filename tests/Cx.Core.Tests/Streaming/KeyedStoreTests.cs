using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scores;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class KeyedStoreTests
{
    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12));

    private static Gen<(string Touchpoint, string Channel, Rating<Csat5> Rating)[]> Given =>
        from length in Gen.Choose(0, 40)
        from answers in (from touchpoint in Gen.Elements("a", "b", "c")
                         from channel in Gen.Elements("x", "y", "z", "u")
                         from rating in Answers.Any<Csat5>()
                         select (touchpoint, channel, rating)).ArrayOf(length)
        select answers;

    [Fact]
    public void Any_aggregate_is_kept_as_the_store_for_ratings_keeps_counts() => Law.Holds(
        from answers in Given from limit in Gen.Choose(1, 20) from policy in Gen.Elements(OverflowPolicy.Fold, OverflowPolicy.Refuse) select (answers, limit, policy), given =>
        {
            var ratings = new RatingStore<Csat5>(_schema, given.limit, given.policy);
            var keyed = new KeyedStore<RatingCounts<Csat5>, Rating<Csat5>>(_schema, given.limit, given.policy);
            var columns = new KeyedStore<RatingCounts<Csat5>, Rating<Csat5>>(_schema, given.limit, given.policy);
            foreach (var (touchpoint, channel, rating) in given.answers)
            {
                ratings.Add(_schema.Key(touchpoint, channel), rating);
                keyed.Add(_schema.Key(touchpoint, channel), rating);
            }

            columns.AddRange([.. given.answers.Select(answer => answer.Rating)], [.. given.answers.Select(answer => _schema.Key(answer.Touchpoint, answer.Channel))]);
            var merged = new KeyedStore<RatingCounts<Csat5>, Rating<Csat5>>(_schema, given.limit, given.policy);
            merged.Merge(keyed);

            foreach (var store in (KeyedStore<RatingCounts<Csat5>, Rating<Csat5>>[])[keyed, columns, merged])
            {
                Assert.Equal(ratings.ToTable().Series.Select(series => series.ToString()), store.ToTable().Series.Select(series => series.ToString()));
                Assert.Equal(ratings.ToTable().Series.Select(series => series.State), store.ToTable().Series.Select(series => series.State));
                Assert.Equal(ratings.RollUp("channel").Series.Select(series => series.State), store.RollUp("channel").Series.Select(series => series.State));
                Assert.Equal(ratings.Total, store.Total);
                Assert.Equal(ratings.Refused, store.Refused);
                Assert.Equal(ratings.Overflow, store.Overflow);
                Assert.Equal(ratings.SeriesCount, store.SeriesCount);
            }
        });

    [Fact]
    public void Handles_columns_and_removal_work_on_the_series_they_name()
    {
        var store = new KeyedStore<RatingCounts<Csat5>, Rating<Csat5>>(_schema, 10, OverflowPolicy.Refuse);
        var one = store.Resolve(_schema.Key("a", "x"));
        var other = store.Resolve(_schema.Key("b", "x"));
        store.Add(one, Rating<Csat5>.From(5));
        store.AddRange([Rating<Csat5>.From(1), Rating<Csat5>.From(2)], [one, other]);
        store.AddRange(other, [Rating<Csat5>.From(3), Rating<Csat5>.Skipped]);
        store.Remove(one, Rating<Csat5>.From(5));

        Assert.Equal(RatingCounts.Of(Rating<Csat5>.From(1)), store.Read(one));
        Assert.Equal(RatingCounts.Of(Rating<Csat5>.From(2), Rating<Csat5>.From(3), Rating<Csat5>.Skipped), store.Read(other));
        Assert.Equal(10, store.MaxSeries);
        Assert.Equal(_schema.Key("a", "x"), store.KeyOf(one));
        Assert.False(store.IsFolded(one));
        Assert.Same(_schema, store.Schema);
        Assert.EndsWith("by touchpoint × channel: 2 of 10 series", store.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => store.AddRange([Rating<Csat5>.From(1)], Array.Empty<SeriesHandle>()));
        Assert.Throws<ArgumentException>(() => store.AddRange([Rating<Csat5>.From(1)], Array.Empty<SeriesKey>()));
        Assert.Throws<ArgumentNullException>(() => KeyedStoreExtensions.Remove<RatingCounts<Csat5>, Rating<Csat5>>(null!, one, default));
    }

    [Fact]
    public void A_state_that_owns_memory_is_copied_out_and_merged_not_shared()
    {
        var store = new KeyedStore<Bag, int>(_schema, 10, OverflowPolicy.Fold);
        var handle = store.Resolve(_schema.Key("a", "x"));
        store.Add(handle, 1);
        var before = store.Read(handle);
        var table = store.ToTable();
        store.Add(handle, 2);

        Assert.Equal([1], before.Values);
        Assert.Equal([1], table.Series[0].State.Values);
        Assert.Equal([1, 2], store.Total.Values);
    }

    /// <summary>Keeps what it was given, in an array that is written in place.</summary>
    private struct Bag : IAggregate<Bag, int>
    {
        private List<int>? _values;

        public readonly IEnumerable<int> Values => _values ?? [];

        static void IAggregate<Bag, int>.Add(ref Bag state, int value) => (state._values ??= []).Add(value);

        static void IAggregate<Bag, int>.Merge(ref Bag state, in Bag other) => (state._values ??= []).AddRange(other.Values);

        static Bag IAggregate<Bag, int>.Copy(in Bag state) => new() { _values = [.. state.Values] };
    }
}
