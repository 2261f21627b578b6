using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx score</c> as Markdown.</summary>
internal static class ScoreMarkdown
{
    public static void Write(TextWriter output, Report report)
    {
        var keys = Math.Max(1, report.By.Count);
        var headings = ScoreRows.Headings(report);
        WriteRow(output, headings);
        WriteRow(output, headings.Select((_, i) => i < keys ? "---" : "---:"));
        foreach (var (outcome, cells) in ScoreRows.Rows(report))
            WriteRow(output, ReferenceEquals(outcome, report.Total) ? cells.Select(Bold) : cells.Select(Escape));
        output.WriteLine();
        foreach (var note in ScoreRows.Notes(report)) output.WriteLine($"{note}  ");
    }

    private static void WriteRow(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Bold(string cell) => cell.Length == 0 ? cell : $"**{Escape(cell)}**";

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
