using System.Text;

namespace Cx.Cli.Tests.Input;

public class HostileInputTests
{
    private static readonly string[] Score = ["score", "-", "--metric", "nps", "--column", "rating", "--format", "json"];

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_input_has_no_header(string text) => Tool.RunOn(text, Score).Failed(2, "empty");

    [Theory]
    [InlineData("name,rating\n")]
    [InlineData("name,rating")]
    public void A_header_alone_is_no_error_and_gives_no_number(string text)
    {
        var run = Tool.RunOn(text, Score);
        var total = run.Json().GetProperty("total");

        Assert.Equal(0, run.Json().GetProperty("rows").GetInt64());
        Assert.Equal(0, total.GetProperty("n").GetInt64());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, total.GetProperty("value").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, total.GetProperty("interval").ValueKind);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_binary_file_is_refused() =>
        Tool.RunOn([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0x0A, 0], Score).Failed(2, "zero byte", "offset 7");

    [Fact]
    public void A_workbook_is_refused_with_the_way_out() =>
        Tool.RunOn([0x50, 0x4B, 3, 4, 20, 1, 6, 1, 8], Score).Failed(2, "Excel", "CSV");

    [Fact]
    public void A_JSON_array_is_refused_with_the_way_out() =>
        Tool.RunOn("[{\"rating\":9}]", Score).Failed(2, "JSON array", "one object a line");

    [Fact]
    public void A_row_of_a_gigabyte_without_end_is_refused_before_it_fills_the_memory()
    {
        var part = Encoding.ASCII.GetBytes(new string('x', 1 << 20));

        Tool.Run(
            input =>
            {
                input.Write("name,rating\nA,9\n"u8);
                for (var i = 0; i < 1024; i++) input.Write(part);
            },
            Score).Failed(2, "Row 2", "16 MiB");
    }

    [Fact]
    public void A_JSON_line_of_a_gigabyte_without_end_is_refused_before_it_fills_the_memory()
    {
        var part = Encoding.ASCII.GetBytes(new string('x', 1 << 20));

        Tool.Run(
            input =>
            {
                input.Write("{\"rating\":9}\n{\"rating\":\""u8);
                for (var i = 0; i < 1024; i++) input.Write(part);
            },
            Score).Failed(2, "Row 2", "16 MiB");
    }

    [Fact]
    public void A_header_of_a_gigabyte_without_end_is_refused_before_it_fills_the_memory()
    {
        var part = Encoding.ASCII.GetBytes(new string('x', 1 << 20));

        Tool.Run(
            input =>
            {
                for (var i = 0; i < 1024; i++) input.Write(part);
            },
            Score).Failed(2, "header", "16 MiB");
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_by_the_row_that_opens_it() =>
        Tool.RunOn("name,rating\nA,9\n\"B,3\nC,4\nD,5\n", Score).Failed(2, "Row 2", "never closed");

    [Fact]
    public void A_quote_in_the_header_that_is_never_closed_is_named() =>
        Tool.RunOn("\"name,rating\nA,9\nB,3\n", Score).Failed(2, "header", "never closed");

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_named_by_line_and_offset_with_the_way_out() =>
        Tool.RunOn([.. "name,rating\nA,9\nZo"u8, 0xEB, .. ",3\n"u8], Score).Failed(2, "UTF-8", "0xEB", "line 3", "offset 18", "--encoding latin1");

    [Fact]
    public void A_character_that_is_cut_off_at_the_end_is_not_UTF_8() =>
        Tool.RunOn([.. "name,rating\nA,9\nZo"u8, 0xC3], Score).Failed(2, "UTF-8", "0xC3");

    [Fact]
    public void UTF_16_without_a_mark_is_refused_with_the_way_out() =>
        Tool.RunOn(Encoding.Unicode.GetBytes("name,rating\nA,9\n"), Score).Failed(2, "zero byte", "--encoding utf-16");

    [Fact]
    public void An_unknown_encoding_is_refused() => Tool.RunOn("a", [.. Score, "--encoding", "klingon"]).Failed(1, "klingon", "utf-8", "latin1");

    [Fact]
    public void A_broken_JSON_line_is_counted_and_reported()
    {
        var run = Tool.RunOn("{\"rating\":9}\n{\"rating\":\n{\"rating\":8} {\"rating\":9}\n7\n{\"rating\":[9]}\n{\"rating\":2}\n", Score);
        var total = run.Json().GetProperty("total");

        Assert.Equal(6, run.Json().GetProperty("rows").GetInt64());
        Assert.Equal(2, total.GetProperty("n").GetInt64());
        Assert.Equal(4, total.GetProperty("invalid").GetInt64());
        foreach (var row in (string[])["row 2:", "row 3:", "row 4:", "row 5:"]) Assert.Contains(row, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_without_one_whole_JSON_object_is_refused() =>
        Tool.RunOn("{\n  \"rating\": 9\n}\n", Score).Failed(2, "one flat object a line");

    [Fact]
    public void Rows_with_too_few_or_too_many_fields_are_counted_and_reported()
    {
        var run = Tool.RunOn("name,rating\nA,9\nB\nC,9,9\nD,8\n", Score);
        var total = run.Json().GetProperty("total");

        Assert.Equal(4, run.Json().GetProperty("rows").GetInt64());
        Assert.Equal(2, total.GetProperty("n").GetInt64());
        Assert.Equal(2, total.GetProperty("invalid").GetInt64());
        Assert.Contains("row 2: 1 fields where the header has 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 3: 3 fields where the header has 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() => Tool.Run("score", "nowhere.csv", "--metric", "nps", "--column", "rating").Failed(2, "nowhere.csv");

    [Fact]
    public void A_folder_is_no_file() => Tool.Run("score", Path.GetTempPath(), "--metric", "nps", "--column", "rating").Failed(2, "folder");

    [Fact]
    public void A_column_name_that_stands_twice_is_refused_when_it_is_asked_for()
    {
        Tool.RunOn("rating,rating\n9,8\n", Score).Failed(2, "twice", "column 1", "column 2");
        Tool.RunOn("rating,name,name\n9,a,b\n", Score).Ok();
    }

    [Theory]
    [InlineData("name,raitng,when\nA,9,x\n")]
    [InlineData("{\"name\":\"A\",\"raitng\":9,\"when\":1}\n")]
    public void A_missing_column_names_those_there_are_and_the_nearest(string text) =>
        Tool.RunOn(text, Score).Failed(2, "no column 'rating'", "Did you mean 'raitng'?", "name, raitng, when");

    [Fact]
    public void A_key_with_too_many_values_is_refused_before_it_fills_the_memory() =>
        Tool.Run(
            input =>
            {
                using var writer = new StreamWriter(input, leaveOpen: true);
                writer.Write("id,rating\n");
                for (var i = 0; i < 100_002; i++) writer.Write(FormattableString.Invariant($"r{i},9\n"));
            },
            [.. Score, "--by", "id"]).Failed(2, "100000 groups");
}
