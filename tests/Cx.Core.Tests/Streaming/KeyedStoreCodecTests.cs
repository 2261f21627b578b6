using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Counts = Cx.Core.Streaming.KeyedStore<Cx.Core.Scores.RatingCounts<Cx.Core.Scales.Csat5>, Cx.Core.Scales.Rating<Cx.Core.Scales.Csat5>>;
using CountsCodec = Cx.Core.Streaming.KeyedStoreCodec<Cx.Core.Scores.RatingCounts<Cx.Core.Scales.Csat5>, Cx.Core.Scales.Rating<Cx.Core.Scales.Csat5>, Cx.Core.Streaming.RatingCountsCodec<Cx.Core.Scales.Csat5>>;
using Sketches = Cx.Core.Streaming.KeyedStore<Cx.Core.Streaming.DurationSketch, System.TimeSpan>;
using SketchesCodec = Cx.Core.Streaming.KeyedStoreCodec<Cx.Core.Streaming.DurationSketch, System.TimeSpan, Cx.Core.Streaming.DurationSketchCodec>;

namespace Cx.Core.Tests.Streaming;

public class KeyedStoreCodecTests
{
    private static readonly string?[] Members = ["checkout", "delivery", "é", null, "Checkout"];

    [Fact]
    public void A_store_comes_back_series_by_series() => Law.Holds(
        from events in Events from limit in Gen.Elements(1, 7, 100) from policy in Gen.Elements(OverflowPolicy.Fold, OverflowPolicy.Refuse) select (events, limit, policy), given =>
        {
            var store = Of(given.events, given.limit, given.policy);

            Assert.True(Take(store).TryRead<CountsCodec, Counts>(default, out var back, out var error), error.ToString());
            Assert.Equal((store.SeriesCount, store.Total, store.Refused, store.Policy, store.MaxSeries), (back.SeriesCount, back.Total, back.Refused, back.Policy, back.MaxSeries));
            Assert.Equal(store.Overflow, back.Overflow);
            Assert.Equal(store.ToTable().Series.Select(series => series.ToString()), back.ToTable().Series.Select(series => series.ToString()));
            Assert.Equal(Take(store), Take(back));
        });

    [Fact]
    public void The_bytes_do_not_depend_on_order_or_merge_tree() => Law.Holds(from events in Events from parts in Gen.Choose(1, 5) select (events, parts), given =>
    {
        var expected = Take(Of(given.events, 100, OverflowPolicy.Fold));
        Counts[] stores = [.. Enumerable.Range(0, given.parts).Select(part => Of([.. given.events.Where((_, i) => i % given.parts == part).Reverse()], 100, OverflowPolicy.Fold))];
        var merged = Of([], 100, OverflowPolicy.Fold);
        foreach (var store in stores.Reverse()) merged.Merge(store);

        Assert.Equal(expected, Take(Of([.. given.events.Reverse()], 100, OverflowPolicy.Fold)));
        Assert.Equal(expected, Take(merged));
    });

    [Fact]
    public void A_million_durations_and_ids_give_the_same_bytes_in_every_order_and_merge_tree()
    {
        const int Count = 1_000_000;
        const int Series = 50;
        var random = new Random(20_262);
        var schema = SeriesSchema.Of(("touchpoint", 8));
        SeriesKey[] keys = [.. Enumerable.Range(0, Series).Select(i => schema.Key(FormattableString.Invariant($"t{i}")))];
        var events = new (int Series, TimeSpan Duration)[Count];
        // As many in each doubling, and some below zero.
        for (var i = 0; i < Count; i++) events[i] = (random.Next(Series), TimeSpan.FromTicks((1L << random.Next(50)) + random.Next(1 << 20) - (1 << 12)));
        Snapshot? sketches = null, ids = null;
        foreach (var parts in (int[])[1, 2, 8])
        {
            var stores = Enumerable.Range(0, parts).Select(_ => new Sketches(schema, Series, OverflowPolicy.Fold)).ToList();
            var counters = new DistinctCounter[parts];
            for (var i = 0; i < Count; i++)
            {
                var (series, duration) = events[i];
                stores[i % parts].Add(keys[series], duration);
                counters[i % parts].Add(unchecked((ulong)duration.Ticks));
            }

            // Two shards meet in pairs, eight one after the other from the end.
            for (var last = parts - 1; last > 0; last--)
            {
                stores[parts == 2 ? 0 : last - 1].Merge(stores[last]);
                counters[parts == 2 ? 0 : last - 1].Merge(counters[last]);
            }

            var sketch = Snapshot.Of<SketchesCodec, Sketches>(stores[0]);
            var id = Snapshot.Of<DistinctCounterCodec, DistinctCounter>(in counters[0]);
            Assert.Equal(sketches ??= sketch, sketch);
            Assert.Equal(ids ??= id, id);
            Assert.Equal(Count, stores[0].Total.N + stores[0].Total.Invalid);
            random.Shuffle(events);
        }
    }

