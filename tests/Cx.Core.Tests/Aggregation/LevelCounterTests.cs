using Cx.Core.Aggregation;

namespace Cx.Core.Tests.Aggregation;

public class LevelCounterTests
{
    private const int LongestRun = 4096;

    [Fact]
    public void Every_length_at_every_kind_of_offset_counts_as_the_one_line_loop()
    {
        var random = new Random(20_260_101);
        var memory = new byte[64 + LongestRun];
        for (var length = 0; length <= LongestRun; length++)
        {
            random.NextBytes(memory);
            var codes = memory.AsSpan(random.Next(64), length);
            AssertAgrees(codes);
        }
    }

    [Fact]
    public void Every_single_code_goes_to_its_slot_alone_and_in_crowds()
    {
        for (var code = 0; code < 256; code++)
        {
            foreach (var length in new[] { 1, 2, 3, 4, 5, 16, 255, 256, 257, 1000 })
            {
                var codes = new byte[length];
                codes.AsSpan().Fill((byte)code);
                var row = new long[LevelCounter.NarrowSlots];
                LevelCounter.Count(codes, row);
                Assert.Equal(length, row[Slot((byte)code)]);
                Assert.Equal(length, row.Sum());
            }
        }
    }

    [Fact]
    public void Only_non_answers_count_as_such()
    {
        var random = new Random(2);
        byte[] codes = [.. Enumerable.Range(0, 1000).Select(_ => new byte[] { 0, 254, 255 }[random.Next(3)])];
        var row = new long[LevelCounter.NarrowSlots];

        LevelCounter.Count(codes, row);

        Assert.Equal(codes.Count(code => code == 0), row[0]);
        Assert.Equal(codes.Count(code => code == 254), row[14]);
        Assert.Equal(codes.Count(code => code == 255), row[15]);
        Assert.Equal(1000, row[0] + row[14] + row[15]);
    }

    [Fact]
    public void What_stands_in_the_row_already_is_added_to()
    {
        var row = new long[LevelCounter.NarrowSlots];
        Array.Fill(row, 1_000_000_000_000);

        LevelCounter.Count([1, 1, 12, 13, 200, 254, 255, 0], row);

        Assert.Equal([1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1, 1], row.Select(cell => cell - 1_000_000_000_000));
    }

    [Fact]
    public void A_histogram_keeps_every_code_apart()
    {
        var codes = new byte[3 * 256];
        for (var i = 0; i < codes.Length; i++) codes[i] = (byte)i;
        var cells = new long[256];

        LevelCounter.Histogram(codes, cells);
        LevelCounter.Histogram([7], cells);

        for (var code = 0; code < 256; code++) Assert.Equal(code == 7 ? 4 : 3, cells[code]);
    }

    private static void AssertAgrees(ReadOnlySpan<byte> codes)
    {
        var expected = new long[LevelCounter.NarrowSlots];
        foreach (var code in codes) expected[Slot(code)]++;
        var row = new long[LevelCounter.NarrowSlots];
        LevelCounter.Count(codes, row);
        if (!expected.AsSpan().SequenceEqual(row))
            Assert.Fail($"Length {codes.Length}: expected {string.Join(' ', expected)}, got {string.Join(' ', row)}.");
    }

    // The rule as the documentation states it, not the table.
    private static int Slot(byte code) => code switch
    {
        <= 12 => code,
        254 => 14,
        255 => 15,
        _ => 13,
    };
}
