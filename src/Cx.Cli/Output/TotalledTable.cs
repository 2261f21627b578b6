using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>A table with its total and the notes below it, for a terminal or a plain text file.</summary>
internal static class TotalledTable
{
    /// <param name="headings">The headings.</param>
    /// <param name="keys">How many columns hold text; the others are numbers and stand at the right.</param>
    /// <param name="rows">The cells of each row, and whether the row is a total.</param>
    /// <param name="notes">The lines below the table.</param>
    public static void Write(IReadOnlyList<string> headings, int keys, IReadOnlyList<(List<string> Cells, bool IsTotal)> rows, IEnumerable<string> notes)
    {
        var console = Terminal.Output();
        var rich = Terminal.IsRich(console);
        var table = new Table { Border = rich ? TableBorder.Rounded : TableBorder.Ascii };
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(i < keys ? column : column.RightAligned());
        }

        console.Profile.Width = Math.Max(console.Profile.Width, Width(headings, rows));
        foreach (var (cells, isTotal) in rows)
        {
            if (isTotal && rows.Count > 1) table.AddEmptyRow();
            table.AddRow([.. cells.Select(cell => Markup.Escape(cell)).Select(cell => isTotal && rich ? $"[bold]{cell}[/]" : cell)]);
        }

        console.Write(table);
        foreach (var note in notes) console.WriteLine(note);
    }

    // A number must not be folded: where the terminal is narrow the table is wider than it.
    private static int Width(IReadOnlyList<string> headings, IReadOnlyList<(List<string> Cells, bool IsTotal)> rows)
    {
        const int Frame = 3;
        return 1 + headings.Select((heading, i) => Frame + Math.Max(heading.GetCellWidth(), rows.Max(row => row.Cells[i].GetCellWidth()))).Sum();
    }
}
