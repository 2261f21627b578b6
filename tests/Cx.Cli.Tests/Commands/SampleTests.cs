using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Commands;

public class SampleTests
{
    private static readonly string[] Names = ["responses.csv", "tickets.csv", "events.csv", "customers.csv", "ratings.csv", "stream.jsonl", "verbatims.csv", "themes.json", "cases.csv", "answers.csv"];

    [Fact]
    public void The_samples_in_the_documentation_are_what_the_tool_writes()
    {
        using var folder = new TempFolder();
        var target = Path.Combine(folder.Path, "new", "folder");

        Tool.Run("sample", target).Ok();

        foreach (var name in Names)
        {
            var written = File.ReadAllText(Path.Combine(target, name));
            var committed = File.ReadAllText(Repository.PathOf("docs", "samples", name));
            Assert.True(string.Equals(written, committed, StringComparison.Ordinal), $"docs/samples/{name} differs from what cx sample writes: run cx sample docs/samples --force.");
        }
    }

    [Fact]
    public void A_file_that_is_there_is_not_overwritten_without_force()
    {
        using var folder = new TempFolder();
        var mine = folder.Write("tickets.csv", "mine");

        Tool.Run("sample", folder.Path).Failed(1, "tickets.csv", "--force");

        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Single(Directory.EnumerateFiles(folder.Path));
        Tool.Run("sample", folder.Path, "--force").Ok();
        Assert.StartsWith("ticket_id,", File.ReadAllText(mine), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_plain_error()
    {
        using var folder = new TempFolder();
        var file = folder.Write("file", "");

        Tool.Run("sample", Path.Combine(file, "below")).Failed(2, "cannot be written");
    }
}
