using System.Text;

namespace Cx.Cli.Tests.Input;

public class FormatTests
{
    private static readonly string[] Score = ["score", "-", "--metric", "nps", "--column", "rating", "--by", "name", "--format", "json"];

    [Theory]
    [InlineData("name,rating\nA,9\nB,3\n")]
    [InlineData("name;rating\nA;9\nB;3\n")]
    [InlineData("name\trating\nA\t9\nB\t3\n")]
    [InlineData("name,rating\r\nA,9\r\nB,3\r\n")]
    [InlineData("name,rating\rA,9\rB,3\r")]
    [InlineData("name,rating\nA,9\nB,3")]
    [InlineData("\uFEFFname,rating\nA,9\nB,3\n")]
    [InlineData("\n\nname,rating\n\nA,9\n\n\nB,3\n\n")]
    [InlineData("\"name\",\"rating\"\n\"A\",\"9\"\n\"B\",\"3\"\n")]
    [InlineData("rating,name\n9,A\n3,B\n")]
    [InlineData("name ,  rating\nA, 9\nB,3 \n")]
    [InlineData("sep=;\nname;rating\nA;9\nB;3\n")]
    [InlineData("\"name\";rating;\"a, b, and c\"\nA;9;x\nB;3;y\n")]
    [InlineData("{\"name\":\"A\",\"rating\":9}\n{\"rating\":3,\"name\":\"B\"}\n")]
    [InlineData("{\"name\":\"A\",\"rating\":\"9\"}\r\n\r\n{\"name\":\"\\u0042\",\"rating\":3,\"more\":{\"a\":[1,2]}}")]
    [InlineData("\uFEFF{\"name\":\"A\",\"rat\\u0069ng\":9}\n{\"name\":\"B\",\"rating\":3}\n")]
    public void The_same_two_answers_are_read_from_every_format(string text)
    {
        var json = Tool.RunOn(text, Score).Json();

        Assert.Equal(2, json.GetProperty("rows").GetInt64());
        Assert.Equal(2, json.GetProperty("total").GetProperty("n").GetInt64());
        Assert.Equal(0, json.GetProperty("total").GetProperty("value").GetDouble());
        var groups = json.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["A", "B"], groups.Select(group => group.GetProperty("key").GetProperty("name").GetString()!));
        Assert.Equal([100, -100], groups.Select(group => group.GetProperty("value").GetDouble()));
    }

    [Theory]
    [InlineData("utf-16", null)]
    [InlineData("utf-16BE", null)]
    [InlineData("iso-8859-1", "latin1")]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("utf-8", "utf-8")]
    public void Text_in_another_encoding_is_read_by_its_mark_or_its_name(string encoding, string? named)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding(encoding);
        byte[] mark = named is null ? text.GetPreamble() : [];
        byte[] bytes = [.. mark, .. text.GetBytes("name,rating\nZoë,9\n")];

        var json = Tool.RunOn(bytes, named is null ? Score : [.. Score, "--encoding", named]).Json();

        Assert.Equal("Zoë", json.GetProperty("groups")[0].GetProperty("key").GetProperty("name").GetString());
    }

    [Fact]
    public void Line_breaks_separators_and_doubled_quotes_inside_quotes_belong_to_the_cell()
    {
        var json = Tool.RunOn("name,rating\n\"two\nlines, \"\"quoted\"\"\",9\nø – 東京,2\n", Score).Json();

        Assert.Equal(["two\nlines, \"quoted\"", "ø – 東京"], json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("key").GetProperty("name").GetString()!));
    }

    [Fact]
    public void In_a_file_of_one_column_an_empty_line_is_an_answer_that_was_not_given()
    {
        var json = Tool.RunOn("rating\n9\n\n8\n", "score", "-", "--metric", "nps", "--column", "rating", "--format", "json").Json();

        Assert.Equal(3, json.GetProperty("rows").GetInt64());
        Assert.Equal(1, json.GetProperty("total").GetProperty("notAnswered").GetInt64());
    }

    [Fact]
    public void A_file_and_a_pipe_give_the_same_result()
    {
        using var folder = new TempFolder();
        var text = "name,rating\nA,9\nB,11\nA,\nB,skipped\n";
        var path = folder.Write("answers.csv", text);

        var fromFile = Tool.Run([Score[0], path, .. Score[2..]]).Ok();
        var fromPipe = Tool.RunOn(text, Score).Ok();

        Assert.Equal(fromPipe, fromFile);
    }

    [Theory]
    [InlineData(".jsonl")]
    [InlineData(".ndjson")]
    [InlineData(".json")]
    public void The_extension_says_that_a_file_is_JSON_Lines(string extension)
    {
        using var folder = new TempFolder();
        var path = folder.Write("answers" + extension, "  {\"name\":\"A\",\"rating\":10}\n");

        Assert.Equal(100, Tool.Run([Score[0], path, .. Score[2..]]).Json().GetProperty("total").GetProperty("value").GetDouble());
    }

    [Fact]
    public void A_member_that_a_JSON_line_lacks_or_leaves_null_is_not_answered()
    {
        var json = Tool.RunOn("{\"name\":\"A\"}\n{\"name\":\"A\",\"rating\":null}\n{\"name\":\"A\",\"rating\":10}\n{\"rating\":10}\n{\"name\":null,\"rating\":1}\n", Score).Json();

        Assert.Equal(2, json.GetProperty("total").GetProperty("notAnswered").GetInt64());
        Assert.Equal(["", "A"], json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("key").GetProperty("name").GetString()!));
    }
}
