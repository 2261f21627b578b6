using Cx.Cli.Timing;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx ttr</c> as Markdown.</summary>
internal static class TtrMarkdown
{
    public static void Write(TextWriter output, TtrReport report)
    {
        MarkdownTable.Write(
            output, TtrRows.Headings(report), Math.Max(1, report.By.Count), TtrRows.Rows(report).Select(row => (row.Cells, ReferenceEquals(row.Outcome, report.Total))), TtrRows.Notes(report));
    }
}
