using System.Globalization;
using System.Text;

namespace Cx.Cli.Tests.Input;

/// <summary>A long file is read by several threads, a pipe row by row: both must say the same.</summary>
public class LongFileTests
{
    private const int Rows = 240_000;

    [Fact]
    public void Threads_count_what_one_row_after_the_other_counts()
    {
        using var folder = new TempFolder();

        var run = Both(folder, Text(Rows - 1, "9,a,1,more\n"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("row 17: rating is '11'", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 240000: 4 fields", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misplaced_quote_changes_nothing()
    {
        using var folder = new TempFolder();

        Assert.Equal(0, Both(folder, Text(Rows / 2, "9,5\" pipe,1\n7,\"ab\"c,1\n")).ExitCode);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_by_its_row()
    {
        using var folder = new TempFolder();

        // All keys behind it are quoted in pairs, so the last quote of the file is the one that is left open.
        Assert.Contains("opens a quote", Both(folder, Text(Rows - 1, "9,\"never,1\n")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_no_character_is_named_by_its_line()
    {
        using var folder = new TempFolder();
        var bytes = Encoding.UTF8.GetBytes(Text(Rows / 2, "9,Zo#,1\n"));
        bytes[Array.IndexOf(bytes, (byte)'#')] = 0xEB;

        Assert.Contains("0xEB", Both(folder, bytes).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('-')]
    public void A_zero_byte_is_named_by_its_place_with_quotes_before_it_or_without(char quote)
    {
        using var folder = new TempFolder();

        Assert.Contains("zero byte", Both(folder, Text(Rows / 2, "9,Zo\0,1\n").Replace('"', quote)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_without_a_quote_is_counted_the_same()
    {
        using var folder = new TempFolder();

        Assert.Equal(0, Both(folder, Text(Rows / 2, "9,a,1,more\n").Replace('"', '-')).ExitCode);
    }

    private static ToolRun Both(TempFolder folder, string text) => Both(folder, Encoding.UTF8.GetBytes(text));

    private static ToolRun Both(TempFolder folder, byte[] bytes)
    {
        string[] score = ["--metric", "nps", "--column", "rating", "--by", "key", "--weight", "w", "--format", "json"];
        var file = Tool.Run(["score", folder.Write("long.csv", bytes), .. score]);
        var pipe = Tool.RunOn(bytes, ["score", "-", .. score]);
        Assert.Equal(pipe, file);
        return file;
    }

    // Keys with line breaks, commas and doubled quotes, so that a cut in the wrong place would be seen; a few invalid cells.
    private static string Text(int oddRow, string odd)
    {
        var text = new StringBuilder("rating,key,w\n");
        string[] keys = ["a", "\"b\n1\"", "\"c, \"\"d\"\"\"", "é", "a rather long key that makes the file long enough to be read in several parts", "\"\n\n\""];
        for (var row = 1; row <= Rows; row++)
        {
            if (row == oddRow + 1) text.Append(odd);
            var rating = row == 17 ? "11" : row % 11 == 3 ? string.Empty : (row * 7 % 11).ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{rating},{keys[row * 13 % keys.Length]},{row % 3}.{(row % 97) + 1:D2}\n");
        }

        return text.ToString();
    }
}
