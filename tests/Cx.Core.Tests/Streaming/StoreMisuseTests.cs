using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

public class StoreMisuseTests
{
    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12));

    [Fact]
    public void Folding_begins_at_the_last_dimension_and_ends_at_the_series_that_is_other_everywhere()
    {
        // Room for 16 whole series and 2 folded ones: with the last member folded at most 2 − (2 >> 1) = 1.
        var schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12), ("segment", 16));
        var store = new RatingStore<Nps>(schema, 16, OverflowPolicy.Fold);
        for (var i = 0; i < 16; i++) store.Add(schema.Key("checkout", "email", $"s{i}"), Rating<Nps>.From(9));
        string[][] late = [["checkout", "email", "late"], ["checkout", "email", "later"], ["checkout", "phone", "s1"], ["checkout", "chat", "s1"], ["support", "chat", "s1"]];
        var where = late.Select(members => store.Resolve(schema.Key(members))).ToArray();
        foreach (var handle in where) store.Add(handle, Rating<Nps>.From(3));

        Assert.Equal(
            ["checkout / email / (other)", "checkout / email / (other)", "checkout / (other) / (other)", "checkout / (other) / (other)", "(other) / (other) / (other)"],
            where.Select(handle => schema.Describe(store.KeyOf(handle)!.Value)));
        Assert.Equal([("touchpoint", 1L), ("channel", 3L), ("segment", 5L)], store.Overflow.Select(pair => (pair.Key, pair.Value)));
        Assert.All(where, handle => Assert.True(store.IsFolded(handle)));
        Assert.True(store.ToTable().IsFolded);
        Assert.Equal(20, store.ToTable().Find("checkout", "email", "s3") is { } found ? found.State.Answered + store.Total.Offered - 2 : 0);
        Assert.Equal("nps by touchpoint × channel × segment: 18 of 16 series", store.ToString());
    }

    [Fact]
    public void A_roll_up_to_dimensions_that_were_not_folded_is_whole_again()
    {
        var schema = SeriesSchema.Of(("touchpoint", 20), ("segment", 16));
        var store = new RatingStore<Nps>(schema, 8, OverflowPolicy.Fold);
        for (var i = 0; i < 20; i++) store.Add(schema.Key("checkout", $"s{i}"), Rating<Nps>.From(9));

        Assert.True(store.ToTable().IsFolded);
        Assert.False(store.RollUp("touchpoint").IsFolded);
        Assert.Equal(20, store.RollUp("touchpoint").Find("checkout")!.State.Answered);
        Assert.True(store.RollUp("segment").IsFolded);
        Assert.Equal(12, store.RollUp("segment").Find("(other)")!.State.Answered);
    }

    [Fact]
    public void A_refused_series_says_so_and_its_ratings_are_counted_apart()
    {
        var store = new RatingStore<Nps>(_schema, 1, OverflowPolicy.Refuse);
        var kept = store.Resolve(_schema.Key("checkout", "email"));
        var refused = store.Resolve(_schema.Key("checkout", "phone"));
        store.AddRange([Rating<Nps>.From(10), Rating<Nps>.From(1), Rating<Nps>.From(2)], [kept, refused, refused]);

        Assert.True(store.IsRefused(refused));
        Assert.False(store.IsRefused(kept));
        Assert.False(store.IsFolded(refused));
        Assert.Null(store.KeyOf(refused));
        Assert.Equal(2, store.Refused);
        Assert.Equal(1, store.Total.Offered);
        Assert.Equal("checkout / email", _schema.Describe(store.KeyOf(kept)!.Value));
    }

    [Fact]
    public void Under_refusal_a_member_of_a_full_dimension_is_refused_too()
    {
        var schema = SeriesSchema.Of(("channel", 2));
        var store = new RatingStore<Nps>(schema, 100, OverflowPolicy.Refuse);
        foreach (var channel in (string[])["email", "phone", "chat"]) store.Add(schema.Key(channel), Rating<Nps>.From(9));

        Assert.Equal(2, store.Total.Offered);
        Assert.Equal(1, store.Refused);
        Assert.False(store.ToTable().IsFolded);
    }

    [Fact]
    public void What_one_store_refused_is_refused_or_folded_by_the_store_it_is_merged_into()
    {
        var refusing = new RatingStore<Nps>(_schema, 1, OverflowPolicy.Refuse);
        refusing.Add(_schema.Key("checkout", "email"), Rating<Nps>.From(9));
        refusing.Add(_schema.Key("checkout", "phone"), Rating<Nps>.From(9));
        var refusingToo = new RatingStore<Nps>(_schema, 10, OverflowPolicy.Refuse);
        refusingToo.Merge(refusing);
        var folding = new RatingStore<Nps>(_schema, 10, OverflowPolicy.Fold);
        folding.Merge(refusing);

        Assert.Equal((1, 1), (refusingToo.Total.Offered, refusingToo.Refused));
        Assert.Equal(2, folding.Total.Offered);
        Assert.Equal(1, folding.ToTable().Find("(other)", "(other)")!.State.Offered);
    }

    [Fact]
    public void Columns_of_unequal_length_are_refused_before_anything_is_counted()
    {
        var store = NewStore();
        var handle = store.Resolve(_schema.Key("a", "b"));
        Rating<Nps>[] ratings = [Rating<Nps>.From(1), Rating<Nps>.From(2)];

        Assert.Contains("2 values and 1 series", Assert.Throws<ArgumentException>(() => store.AddRange(ratings, [handle])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => store.AddRange(ratings, [_schema.Key("a", "b")]));
        Assert.Equal(0, store.Total.Offered);
    }

    [Fact]
    public void A_handle_of_another_store_or_of_none_is_refused_before_anything_is_counted()
    {
        var store = NewStore();
        var own = store.Resolve(_schema.Key("a", "b"));
        var foreign = NewStore().Resolve(_schema.Key("a", "b"));
        Rating<Nps>[] ratings = [Rating<Nps>.From(1), Rating<Nps>.From(2)];

        Assert.Throws<ArgumentException>(() => store.Add(foreign, ratings[0]));
        Assert.Throws<ArgumentException>(() => store.Add(default(SeriesHandle), ratings[0]));
        Assert.Throws<ArgumentException>(() => store.AddRange(ratings, [own, foreign]));
        Assert.Throws<ArgumentException>(() => store.AddRange(foreign, ratings));
        Assert.Throws<ArgumentException>(() => store.Remove(foreign, ratings[0]));
        Assert.Throws<ArgumentException>(() => store.Read(foreign));
        Assert.Throws<ArgumentException>(() => store.KeyOf(foreign));
        Assert.Throws<ArgumentException>(() => store.IsFolded(foreign));
        Assert.Equal(0, store.Total.Offered);
        Assert.NotEqual(own, foreign);
        Assert.True(own == store.Resolve(_schema.Key("a", "b")));
        Assert.True(own != foreign);
        Assert.False(own.Equals("a"));
        Assert.Equal("no series", default(SeriesHandle).ToString());
        Assert.StartsWith("row 1 of store ", own.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_the_schema_cannot_read_is_refused_before_anything_is_counted()
    {
        var store = NewStore();
        var strange = SeriesSchema.Of(("a", 30), ("b", 30)).Key("x", "y");

        Assert.Throws<ArgumentException>(() => store.Resolve(strange));
        Assert.Throws<ArgumentException>(() => store.AddRange([Rating<Nps>.From(1), Rating<Nps>.From(2)], [_schema.Key("a", "b"), strange]));
        Assert.Equal(0, store.Total.Offered);
        // What was refused leaves the store usable.
        store.Add(_schema.Key("a", "b"), Rating<Nps>.From(3));
        store.AddRange([Rating<Nps>.From(1)], [_schema.Key("a", "b")]);
        Assert.Equal(2, store.Total.Offered);
    }

    [Theory]
    [InlineData(1_024)]
    [InlineData(4_096)]
    public void Series_that_were_admitted_before_a_strange_key_can_be_counted(int admitted)
    {
        var schema = SeriesSchema.Of(("touchpoint", 20));
        SeriesKey[] keys = [.. Enumerable.Range(0, admitted).Select(i => schema.Key(FormattableString.Invariant($"t{i}"))), SeriesSchema.Of(("a", 30), ("b", 30)).Key("x", "y")];
        var ratings = new Rating<Nps>[keys.Length];
        var store = new RatingStore<Nps>(schema, 100_000, OverflowPolicy.Fold);
        var keyed = new KeyedStore<RatingCounts<Nps>, Rating<Nps>>(schema, 100_000, OverflowPolicy.Fold);

        Assert.Throws<ArgumentException>(() => store.AddRange(ratings, keys));
        Assert.Throws<ArgumentException>(() => keyed.AddRange(ratings, keys));
        store.Add(keys[^2], Rating<Nps>.From(9));
        keyed.Add(keys[^2], Rating<Nps>.From(9));

        Assert.Equal((1, 1), (store.Total.Offered, keyed.Total.Offered));
    }

    [Fact]
    public void A_store_without_limit_policy_or_schema_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingStore<Nps>(_schema, 0, OverflowPolicy.Fold));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RatingStore<Nps>(_schema, 1, (OverflowPolicy)7));
        Assert.Throws<ArgumentNullException>(() => new RatingStore<Nps>(null!, 1, OverflowPolicy.Fold));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyedStore<RatingCounts<Nps>, Rating<Nps>>(_schema, 0, OverflowPolicy.Fold));
    }

    [Fact]
    public void Stores_that_do_not_fit_together_do_not_merge()
    {
        var store = NewStore();

        Assert.Contains("itself", Assert.Throws<ArgumentException>(() => store.Merge(store)).Message, StringComparison.Ordinal);
        Assert.Contains("dimensions region", Assert.Throws<ArgumentException>(() => store.Merge(new RatingStore<Nps>(SeriesSchema.Of(("region", 4)), 1, OverflowPolicy.Fold))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => store.Merge(null!));
    }

    [Fact]
    public void A_table_refuses_dimensions_it_does_not_have_and_members_that_do_not_fit()
    {
        var table = NewStore().ToTable();

        Assert.Contains("no dimension chanel", Assert.Throws<ArgumentException>(() => table.RollUp("chanel")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.RollUp("channel", "channel"));
        Assert.Throws<ArgumentException>(() => table.DrillDown("region", "x"));
        Assert.Throws<ArgumentException>(() => table.RollUp().DrillDown("channel", "x"));
        Assert.Throws<ArgumentException>(() => table.Find("checkout"));
        Assert.Null(table.Find("never", "seen"));
        Assert.Throws<ArgumentNullException>(() => table.DrillDown(null!, "x"));
        Assert.Equal("touchpoint × channel: 0 series", table.ToString());
    }

    [Fact]
    public void A_second_writer_is_noticed_by_batch_and_by_new_series()
    {
        var store = new KeyedStore<Intruder, Action>(_schema, 10, OverflowPolicy.Fold);
        var handle = store.Resolve(_schema.Key("a", "b"));

        // The intruder writes while the batch is under way, as another thread would.
        Assert.Throws<InvalidOperationException>(() => store.AddRange([() => store.AddRange([() => { }], [handle])], [handle]));
        Assert.Throws<InvalidOperationException>(() => store.AddRange([() => store.Resolve(_schema.Key("new", "b"))], [handle]));
        Assert.Throws<InvalidOperationException>(() => store.AddRange(handle, [() => store.AddRange(handle, [() => { }])]));
        // After the exception the store can be written to again.
        store.AddRange([() => { }], [handle]);
    }

    private RatingStore<Nps> NewStore() => new(_schema, 100, OverflowPolicy.Fold);

    private struct Intruder : IAggregate<Intruder, Action>
    {
        static void IAggregate<Intruder, Action>.Add(ref Intruder state, Action value) => value();

        static void IAggregate<Intruder, Action>.Merge(ref Intruder state, in Intruder other)
        {
        }
    }
}
