using System.Globalization;
using System.Text.RegularExpressions;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.Tests.Docs;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers.Tests.Docs;

/// <summary>What the README says of a warning is what the rules say.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task Warnings_in_the_README_are_those_that_are_reported()
    {
        var rules = new Cx.Analyzer.Harness.Rules(Catalogue.Rules);
        var told = 0;
        foreach (var fence in Fence.In("README.md", MarkdownPages.Read("README.md")).Where(fence => fence.IsCSharp && fence.Attribute("error") is null))
        {
            using var workspace = new AdhocWorkspace();
            var reports = await rules.On(TestCode.Of(fence.Text).ToProject(workspace, References.All));
            var shown = reports
                .Where(report => report.Severity == DiagnosticSeverity.Warning)
                .Select(report => $"{report.Location.GetLineSpan().StartLinePosition.Line}: {report.Id}: {report.GetMessage(CultureInfo.InvariantCulture)}");
            var lines = fence.Text.Split('\n');
            var said = Enumerable.Range(0, lines.Length).Where(line => Warning().IsMatch(lines[line])).Select(line => $"{line}: {Warning().Match(lines[line]).Groups["text"].Value}").ToList();
            told += said.Count;

            Assert.Equal(said, shown);
        }

        Assert.True(told > 0, "The README tells of no warning.");
    }

    [GeneratedRegex("// warning (?<text>CX.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Warning();
}
