namespace Cx.Cli.Output;

/// <summary>A table in Markdown with its notes.</summary>
internal static class MarkdownTable
{
    /// <param name="output">Where to.</param>
    /// <param name="headings">The headings.</param>
    /// <param name="keys">How many columns hold text; the others are numbers and stand at the right.</param>
    /// <param name="rows">The cells of each row, and whether the row is a total.</param>
    /// <param name="notes">The lines below the table.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> headings, int keys, IEnumerable<(List<string> Cells, bool IsTotal)> rows, IEnumerable<string> notes)
    {
        WriteRow(output, headings);
        WriteRow(output, headings.Select((_, i) => i < keys ? "---" : "---:"));
        foreach (var (cells, isTotal) in rows) WriteRow(output, isTotal ? cells.Select(Bold) : cells.Select(Escape));
        output.WriteLine();
        foreach (var note in notes) output.WriteLine($"{note}  ");
    }

    private static void WriteRow(TextWriter output, IEnumerable<string> cells) => output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Bold(string cell) => cell.Length == 0 ? cell : $"**{Escape(cell)}**";

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
