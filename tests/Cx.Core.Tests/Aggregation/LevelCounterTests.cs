using System.Runtime.Intrinsics;
using Cx.Core.Aggregation;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Aggregation;

public class LevelCounterTests
{
    public static TheoryData<string> Paths => [.. KernelChecks.Paths.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_length_at_every_kind_of_offset_counts_as_the_one_line_loop(string path) => KernelChecks.EveryLength(path);

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_crowd_of_one_code_fills_no_counter_beyond_its_edge(string path) => KernelChecks.FullCounters(path);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_single_code_goes_to_its_slot_alone_and_in_crowds(string path) => KernelChecks.SingleCodes(path);

    [Theory]
    [MemberData(nameof(Paths))]
    public void Only_non_answers_count_as_such(string path) => KernelChecks.NonAnswers(path);

    [Theory]
    [InlineData("DOTNET_EnableAVX512", false, true, true)]
    [InlineData("DOTNET_EnableAVX2", false, false, true)]
    [InlineData("DOTNET_EnableHWIntrinsic", false, false, false)]
    public void With_an_instruction_set_switched_off_every_path_counts_the_same(string variable, bool may512, bool may256, bool may128)
    {
        var (exitCode, output) = KernelProcess.Run(variable, may512, may256, may128);

        Assert.True(exitCode == 0, $"{variable}=0: exit code {exitCode}\n{output}");
        Assert.Contains($"{KernelChecks.Paths.Count} paths hold", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_that_does_nothing_is_noticed()
    {
        // A name that the runtime does not know, as a retired one: it takes it without a word and leaves the instructions on.
        var (exitCode, output) = KernelProcess.Run("DOTNET_EnableVectors", may512: false, may256: false, may128: false);

        Assert.Equal(2, exitCode);
        Assert.Contains("is still on", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_are_summed_alike_with_and_without_the_instruction_for_it() => Law.Holds(Gen.Choose(0, 255).ArrayOf(16), numbers =>
    {
        var bytes = Vector128.Create([.. numbers.Select(number => (byte)number)]);
        Assert.Equal(numbers.Sum(), Lanes128.Total(bytes));
        Assert.Equal(numbers.Sum(), Lanes128.Widened(bytes));
    });

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
}
