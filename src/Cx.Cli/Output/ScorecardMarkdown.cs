using Cx.Cli.Scorecard;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx scorecard</c> as Markdown.</summary>
internal static class ScorecardMarkdown
{
    public static void Write(TextWriter output, ScorecardReport report) =>
        MarkdownTable.Write(output, ScorecardRows.Headings(report), report.Request.Keys.Count + 1, ScorecardRows.Rows(report).Select(cells => (cells, false)), ScorecardRows.Notes(report));
}
