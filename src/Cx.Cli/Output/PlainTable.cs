using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>A table without a total, for a terminal or a plain text file.</summary>
internal static class PlainTable
{
    /// <param name="headings">The headings.</param>
    /// <param name="isText">Which columns hold text and stand at the left.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="notes">The lines below the table.</param>
    public static void Write(IReadOnlyList<string> headings, Func<int, bool> isText, IReadOnlyList<IReadOnlyList<string>> rows, IEnumerable<string> notes)
    {
        const int Frame = 3;
        var console = Terminal.Output();
        var table = new Table { Border = Terminal.IsRich(console) ? TableBorder.Rounded : TableBorder.Ascii };
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(isText(i) ? column : column.RightAligned());
        }

        // A number must not be folded: where the terminal is narrow the table is wider than it.
        console.Profile.Width = Math.Max(console.Profile.Width, 1 + headings.Select((heading, i) => Frame + Math.Max(heading.GetCellWidth(), rows.Select(cells => cells[i].GetCellWidth()).DefaultIfEmpty().Max())).Sum());
        foreach (var cells in rows) table.AddRow([.. cells.Select(cell => Markup.Escape(cell))]);
        console.Write(table);
        foreach (var note in notes) console.WriteLine(note);
    }
}
