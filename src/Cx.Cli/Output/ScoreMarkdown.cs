using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx score</c> as Markdown.</summary>
internal static class ScoreMarkdown
{
    public static void Write(TextWriter output, Report report)
    {
        MarkdownTable.Write(
            output, ScoreRows.Headings(report), Math.Max(1, report.By.Count), ScoreRows.Rows(report).Select(row => (row.Cells, ReferenceEquals(row.Outcome, report.Total))), ScoreRows.Notes(report));
    }
}
