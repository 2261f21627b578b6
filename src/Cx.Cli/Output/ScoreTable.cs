using Cx.Cli.Scoring;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx score</c> for a terminal or a plain text file.</summary>
internal static class ScoreTable
{
    public static void Write(Report report)
    {
        var console = Terminal.Output();
        var rich = Terminal.IsRich(console);
        var table = new Table { Border = rich ? TableBorder.Rounded : TableBorder.Ascii };
        var keys = Math.Max(1, report.By.Count);
        var headings = ScoreRows.Headings(report);
        var rows = ScoreRows.Rows(report).ToList();
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(i < keys ? column : column.RightAligned());
        }

        var hasBar = report.Frame.Boxes is not (0, 0);
        var width = Fit(console, headings, rows.ConvertAll(row => row.Cells), hasBar);
        if (hasBar) table.AddColumn(new TableColumn(width == Bar.Wide ? "distribution" : string.Empty).NoWrap());
        foreach (var (outcome, cells) in rows)
        {
            var isTotal = ReferenceEquals(outcome, report.Total);
            if (isTotal && report.Groups.Count > 0) table.AddEmptyRow();
            var row = cells.Select(cell => Markup.Escape(cell)).Select(cell => isTotal && rich ? $"[bold]{cell}[/]" : cell).ToList();
            if (hasBar) row.Add(DrawBar(outcome, rich, width));
            table.AddRow([.. row]);
        }

        console.Write(table);
        if (hasBar) console.WriteLine(Legend(report.Frame, rich ? Bar.Blocks : Bar.Ascii));
        foreach (var note in ScoreRows.Notes(report)) console.WriteLine(note);
    }

    // A number must not be folded: where the terminal is narrow the bar is, and at last the table is wider than the terminal.
    private static int Fit(IAnsiConsole console, List<string> headings, List<List<string>> rows, bool hasBar)
    {
        const int Frame = 3;
        var needed = 1;
        for (var i = 0; i < headings.Count; i++) needed += Frame + Math.Max(headings[i].GetCellWidth(), rows.Max(cells => cells[i].GetCellWidth()));
        if (hasBar && needed + Frame + Bar.Wide <= console.Profile.Width) return Bar.Wide;
        if (hasBar) needed += Frame + Bar.Narrow;
        console.Profile.Width = Math.Max(console.Profile.Width, needed);
        return Bar.Narrow;
    }

    private static string DrawBar(Outcome outcome, bool rich, int width)
    {
        if (outcome.Counts is not { } counts) return string.Empty;
        if (!rich) return Bar.Ascii.Of(counts.Parts, width);
        var (unfavourable, middle, favourable) = Bar.Cells(counts.Parts, width);
        var bar = Bar.Blocks;
        return $"[red]{new string(bar.Unfavourable, unfavourable)}[/][grey]{new string(bar.Middle, middle)}[/][green]{new string(bar.Favourable, favourable)}[/]";
    }

    private static string Legend(Frame frame, Bar bar) => frame.Method.Kind switch
    {
        MethodKind.NetPromoter => $"{bar.Unfavourable} detractors (0 to 6)  {bar.Middle} passives (7, 8)  {bar.Favourable} promoters (9, 10)",
        MethodKind.TopBox => Text.Line($"{bar.Unfavourable} other answers  {bar.Favourable} the best {frame.Method.Levels}"),
        _ => Text.Line($"{bar.Unfavourable} the worst {frame.Boxes.Unfavourable}  {bar.Middle} between  {bar.Favourable} the best {frame.Boxes.Favourable}"),
    };
}