    [Fact]
    public void Another_state_or_another_kind_of_store_is_refused()
    {
        var snapshot = Take(Of([("a", "x", 3)], 10, OverflowPolicy.Fold));

        Assert.False(snapshot.TryRead<SketchesCodec, Sketches>(default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
        Assert.False(snapshot.TryRead<RatingStoreCodec<Csat5>, RatingStore<Csat5>>(default, out _, out error));
        Assert.Equal(SnapshotErrorKind.OtherKind, error.Kind);
        // The states say themselves what scale they are on.
        Assert.False(snapshot.TryRead<KeyedStoreCodec<RatingCounts<Stars5>, Rating<Stars5>, RatingCountsCodec<Stars5>>, KeyedStore<RatingCounts<Stars5>, Rating<Stars5>>>(default, out _, out error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
        Assert.Throws<ArgumentNullException>(() => CountsCodec.MaxBytes(null!));
        Assert.Throws<ArgumentNullException>(() => CountsCodec.Write(null!, []));
    }

    [Fact]
    public void Damaged_stores_are_refused_or_are_written_as_the_same_bytes()
    {
        Hostile.Check<CountsCodec, Counts>(Take(Of([("a", "x", 3), ("b", null, 1), ("c", "y", 9)], 1, OverflowPolicy.Refuse)));
        var sketches = new Sketches(SeriesSchema.Of(("touchpoint", 4)), 3, OverflowPolicy.Fold);
        sketches.Add(sketches.Schema.Key("a"), TimeSpan.FromHours(1));
        sketches.Add(sketches.Schema.Key("b"), TimeSpan.FromTicks(-1));
        Hostile.Check<SketchesCodec, Sketches>(Snapshot.Of<SketchesCodec, Sketches>(sketches));
    }

    [Fact]
    public void A_limit_on_memory_holds_before_the_store_is_made()
    {
        Assert.False(Take(Of([("a", "x", 3)], 1_000_000, OverflowPolicy.Fold)).TryRead<CountsCodec, Counts>(new ReadLimits(10_000, 100_000), out _, out var error));
        Assert.Equal(SnapshotErrorKind.OverLimit, error.Kind);
    }

    [Fact]
    public void The_stored_snapshot_of_a_released_version_is_read_and_written_byte_for_byte()
    {
        // These bytes were made from the description of the format, by an encoder of another language.
        var store = Of([("checkout", "email", 5), ("checkout", "chat", 1), ("delivery", null, 7), ("checkout", "email", 5)], 2, OverflowPolicy.Refuse);
        var stored = Goldens.Of("keyed-store-1", Take(store).Bytes.Span);

        Assert.True(CountsCodec.TryRead(stored, default, out var read, out var error), error.ToString());
        Assert.Equal((store.Total, 1), (read.Total, read.Refused));
        Assert.Equal(stored, Take(read).Bytes);
        Assert.Equal(stored, Take(store).Bytes);
    }

    private static Gen<IList<(string?, string?, int)>> Events
        => Gen.Choose(0, Members.Length - 1).Two().SelectMany(pair => Gen.Choose(-1, 7).Select(value => (Members[pair.Item1], Members[pair.Item2], value))).ListOf().Select(list => (IList<(string?, string?, int)>)[.. list]);

    private static Counts Of(IList<(string? Touchpoint, string? Channel, int Value)> events, int maxSeries, OverflowPolicy policy)
    {
        var store = new Counts(SeriesSchema.Of(("touchpoint", 12), ("channel", 8)), maxSeries, policy);
        foreach (var (touchpoint, channel, value) in events)
            store.Add(store.Schema.Key(touchpoint, channel), value is >= 1 and <= 5 ? Rating<Csat5>.From(value) : Cx.Core.Tests.Scores.Answers.Reinterpreted<Csat5>((byte)(77 + value)));
        return store;
    }

    private static Snapshot Take(Counts store) => Snapshot.Of<CountsCodec, Counts>(store);
}
