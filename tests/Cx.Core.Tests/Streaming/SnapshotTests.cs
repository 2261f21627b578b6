using System.Buffers.Binary;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class SnapshotTests
{
    private const ushort UserKind = 0x8001;

    [Fact]
    public void The_bytes_are_those_of_the_layout_on_the_page()
    {
        // Two promoters at 10, one answer skipped: slots not answered, 0…10, invalid, skipped, not applicable.
        var counts = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(10), Rating<Nps>.Skipped);

        var bytes = Snapshot.Of<RatingCountsCodec<Nps>, RatingCounts<Nps>>(counts).Bytes.Span;

        const string schema = "scale=nps min=0 max=10 polarity=higher";
        Assert.Equal("CXS1"u8, bytes[..4]);
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]));
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]));
        Assert.Equal(XxHash64.Of(schema), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));
        Assert.Equal((uint)bytes.Length - 28, BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]));
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(bytes[24..]));
        Assert.Equal((uint)schema.Length, BinaryPrimitives.ReadUInt32LittleEndian(bytes[26..]));
        var second = bytes[(30 + schema.Length)..^4];

        // Section 2, 7 bytes: 14 slots up to the last that is not 0; 11 zeros (0 and 10); 2 as ZigZag 4; one zero (0 and 0); 1 as ZigZag 2.
        Assert.Equal<byte>([2, 0, 7, 0, 0, 0, 14, 0, 10, 4, 0, 0, 2], second);
        Assert.Equal(Crc32C.Of(bytes[..^4]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]));
    }

    [Theory]
    [InlineData("7", "is a base64 text, and this is a Number")]
    [InlineData("\"a b\"", "is a base64 text, and this is a String that is none")]
    public void Json_that_is_no_snapshot_is_refused_with_what_was_expected(string json, string expected)
    {
        Assert.Contains(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Snapshot>(json)).Message, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DurationSketch>(json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"offered":1.5}""", "offered of a tally must be a whole number")]
    [InlineData("""{"onTime":-1}""", "onTime of a tally must be a whole number")]
    [InlineData("""{"lost":1}""", "no member lost; it has offered, onTime")]
    [InlineData("""{"offered":2,"onTime":1}""", "add up")]
    public void Json_that_is_no_tally_is_refused_with_what_was_expected(string json, string expected)
        => Assert.Contains(expected, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Tally>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_of_no_kind_has_a_text_all_the_same()
        => Assert.EndsWith("the snapshot cannot be read.", new SnapshotError((SnapshotErrorKind)99, 3).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Counts_come_back_equal_and_equal_counts_give_equal_bytes() => Law.Holds(Counts<Nps>(), RoundTrips);

    [Fact]
    public void Counts_on_a_wide_scale_come_back_equal() => Law.Holds(Counts<Slider100>(), RoundTrips);

    [Fact]
    public void An_emptied_state_has_the_bytes_of_one_that_was_never_used()
    {
        RatingCounts<Slider100> used = default;
        used.Add(Rating<Slider100>.From(3));
        used.Remove(Rating<Slider100>.From(3));

        Assert.Equal(Take<Slider100>(default), Take(used));
    }

    [Fact]
    public void A_counter_below_zero_comes_back()
    {
        RatingCounts<Nps> counts = default;
        counts.Remove(Rating<Nps>.From(7));

        Assert.True(Take(counts).TryRead<RatingCountsCodec<Nps>, RatingCounts<Nps>>(default, out var back, out _));
        Assert.Equal(-1, back[7]);
    }

    [Fact]
    public void Damaged_counts_are_refused_or_are_written_as_the_same_bytes()
    {
        Hostile.Check<RatingCountsCodec<Nps>, RatingCounts<Nps>>(Take(Example()));
        Hostile.Check<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(Take(RatingCounts.Of(Rating<Slider100>.From(99), Rating<Slider100>.Skipped)));
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(20_261);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.False(RatingCountsCodec<Nps>.TryRead(bytes, default, out _, out _));
            if (bytes.Length < 40) continue;
            "CXS1\u0001\0\u0001\0"u8.CopyTo(bytes);
            Hostile.Resealed<RatingCountsCodec<Nps>, RatingCounts<Nps>>(bytes);
        }
    }

    [Fact]
    public void Another_scale_is_refused_with_the_offset_of_the_fingerprint()
    {
        Assert.False(Take(Example()).TryRead<RatingCountsCodec<Csat5>, RatingCounts<Csat5>>(default, out _, out var error));
        Assert.Equal(new SnapshotError(SnapshotErrorKind.OtherSchema, 8), error);
        Assert.Contains("configuration", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 2, SnapshotErrorKind.UnknownFormat)]
    [InlineData(4, 0, SnapshotErrorKind.UnknownFormat)]
    [InlineData(6, 2, SnapshotErrorKind.OtherKind)]
    [InlineData(16, 1, SnapshotErrorKind.UnknownFlags)]
    [InlineData(24, 2, SnapshotErrorKind.MissingSection)]
    public void A_header_of_something_else_says_what_it_is(int at, byte value, SnapshotErrorKind expected)
    {
        var bytes = Take(Example()).Bytes.ToArray();
        bytes[at] = value;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32C.Of(bytes.AsSpan(0, bytes.Length - 4)));

        Assert.False(RatingCountsCodec<Nps>.TryRead(bytes, default, out _, out var error));
        Assert.Equal(expected, error.Kind);
    }

    [Fact]
    public void Numbers_that_are_longer_than_they_must_be_are_refused()
    {
        // 0x80 0x00 is 0 in two bytes; eleven bytes are more than 64 bits; ten bytes whose last is 2 are 2^64.
        Assert.Equal(SnapshotErrorKind.NotCanonical, ErrorOf([0x80, 0x00], (ref SnapshotReader reader) => reader.TryReadUnsigned(out _)));
        Assert.Equal(SnapshotErrorKind.NotCanonical, ErrorOf([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02], (ref SnapshotReader reader) => reader.TryReadUnsigned(out _)));
        Assert.Equal(SnapshotErrorKind.Truncated, ErrorOf([0xFF, 0xFF], (ref SnapshotReader reader) => reader.TryReadUnsigned(out _)));
        Assert.Equal(SnapshotErrorKind.None, ErrorOf([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], (ref SnapshotReader reader) => reader.TryReadUnsigned(out _)));
    }

    [Theory]
    [InlineData(SnapshotErrorKind.None, 3, 2, 0, 0, 4)]
    [InlineData(SnapshotErrorKind.OutOfRange, 9, 2)]
    [InlineData(SnapshotErrorKind.NotCanonical, 3, 0, 0, 0, 0, 4)]
    [InlineData(SnapshotErrorKind.NotCanonical, 3, 2, 0, 1)]
    [InlineData(SnapshotErrorKind.NotCanonical, 2, 2, 0, 0)]
    [InlineData(SnapshotErrorKind.TrailingBytes, 1, 2, 2)]
    [InlineData(SnapshotErrorKind.OutOfRange, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 4)]
    public void Counters_have_one_form(SnapshotErrorKind expected, params int[] section)
    {
        Assert.Equal(expected, ErrorOf([.. section.Select(one => (byte)one)], (ref SnapshotReader reader) =>
        {
            Span<long> counters = stackalloc long[4];
            return reader.TryReadCounters(counters);
        }));
    }

    [Fact]
    public void Everything_that_is_written_is_read()
    {
        var bytes = new byte[400];
        var writer = new SnapshotWriter(bytes, UserKind, "mine");
        writer.BeginSection(2);
        writer.WriteByte(7);
        writer.WriteUnsigned(ulong.MaxValue);
        writer.WriteSigned(long.MinValue);
        writer.WriteFixed(0xFEDCBA9876543210);
        writer.WriteFixed(Int128.MinValue);
        writer.WriteText("né");
        writer.WriteNested<RatingCountsCodec<Nps>, RatingCounts<Nps>>(Example());
        var length = writer.Finish();

        Assert.True(SnapshotReader.TryOpen(bytes.AsSpan(0, length), UserKind, default, out var reader, out _));
        Assert.True(reader.TryMatch("mine"));
        Assert.True(reader.TryEnter(2));
        Assert.True(reader.TryReadByte(out var one) && one == 7);
        Assert.True(reader.TryReadUnsigned(out var most) && most == ulong.MaxValue);
        Assert.True(reader.TryReadSigned(out var least) && least == long.MinValue);
        Assert.True(reader.TryReadFixed(out ulong bits) && bits == 0xFEDCBA9876543210);
        Assert.True(reader.TryReadFixed(out Int128 wide) && wide == Int128.MinValue);
        Assert.True(reader.TryReadText(out var text));
        Assert.Equal("né", text);
        Assert.True(reader.TryReadNested<RatingCountsCodec<Nps>, RatingCounts<Nps>>(out var counts));
        Assert.Equal(Example(), counts);
        Assert.True(reader.TryClose());
        Assert.Equal("mine"u8, reader.Schema);
        Assert.Equal(XxHash64.Of("mine"), reader.Fingerprint);
        Assert.Equal(1, reader.Format);
    }

    [Fact]
    public void What_is_read_may_not_cost_more_than_the_limits()
    {
        var wide = Take(RatingCounts.Of(Rating<Slider100>.From(1)));

        Assert.False(wide.TryRead<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(new ReadLimits(10, 10_000), out _, out var bytes));
        Assert.Equal(SnapshotErrorKind.OverLimit, bytes.Kind);
        Assert.False(wide.TryRead<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(new ReadLimits(1_000, 100), out _, out var memory));
        Assert.Equal(SnapshotErrorKind.OverLimit, memory.Kind);
        Assert.False(Snapshot.TryParse(wide.Bytes.Span, new ReadLimits(1_000, 100), out _, out var copy));
        Assert.Equal(SnapshotErrorKind.OverLimit, copy.Kind);
    }

    [Fact]
    public void Snapshots_inside_a_snapshot_share_its_limit()
    {
        var bytes = new byte[2_000];
        var writer = new SnapshotWriter(bytes, UserKind, "two");
        writer.BeginSection(2);
        for (var i = 0; i < 2; i++) writer.WriteNested<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(RatingCounts.Of(Rating<Slider100>.From(i)));
        var source = bytes.AsSpan(0, writer.Finish());

        // One row of 105 counters is 872 bytes.
        Assert.True(SnapshotReader.TryOpen(source, UserKind, new ReadLimits(2_000, 1_000), out var reader, out _));
        Assert.True(reader.TryEnter(2));
        Assert.True(reader.TryReadNested<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(out _));
        Assert.False(reader.TryReadNested<RatingCountsCodec<Slider100>, RatingCounts<Slider100>>(out _));
        Assert.Equal(SnapshotErrorKind.OverLimit, reader.Error.Kind);
    }

    [Fact]
    public void Unknown_optional_sections_are_kept_and_unknown_required_ones_refused()
    {
        var extended = Take(Example()).WithOptional(0x8002, "later"u8).WithOptional(0x8001, "extra"u8);

        Assert.True(extended.TryRead<RatingCountsCodec<Nps>, RatingCounts<Nps>>(default, out var counts, out _));
        Assert.Equal(Example(), counts);
        Assert.Equal<ushort>([1, 2, 0x8001, 0x8002], extended.Sections);
        counts.Add(Rating<Nps>.From(1));
        var changed = extended.With<RatingCountsCodec<Nps>, RatingCounts<Nps>>(counts);
        Assert.True(changed.TryGetSection(0x8001, out var extra));
        Assert.Equal("extra"u8, extra.Span);
        Assert.False(changed.TryGetSection(7, out _));
        Assert.Equal(extended, extended.WithOptional(0x8001, "other"u8).WithOptional(0x8001, "extra"u8));

        var bytes = new byte[200];
        var writer = new SnapshotWriter(bytes, 1, extended.Schema);
        writer.BeginSection(2);
        writer.WriteCounters([1]);
        writer.BeginSection(3);
        Assert.False(RatingCountsCodec<Nps>.TryRead(bytes.AsSpan(0, writer.Finish()), default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.UnknownSection, error.Kind);
    }

    [Fact]
    public void An_optional_section_is_found_where_it_is_and_not_missed_where_it_is_not()
    {
        var snapshot = Take(Example()).WithOptional(0x8003, [5]).WithOptional(0x8001, [4]);

        Assert.True(SnapshotReader.TryOpen(snapshot.Bytes.Span, 1, default, out var reader, out _));
        Assert.True(reader.TryEnter(2) && reader.TryReadCounters(new long[15]));
        Assert.False(reader.TryEnterOptional(0x8002));
        Assert.True(reader.TryEnterOptional(0x8003));
        Assert.True(reader.TryReadByte(out var content) && content == 5);
        Assert.True(reader.TryClose());
        Assert.Equal(default, reader.Error);
    }

    [Fact]
    public void Counters_that_no_reader_would_believe_are_not_written()
    {
        RatingCounts<Nps> counts = default;
        counts.Add(Rating<Nps>.From(1));
        for (var i = 0; i < 57; i++)
        {
            var same = counts;
            counts.Merge(same);
        }

        Assert.Throws<OverflowException>(() => Take(counts));
    }

    [Fact]
    public void Too_little_room_is_said_with_what_to_do()
    {
        var failure = Assert.Throws<ArgumentException>(() => RatingCountsCodec<Nps>.Write(Example(), new byte[40]));

        Assert.Contains("MaxBytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stored_snapshots_of_released_versions_are_read_and_written_byte_for_byte()
    {
        Golden<Nps>("rating-counts-nps-1", Example());
        var wide = RatingCounts.Of(Rating<Slider100>.From(0), Rating<Slider100>.From(100), Rating<Slider100>.NotApplicable);
        wide.AddValue(101);
        Golden<Slider100>("rating-counts-slider100-1", wide);
    }

    [Fact]
    public void A_file_that_was_killed_while_it_was_written_still_gives_a_whole_snapshot()
    {
        var folder = Directory.CreateTempSubdirectory("cx-snapshot");
        try
        {
            var path = Path.Combine(folder.FullName, "state");
            Snapshot first = Take(Example()), second = Take<Nps>(default);
            Assert.Null(SnapshotFile.Read(path, default, out var none));
            Assert.Equal(default, none);
            SnapshotFile.Write(path, first);
            SnapshotFile.Write(path, second);
            Assert.Equal(second, SnapshotFile.Read(path, default, out _));

            // Killed while writing the new one.
            File.WriteAllBytes(path + ".new", first.Bytes.ToArray()[..20]);
            Assert.Equal(second, SnapshotFile.Read(path, default, out _));

            // Killed between the two renames.
            File.WriteAllBytes(path + ".new", second.Bytes.ToArray());
            File.Move(path, path + ".previous", overwrite: true);
            Assert.Equal(second, SnapshotFile.Read(path, default, out _));

            // Damaged on the disk.
            File.Delete(path + ".new");
            File.WriteAllBytes(path, [1, 2, 3]);
            Assert.Equal(second, SnapshotFile.Read(path, default, out var error));
            Assert.Equal(SnapshotErrorKind.NotASnapshot, error.Kind);
            Assert.Null(SnapshotFile.Read(path, new ReadLimits(2, 2), out var large));
            Assert.Equal(SnapshotErrorKind.OverLimit, large.Kind);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private delegate bool Reading(ref SnapshotReader reader);

    private static SnapshotErrorKind ErrorOf(ReadOnlySpan<byte> section, Reading read)
    {
        var bytes = new byte[200];
        var writer = new SnapshotWriter(bytes, UserKind, "");
        writer.BeginSection(2);
        writer.WriteRaw(section);
        Assert.True(SnapshotReader.TryOpen(bytes.AsSpan(0, writer.Finish()), UserKind, default, out var reader, out _));
        Assert.True(reader.TryEnter(2));
        Assert.Equal(read(ref reader) && reader.TryClose(), reader.Error == default);
        return reader.Error.Kind;
    }

    private static RatingCounts<Nps> Example()
    {
        var counts = RatingCounts.Of(Rating<Nps>.From(0), Rating<Nps>.From(9), Rating<Nps>.From(10), Rating<Nps>.From(10), Rating<Nps>.Skipped, Rating<Nps>.NotAnswered);
        counts.AddValue(11);
        return counts;
    }

    private static Snapshot Take<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale> => Snapshot.Of<RatingCountsCodec<TScale>, RatingCounts<TScale>>(in counts);

    private static void Golden<TScale>(string name, RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        var stored = Goldens.Of(name, Take(counts).Bytes.Span);
        Assert.True(RatingCountsCodec<TScale>.TryRead(stored, default, out var read, out var error), error.ToString());
        Assert.Equal(counts, read);
        Assert.Equal(stored, Take(read).Bytes);
    }

    private static Gen<RatingCounts<TScale>> Counts<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleDefinition.Of<TScale>();
        var entry = Gen.Choose(scale.Min - 3, scale.Max + 1).SelectMany(value => Gen.Choose(-300, 300).Select(times => (value, times)));
        return entry.ListOf().Select(entries =>
        {
            RatingCounts<TScale> counts = default;
            foreach (var (value, times) in entries)
            {
                for (var i = 0; i < Math.Abs(times); i++)
                {
                    if (times < 0) counts.RemoveValue(value);
                    else counts.AddValue(value);
                }
            }

            return counts;
        });
    }

    private static bool RoundTrips<TScale>(RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        var snapshot = Take(counts);
        return snapshot.TryRead<RatingCountsCodec<TScale>, RatingCounts<TScale>>(default, out var back, out _)
            && back == counts && Take(back) == snapshot && snapshot.Bytes.Length <= RatingCountsCodec<TScale>.MaxBytes(in counts);
    }
}
