using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using Cx.Core.Tests.Scores;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class NarrowRatingStoreTests : RatingStoreTests<Nps>;

public class WideRatingStoreTests : RatingStoreTests<Slider100>;

public class WidestRatingStoreTests : RatingStoreTests<Widest>;

/// <summary>A store against a dictionary of counts, for every size of scale.</summary>
public abstract class RatingStoreTests<TScale>
    where TScale : struct, IScale<TScale>
{
    private static readonly string?[] Touchpoints = ["checkout", "support", "delivery", null];
    private static readonly string?[] Channels = ["email", "phone", "chat", "shop", ""];
    private static readonly string?[] Segments = ["smb", "large", "public"];

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12), ("segment", 16));

    private static Gen<Answer[]> ManyAnswers =>
        from length in Gen.Choose(0, 50)
        from answers in OneAnswer.ArrayOf(length)
        select answers;

    private static Gen<Answer> OneAnswer =>
        from touchpoint in Gen.Elements(Touchpoints)
        from channel in Gen.Elements(Channels)
        from segment in Gen.Elements(Segments)
        from rating in Answers.Any<TScale>()
        select new Answer(touchpoint, channel, segment, rating);

    [Fact]
    public void A_store_counts_what_a_dictionary_of_counts_would() => Law.Holds(ManyAnswers, answers =>
    {
        var store = Counted(answers, 100, OverflowPolicy.Fold);

        var expected = ByMembers(answers, answer => string.Join('|', Text(answer.Touchpoint), Text(answer.Channel), Text(answer.Segment)));
        var table = store.ToTable();
        Assert.Equal(expected.Select(pair => pair.Key), table.Series.Select(series => string.Join('|', series.Members)));
        Assert.Equal(expected.Select(pair => pair.Value), table.Series.Select(series => series.State));
        Assert.Equal(expected.Count, store.SeriesCount);
        Assert.Equal(RatingCounts.Of(answers.Select(answer => answer.Rating)), store.Total);
        Assert.Equal(store.Total, table.Total);
        Assert.False(table.IsFolded);
        Assert.All(store.Overflow, folded => Assert.Equal(0, folded.Value));
    });

    [Fact]
    public void Handles_keys_and_columns_of_either_count_alike() => Law.Holds(ManyAnswers, answers =>
    {
        var oneByOne = Counted(answers, 100, OverflowPolicy.Fold);
        var byHandle = NewStore();
        foreach (var answer in answers) byHandle.Add(byHandle.Resolve(Key(answer)), answer.Rating);
        var handles = NewStore();
        Rating<TScale>[] ratings = [.. answers.Select(answer => answer.Rating)];
        handles.AddRange(ratings, [.. answers.Select(answer => handles.Resolve(Key(answer)))]);
        var keys = NewStore();
        keys.AddRange(ratings, [.. answers.Select(Key)]);
        var grouped = NewStore();
        foreach (var group in answers.GroupBy(Key)) grouped.AddRange(grouped.Resolve(group.Key), [.. group.Select(answer => answer.Rating)]);

        AssertSame(oneByOne, byHandle);
        AssertSame(oneByOne, handles);
        AssertSame(oneByOne, keys);
        AssertSame(oneByOne, grouped);
    });

    [Fact]
    public void Every_roll_up_sums_to_the_grand_total_and_agrees_with_a_count_from_scratch() => Law.Holds(ManyAnswers, answers =>
    {
        var store = Counted(answers, 100, OverflowPolicy.Fold);
        foreach (var kept in (string[][])[[], ["touchpoint"], ["segment", "channel"], ["segment", "touchpoint", "channel"]])
            Assert.Equal(store.Total, store.RollUp(kept).Total);

        var byPair = store.RollUp("segment", "channel");
        var expected = ByMembers(answers, answer => $"{Text(answer.Segment)}|{Text(answer.Channel)}");
        Assert.Equal(expected.Select(pair => pair.Key), byPair.Series.Select(series => string.Join('|', series.Members)));
        Assert.Equal(expected.Select(pair => pair.Value), byPair.Series.Select(series => series.State));
        Assert.Equal(byPair.RollUp("segment").Series.Select(series => series.State), store.RollUp("segment").Series.Select(series => series.State));
    });

    [Fact]
    public void Drilling_down_into_every_member_gives_the_whole_again() => Law.Holds(ManyAnswers, answers =>
    {
        var table = Counted(answers, 100, OverflowPolicy.Fold).ToTable();
        RatingCounts<TScale> sum = default;
        foreach (var touchpoint in Touchpoints)
        {
            var part = table.DrillDown("touchpoint", touchpoint);
            Assert.Equal(["channel", "segment"], part.Dimensions);
            Assert.Equal(RatingCounts.Of(answers.Where(answer => answer.Touchpoint == touchpoint).Select(answer => answer.Rating)), part.Total);
            sum.Merge(part.Total);
        }

        Assert.Equal(table.Total, sum);
        Assert.Empty(table.DrillDown("touchpoint", "never seen").Series);
    });

    [Fact]
    public void Beyond_the_limit_nothing_is_lost_and_the_first_dimension_goes_last() => Law.Holds(
        from answers in ManyAnswers from limit in Gen.Choose(1, 40) select (answers, limit), given =>
        {
            var store = Counted(given.answers, given.limit, OverflowPolicy.Fold);

            Assert.Equal(RatingCounts.Of(given.answers.Select(answer => answer.Rating)), store.Total);
            var table = store.ToTable();
            Assert.True(table.Series.Count(series => !series.IsFolded) <= given.limit);
            Assert.True(table.Series.Count(series => series.IsFolded) <= (given.limit / 8) + 1);
            Assert.Equal(0, store.Refused);
            Assert.All(table.Series, series =>
            {
                // Once a member is folded, all after it are.
                var folded = series.Members.Select(member => member == DimensionTable.Other).ToList();
                Assert.Equal(folded.Order(), folded);
                Assert.Equal(folded[^1], series.IsFolded);
            });
            for (var dimension = 0; dimension < 3; dimension++)
            {
                Assert.Equal(
                    table.Series.Where(series => series.Members[dimension] == DimensionTable.Other).Sum(series => series.State.Offered),
                    store.Overflow[_schema.Dimensions[dimension].Name]);
            }

            Assert.Equal(table.Series.Any(series => series.IsFolded), table.IsFolded);
        });

    [Fact]
    public void Under_refusal_what_finds_no_place_is_counted_and_nothing_is_folded() => Law.Holds(
        from answers in ManyAnswers from limit in Gen.Choose(1, 40) select (answers, limit), given =>
        {
            var store = Counted(given.answers, given.limit, OverflowPolicy.Refuse);

            // The first so many series are kept, whole.
            var kept = given.answers.Select(Key).Distinct().Take(given.limit).ToHashSet();
            var table = store.ToTable();
            Assert.Equal(kept.Count, store.SeriesCount);
            Assert.Equal(RatingCounts.Of(given.answers.Where(answer => kept.Contains(Key(answer))).Select(answer => answer.Rating)), store.Total);
            Assert.Equal(given.answers.Length, store.Total.Offered + store.Refused);
            Assert.False(table.IsFolded);
            Assert.Equal(store.Total, table.Total);
        });

    [Fact]
    public void Taking_out_undoes_putting_in_also_from_nothing() => Law.Holds(
        from answers in ManyAnswers from more in ManyAnswers select (answers, more), given =>
        {
            var store = Counted(given.answers, 100, OverflowPolicy.Fold);
            var before = store.ToTable();
            foreach (var answer in given.more) store.Remove(Key(answer), answer.Rating);
            foreach (var answer in given.more) store.Add(Key(answer), answer.Rating);
            foreach (var answer in given.more) store.Add(store.Resolve(Key(answer)), answer.Rating);
            foreach (var answer in given.more) store.Remove(store.Resolve(Key(answer)), answer.Rating);

            Assert.Equal(before.Total, store.Total);
            var after = store.ToTable();
            foreach (var series in before.Series) Assert.Equal(series.State, after.Find([.. series.Members])!.State);
        });

    [Fact]
    public void Merging_stores_is_counting_everything_in_one_in_any_order_and_across_schemas() => Law.Holds(
        from a in ManyAnswers from b in ManyAnswers from c in ManyAnswers select (a, b, c), three =>
        {
            var whole = Counted([.. three.a, .. three.b, .. three.c], 100, OverflowPolicy.Fold);
            var left = Counted(three.a, 100, OverflowPolicy.Fold);
            left.Merge(Counted(three.b, 100, OverflowPolicy.Fold));
            left.Merge(Counted(three.c, 100, OverflowPolicy.Fold));
            // A schema of its own gives the members other ids.
            var elsewhere = SeriesSchema.Of(("touchpoint", 8), ("channel", 8), ("segment", 8));
            elsewhere.Key("zzz", "support", "checkout");
            var right = new RatingStore<TScale>(elsewhere, 100, OverflowPolicy.Refuse);
            foreach (var answer in three.c) right.Add(elsewhere.Key(answer.Touchpoint, answer.Channel, answer.Segment), answer.Rating);
            right.Merge(Counted(three.b, 100, OverflowPolicy.Fold));
            right.Merge(Counted(three.a, 100, OverflowPolicy.Fold));

            AssertSame(whole, left);
            AssertSame(whole, right);
        });

    [Fact]
    public void A_counter_that_leaves_32_bits_at_either_end_stays_exact()
    {
        var store = NewStore();
        var key = _schema.Key("a", "b", "c");
        var handle = store.Resolve(key);
        var rating = Rating<TScale>.From(RatingCounts<TScale>.Scale.Max);
        var almost = Times(rating, (1L << 32) - 2);

        store.Merge(key, in almost);
        for (var i = 0; i < 4; i++) store.Add(handle, rating);
        Assert.Equal((1L << 32) + 2, store.Read(handle).Offered);
        for (var i = 0; i < 4; i++) store.Remove(handle, rating);
        Assert.Equal(almost, store.Read(handle));
        store.Subtract(key, in almost);
        for (var i = 0; i < 3; i++) store.Remove(handle, rating);
        Assert.Equal(-3, store.Read(handle)[RatingCounts<TScale>.Scale.Max]);
        for (var i = 0; i < 3; i++) store.Add(handle, rating);
        Assert.Equal(default, store.Read(handle));
    }

    [Fact]
    public void A_merge_that_does_not_fit_leaves_the_series_as_it_was()
    {
        var store = NewStore();
        var key = _schema.Key("a", "b", "c");
        var rating = Rating<TScale>.From(RatingCounts<TScale>.Scale.Max);
        var most = Times(rating, long.MaxValue);
        store.Merge(key, in most);

        Assert.Throws<OverflowException>(() => store.Merge(key, RatingCounts.Of(Rating<TScale>.Skipped, rating)));
        Assert.Equal(most, store.Read(store.Resolve(key)));
        store.Subtract(key, in most);
        store.Subtract(key, in most);
        store.Remove(key, rating);
        Assert.Throws<OverflowException>(() => store.Subtract(key, RatingCounts.Of(rating)));
        Assert.Equal(long.MinValue, store.Read(store.Resolve(key))[RatingCounts<TScale>.Scale.Max]);
    }

    [Fact]
    public void More_series_than_a_chunk_has_rows_keep_their_own_counts()
    {
        const int Series = 9_000;
        var schema = SeriesSchema.Of(("touchpoint", 20));
        var store = new RatingStore<TScale>(schema, Series, OverflowPolicy.Fold);
        var handles = Enumerable.Range(0, Series).Select(i => store.Resolve(schema.Key($"t{i}"))).ToArray();
        for (var i = 0; i < Series; i += 100)
            for (var times = 0; times <= i / 100; times++) store.Add(handles[i], Rating<TScale>.Skipped);

        for (var i = 0; i < Series; i++) Assert.Equal(i % 100 == 0 ? (i / 100) + 1 : 0, store.Read(handles[i]).Skipped);
        Assert.Equal(Series, store.SeriesCount);
        Assert.Equal(handles[5], store.Resolve(schema.Key("t5")));
        Assert.True(store.IsFolded(store.Resolve(schema.Key("one too many"))));
    }

    private static RatingCounts<TScale> Times(Rating<TScale> rating, long times)
    {
        var power = RatingCounts.Of(rating);
        RatingCounts<TScale> sum = default;
        for (; times > 0; times >>= 1)
        {
            if ((times & 1) != 0) sum.Merge(power);
            if (times > 1) power.Merge(RatingCounts<TScale>.FromRow(power.Row));
        }

        return sum;
    }

    private static string Text(string? member) => string.IsNullOrEmpty(member) ? "(none)" : member;

    private static List<KeyValuePair<string, RatingCounts<TScale>>> ByMembers(Answer[] answers, Func<Answer, string> members)
    {
        var counts = new SortedDictionary<string, RatingCounts<TScale>>(StringComparer.Ordinal);
        foreach (var group in answers.GroupBy(members, StringComparer.Ordinal))
            counts.Add(group.Key, RatingCounts.Of(group.Select(answer => answer.Rating)));
        // By member, not by text: the separator must not take part in the order.
        return [.. counts.OrderBy(pair => pair.Key.Replace('|', '\u0001'), StringComparer.Ordinal)];
    }

    private static void AssertSame(RatingStore<TScale> expected, RatingStore<TScale> actual)
    {
        var (one, other) = (expected.ToTable(), actual.ToTable());
        Assert.Equal(one.Series.Select(series => string.Join('|', series.Members)), other.Series.Select(series => string.Join('|', series.Members)));
        Assert.Equal(one.Series.Select(series => series.State), other.Series.Select(series => series.State));
    }

    private RatingStore<TScale> NewStore() => new(_schema, 100, OverflowPolicy.Fold);

    private SeriesKey Key(Answer answer) => _schema.Key(answer.Touchpoint, answer.Channel, answer.Segment);

    private RatingStore<TScale> Counted(Answer[] answers, int limit, OverflowPolicy policy)
    {
        var store = new RatingStore<TScale>(_schema, limit, policy);
        foreach (var answer in answers) store.Add(Key(answer), answer.Rating);
        return store;
    }

    public sealed record Answer(string? Touchpoint, string? Channel, string? Segment, Rating<TScale> Rating);
}
