using System.Text;
using System.Text.RegularExpressions;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests;

/// <summary>The examples of the tool's page are what the tool prints: standard error, then standard output.</summary>
public partial class GuideTests
{
    private static readonly string[] Commands =
    [
        "score", "compare", "ttr", "churn", "sample",
        "drivers", "scorecard", "watch",
        "journey graph", "journey variants", "journey funnel", "journey stuck", "journey friction", "journey retention", "journey diff", "journey conform", "journey validate", "journey map",
        "drivers", "scorecard", "watch", "themes", "loop",
        "journey graph", "journey variants", "journey funnel", "journey stuck", "journey friction", "journey retention", "journey diff", "journey conform", "journey validate",
    ];

    private static readonly string Page = Repository.PathOf("docs", "guide", "cli.md");

    [Fact]
    public void Every_example_prints_what_the_page_shows()
    {
        var page = File.ReadAllText(Page);
        // The tool runs after the search, whose clock must not count the time of the runs.
        var examples = Example().Matches(page).Select(example => example.Groups["command"].Value).ToList().ConvertAll(Print);
        var next = 0;
        var printed = Example().Replace(page, _ => examples[next++]);

        if (Environment.GetEnvironmentVariable("CX_APPROVE") is "1") File.WriteAllText(Page, printed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        else Assert.True(string.Equals(page, printed, StringComparison.Ordinal), $"docs/guide/cli.md shows something else than the tool prints; with CX_APPROVE=1 this test writes the page anew.\n{FirstDifference(page, printed)}");
    }

    [Fact]
    public void The_page_names_every_option_of_the_tool()
    {
        var page = File.ReadAllText(Page);
        var help = string.Concat(Commands.Select(command => Tool.Run([.. command.Split(' '), "--help"]).Ok().Out));

        foreach (var option in Option().Matches(help).Select(match => match.Value).Distinct(StringComparer.Ordinal).Where(option => option is not "--help"))
            Assert.True(page.Contains(option, StringComparison.Ordinal), $"docs/guide/cli.md does not name {option}.");
    }

    private static string Print(string command)
    {
        var run = Tool.RunIn(Repository.Root, [.. Word().Matches(command).Select(word => word.Value.Trim('"'))]);
        return $"```console\n$ cx {command}\n{run.Error}{run.Out}```\n";
    }

    private static string FirstDifference(string page, string printed)
    {
        var (left, right) = (page.Split('\n'), printed.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(left.Length, right.Length)).FirstOrDefault(i => !string.Equals(left[i], right[i], StringComparison.Ordinal));
        return $"line {line + 1}\nshown:   {left[line]}\nprinted: {right[line]}";
    }

    [GeneratedRegex("^```console\n\\$ cx (?<command>[^\n]*)\n(?:(?!```).*\n)*```\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Example();

    // As a shell reads it: what stands in double quotes is one word.
    [GeneratedRegex("\"[^\"]*\"|[^ \"]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Word();

    [GeneratedRegex("--[a-z][a-z-]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Option();
}
