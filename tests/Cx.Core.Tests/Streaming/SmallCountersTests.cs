using System.Runtime.Intrinsics;
using Cx.Core.Aggregation;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class SmallCountersTests
{
    private const ushort Section = 2;

    // A snapshot of schema x up to the row, and the checksum behind it.
    private const int Before = 24 + 6 + 1 + 6;
    private const int Checksum = 4;

    [Fact]
    public void Vectors_write_the_bytes_that_are_written_one_by_one() => Law.Holds(Rows, row =>
    {
        var close = CloseFitting(row);

        Assert.Equal(close, Written(row, new byte[200]));
    });

    [Fact]
    public void Vectors_read_what_is_read_one_by_one() => Law.Holds(Rows, row =>
    {
        // Behind the row there is nothing, or enough for vectors to reach into.
        foreach (var behind in (int[])[0, 64])
        {
            var counters = new long[row.Length];
            Assert.True(SnapshotReader.TryOpen(Written(row, new byte[200], behind), 1, default, out var reader, out var error), error.ToString());
            Assert.True(reader.TryEnter(Section) && reader.TryReadCounters(counters), reader.Error.ToString());
            Assert.Equal(row, counters);
            Assert.Equal(behind, reader.Left);
            for (var i = 0; i < behind; i++) Assert.True(reader.TryReadByte(out var one) && one == 1);
            Assert.True(reader.TryClose());
        }
    });

    [Theory]
    [InlineData(2, 2, 0, 0)] // The last counter is 0.
    [InlineData(3, 0, 1, 0, 0, 2)] // Two runs beside each other, as long as the row.
    [InlineData(4, 2, 0, 0, 0, 0, 2)] // The same, of one 0 each.
    [InlineData(4, 2, 0, 9, 2)] // A run beyond the row.
    [InlineData(3, 2, 0x80, 0x00, 2)] // A 0 in two bytes.
    [InlineData(3, 2, 0, 0x80, 0x00, 2)] // A run's length in two bytes.
    [InlineData(17, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)] // More than there are slots.
    public void A_row_that_no_writer_writes_is_refused_wherever_it_stands(params int[] bytes)
    {
        foreach (var behind in (int[])[0, 64])
        {
            var room = new byte[200];
            var writer = new SnapshotWriter(room, 1, "x");
            writer.BeginSection(Section);
            foreach (var one in bytes) writer.WriteByte((byte)one);
            for (var i = 0; i < behind; i++) writer.WriteByte(1);
            Assert.True(SnapshotReader.TryOpen(room.AsSpan(0, writer.Finish()), 1, default, out var reader, out _));
            Assert.True(reader.TryEnter(Section));
            Assert.False(reader.TryReadCounters(new long[16]));
            Assert.Contains(reader.Error.Kind, (SnapshotErrorKind[])[SnapshotErrorKind.NotCanonical, SnapshotErrorKind.OutOfRange]);
        }
    }

    [Fact]
    public void Every_narrow_scale_packs_its_slots_and_unpacks_them() => Law.Holds(
        from levels in Gen.Choose(2, LevelCounter.NarrowCodes) from row in Row(levels + 4) select (levels, row), given =>
        {
            Assert.True(SmallCounters.TryNarrow(Array.ConvertAll(given.row, count => count & SmallCounters.Largest), out var counters));
            var slots = RatingCountsBody.Unpack(counters, given.levels);

            Assert.True(RatingCountsBody.TryPack(slots, given.levels, out var again));
            Assert.Equal(counters, again);
            Assert.Equal(Vector128.Sum(counters), Vector128.Sum(slots));
            for (var slot = given.levels + 1; slot < LevelCounter.OtherSlot; slot++)
                Assert.False(RatingCountsBody.TryPack(slots.WithElement(slot, (byte)1), given.levels, out _));
        });

    // Zeros and small counters most of all, some of two bytes, some below zero.
    private static Gen<long[]> Rows => Gen.Choose(0, 16).SelectMany(Row);

    private static Gen<long[]> Row(int length) => Gen.Frequency(
        (5, Gen.Constant(0L)), (6, Gen.Choose(1, 63).Select(count => (long)count)), (1, Gen.Elements(64L, 127L, 128L, 8_191L, 1L << 40, -1L)))
        .ArrayOf(length).SelectMany(mixed => Gen.Elements(mixed, Array.ConvertAll(mixed, count => count & 63)));

    private static byte[] Written(long[] row, byte[] room, int behind = 0)
    {
        var writer = new SnapshotWriter(room, 1, "x");
        writer.BeginSection(Section);
        writer.WriteCounters(row);
        for (var i = 0; i < behind; i++) writer.WriteByte(1);
        return room[..writer.Finish()];
    }

    // In as much room as it takes, where vectors do not fit.
    private static byte[] CloseFitting(long[] row)
    {
        for (var length = Before + Checksum; ; length++)
        {
            try
            {
                return Written(row, new byte[length]);
            }
            catch (ArgumentException)
            {
                Assert.True(length < 200);
            }
        }
    }
}
