using System.Buffers.Binary;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class RatingStoreCodecTests
{
    private static readonly string?[] Touchpoints = ["checkout", "delivery", "é", null, "Checkout"];

    [Fact]
    public void A_store_comes_back_series_by_series() => Law.Holds(Events(), events =>
    {
        var store = Of(events);

        Assert.True(Take(store).TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(default, out var back, out var error), error.ToString());
        Assert.Equal(store.SeriesCount, back.SeriesCount);
        Assert.Equal(store.Total, back.Total);
        Assert.Equal(store.Overflow, back.Overflow);
        Assert.Equal(Take(store), Take(back));
        foreach (var (touchpoint, channel, _) in events)
        {
            Assert.Equal(store.Read(store.Resolve(store.Schema.Key(touchpoint, channel))), back.Read(back.Resolve(back.Schema.Key(touchpoint, channel))));
        }
    });

    [Fact]
    public void The_bytes_do_not_depend_on_which_series_was_seen_first() => Law.Holds(Events(), events =>
    {
        // Without a fold: what is folded depends on what came first, and is in the state.
        Assert.Equal(Take(Of(events, maxSeries: 100)), Take(Of([.. Enumerable.Reverse(events)], maxSeries: 100)));
    });

    [Fact]
    public void A_store_that_grows_between_its_snapshots_is_in_order_each_time() => Law.Holds(Events(), events =>
    {
        var grown = Of([]);
        for (var i = 0; i < events.Count; i++)
        {
            Count(grown, events[i]);

            Assert.Equal(Take(Of([.. events.Take(i + 1)])), Take(grown));
        }
    });

    // Ranks of one byte and of two, of few dimensions and of so many that a row's ranks take more than eight bytes.
    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 500)]
    [InlineData(8, 100)]
    [InlineData(8, 300)]
    [InlineData(12, 20)]
    [InlineData(32, 2)]
    public void Ranks_of_any_length_come_back_and_are_written_as_one_by_one(int width, int members)
    {
        var random = new Random(width);
        var schema = SeriesSchema.Of([.. Enumerable.Range(0, width).Select(i => ($"d{i}", 64 / width > 20 ? 20 : 64 / width))]);
        var room = schema.Dimensions[0].Capacity - 2;
        var store = new RatingStore<Nps>(schema, 2_000, OverflowPolicy.Fold);
        for (var i = 0; i < 2_000; i++)
        {
            var texts = new string?[width];
            for (var d = 0; d < width; d++) texts[d] = FormattableString.Invariant($"m{random.Next(Math.Min(members, room))}");
            store.Add(schema.Key(texts), Rating<Nps>.From(i % 11));
        }

        var snapshot = Take(store);
        Assert.True(snapshot.TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(default, out var back, out var error), error.ToString());
        Assert.Equal(store.ToTable().Series.Select(series => series.ToString()), back.ToTable().Series.Select(series => series.ToString()));
        Assert.Equal(snapshot, Take(back));

        // Where there is no more room than it takes, vectors and whole words do not fit at the end.
        var close = new byte[snapshot.Bytes.Length];
        Assert.Equal(close.Length, RatingStoreCodec<Nps>.Write(in store, close));
        Assert.Equal(snapshot.Bytes, close);

        // A series that came back is found by its key, and counted where it stood.
        foreach (var series in store.ToTable().Series) back.Add(back.Schema.Key([.. series.Members]), Rating<Nps>.From(0));
        Assert.Equal(store.SeriesCount, back.SeriesCount);
        Assert.Equal(store.Total.Offered + store.SeriesCount, back.Total.Offered);

        // The ranks of the first series are those of the sorted texts, one after the other, each in its LEB128.
        Assert.True(snapshot.TryGetSection(4, out var content));
        var at = 0;
        Assert.Equal((ulong)store.SeriesCount, Number(content.Span, ref at));
        var first = store.ToTable().Series[0].Members;
        for (var d = 0; d < width; d++)
        {
            var used = store.ToTable().Series.Select(series => series.Members[d]).Distinct().Order(StringComparer.Ordinal).ToList();
            Assert.Equal((ulong)used.IndexOf(first[d]), Number(content.Span, ref at));
        }
    }

    [Fact]
    public void A_snapshot_of_more_series_than_its_limit_is_refused()
    {
        var bytes = Take(Of([("a", "x", 3), ("a", "y", 3), ("b", "x", 3)], maxSeries: 9)).Bytes.ToArray();
        var limit = bytes.AsSpan().IndexOf("max-series=9"u8) + 11;
        bytes[limit] = (byte)'2';

        // The configuration: a section's head, the policy, the limit.
        var schema = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(26));
        Assert.Equal(9, bytes[30 + schema + 7]);
        bytes[30 + schema + 7] = 2;
        Hostile.Resealed<RatingStoreCodec<Nps>, RatingStore<Nps>>(bytes);

        Assert.False(RatingStoreCodec<Nps>.TryRead(bytes, default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OutOfRange, error.Kind);
    }

    [Fact]
    public void Room_that_a_snapshot_did_not_need_is_left_for_new_series()
    {
        Assert.True(Take(Of([("a", "x", 3), ("b", "x", 3)], maxSeries: 3)).TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(default, out var back, out _));

        Assert.False(back.IsFolded(back.Resolve(back.Schema.Key("c", "x"))));
        Assert.True(back.IsFolded(back.Resolve(back.Schema.Key("d", "x"))));
    }

    [Fact]
    public void What_was_refused_comes_back()
    {
        var schema = SeriesSchema.Of(("touchpoint", 4));
        var store = new RatingStore<Nps>(schema, maxSeries: 1, OverflowPolicy.Refuse);
        store.Add(schema.Key("a"), Rating<Nps>.From(9));
        store.Add(schema.Key("b"), Rating<Nps>.From(3));

        Assert.True(Take(store).TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(default, out var back, out _));
        Assert.Equal((1, 1, OverflowPolicy.Refuse), (back.Refused, back.Total.Offered, back.Policy));
        Assert.Equal(Take(store), Take(back));
    }

    [Fact]
    public void Counters_below_zero_and_beyond_32_bits_come_back()
    {
        var schema = SeriesSchema.Of(("touchpoint", 4));
        var store = new RatingStore<Slider100>(schema, maxSeries: 10, OverflowPolicy.Fold);
        RatingCounts<Slider100> many = RatingCounts.Of(Rating<Slider100>.From(100));
        for (var i = 0; i < 40; i++)
        {
            var same = many;
            many.Merge(same);
        }

        store.Merge(schema.Key("a"), many);
        store.Remove(schema.Key("b"), Rating<Slider100>.From(0));

        Assert.True(Snapshot.Of<RatingStoreCodec<Slider100>, RatingStore<Slider100>>(store).TryRead<RatingStoreCodec<Slider100>, RatingStore<Slider100>>(default, out var back, out _));
        Assert.Equal(1L << 40, back.Total[100]);
        Assert.Equal(-1, back.Total[0]);
    }

    [Fact]
    public void Another_scale_is_refused()
    {
        Assert.False(Take(Of([("a", "b", 3)])).TryRead<RatingStoreCodec<Csat5>, RatingStore<Csat5>>(default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
    }

    [Fact]
    public void Damaged_stores_are_refused_or_are_written_as_the_same_bytes()
        => Hostile.Check<RatingStoreCodec<Nps>, RatingStore<Nps>>(Take(Of([("a", "x", 3), ("b", null, 9), ("a", "y", 10), ("c", "y", 1)])));

    [Fact]
    public void A_limit_on_memory_holds_before_the_store_is_made()
    {
        var small = Take(Of([("a", "x", 3)], maxSeries: 1_000_000));

        Assert.False(small.TryRead<RatingStoreCodec<Nps>, RatingStore<Nps>>(new ReadLimits(10_000, 100_000), out _, out var error));
        Assert.Equal(SnapshotErrorKind.OverLimit, error.Kind);
    }

    [Fact]
    public void The_stored_snapshot_of_a_released_version_is_read_and_written_byte_for_byte()
    {
        // These bytes were made from the description of the format, by an encoder of another language.
        var store = Of([("checkout", "email", 10), ("checkout", "chat", 3), ("delivery", null, 7), ("delivery", "chat", 11)], maxSeries: 2);
        var stored = Goldens.Of("rating-store-nps-1", Take(store).Bytes.Span);

        Assert.True(RatingStoreCodec<Nps>.TryRead(stored, default, out var read, out var error), error.ToString());
        Assert.Equal(store.Total, read.Total);
        Assert.Equal(stored, Take(read).Bytes);
    }

    private static Gen<List<(string?, string?, int)>> Events()
        => Gen.Choose(0, Touchpoints.Length - 1).Two().SelectMany(pair => Gen.Choose(-1, 12).Select(value => (Touchpoints[pair.Item1], Touchpoints[pair.Item2], value))).ListOf();

    // Seven series at most: some of 25 are folded.
    private static RatingStore<Nps> Of(IList<(string? Touchpoint, string? Channel, int Value)> events, int maxSeries = 7)
    {
        var schema = SeriesSchema.Of(("touchpoint", 12), ("channel", 8));
        var store = new RatingStore<Nps>(schema, maxSeries, OverflowPolicy.Fold);
        foreach (var one in events) Count(store, one);
        return store;
    }

    private static void Count(RatingStore<Nps> store, (string? Touchpoint, string? Channel, int Value) one)
    {
        RatingCounts<Nps> counts = default;
        counts.AddValue(one.Value);
        store.Merge(store.Schema.Key(one.Touchpoint, one.Channel), counts);
    }

    private static ulong Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            number |= (bytes[at] & 0x7FUL) << shift;
            if (bytes[at++] < 0x80) return number;
        }
    }

    private static Snapshot Take(RatingStore<Nps> store) => Snapshot.Of<RatingStoreCodec<Nps>, RatingStore<Nps>>(store);
}
