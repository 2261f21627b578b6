using Cx.Cli.Churn;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx churn</c> as Markdown.</summary>
internal static class ChurnMarkdown
{
    public static void Write(TextWriter output, ChurnReport report) =>
        MarkdownTable.Write(
            output, ChurnRows.Headings(report), Math.Max(1, report.Request.By.Count), ChurnRows.Rows(report).Select(row => (row.Cells, ReferenceEquals(row.Outcome, report.Total))), ChurnRows.Notes(report));
}
