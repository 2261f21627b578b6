using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>A result as rows and columns: a table for people with notes below, or CSV.</summary>
internal sealed class Sheet
{
    private readonly IReadOnlyList<string> _headings;
    private readonly IReadOnlyList<string> _names;
    private readonly int _texts;
    private readonly List<SheetCell[]> _rows = [];

    /// <param name="texts">How many columns hold text; the others are numbers and stand at the right.</param>
    /// <param name="columns">The headings for people, and the names for programs.</param>
    public Sheet(int texts, params (string Heading, string Name)[] columns)
    {
        _headings = [.. columns.Select(column => column.Heading)];
        _names = [.. columns.Select(column => column.Name)];
        _texts = texts;
    }

    public List<string> Notes { get; } = [];

    public void Add(params SheetCell[] cells) => _rows.Add(cells);

    public void Write(string format)
    {
        if (string.Equals(format, "csv", StringComparison.Ordinal)) WriteCsv(Console.Out);
        else WriteTable();
    }

    private void WriteCsv(TextWriter output)
    {
        CsvCells.WriteRow(output, _names);
        foreach (var row in _rows) CsvCells.WriteRow(output, row.Select(cell => cell.Raw));
    }

    private void WriteTable()
    {
        var console = Terminal.Output();
        var table = new Table { Border = Terminal.IsRich(console) ? TableBorder.Rounded : TableBorder.Ascii };
        for (var i = 0; i < _headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(_headings[i])).NoWrap();
            table.AddColumn(i < _texts ? column : column.RightAligned());
        }

        // A number must not be folded: where the terminal is narrow the table is wider than it.
        const int Frame = 3;
        var width = 1 + _headings.Select((heading, i) => Frame + Math.Max(heading.GetCellWidth(), _rows.Select(row => row[i].Shown.GetCellWidth()).DefaultIfEmpty(0).Max())).Sum();
        console.Profile.Width = Math.Max(console.Profile.Width, width);
        foreach (var row in _rows) table.AddRow([.. row.Select(cell => Markup.Escape(cell.Shown))]);
        console.Write(table);
        foreach (var note in Notes) console.WriteLine(note);
    }
}
