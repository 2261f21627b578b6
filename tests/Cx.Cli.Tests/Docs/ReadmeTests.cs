using System.Text.RegularExpressions;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Docs;

/// <summary>What the README shows below a command of the tool is what the tool prints.</summary>
public partial class ReadmeTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Match example in Example().Matches(File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n")))
                data.Add(example.Groups["arguments"].Value, example.Groups["output"].Value);
            return data;
        }
    }

    [Fact]
    public void The_readme_shows_the_main_job_and_a_comparison() =>
        Assert.Equal(["score", "compare"], Examples.Select(row => ((string)row[0]).Split(' ')[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_readme_shows_what_the_tool_prints(string arguments, string output)
    {
        // The reader stands in the root of the repository; the tool is started elsewhere.
        var here = arguments.Split(' ').Select(argument => argument.Contains('/', StringComparison.Ordinal) ? Repository.PathOf(argument) : argument);

        Assert.Equal(output, Tool.Run([.. here]).Ok().Out.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"^```sh\ndotnet run --project src/Cx\.Cli -- (?<arguments>[^\n]+)\n```\n+```text\n(?<output>.*?)^```$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
