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
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(i < keys ? column : column.RightAligned());
        }

        var hasBar = report.Frame.Boxes is not (0, 0);
        if (hasBar) table.AddColumn(new TableColumn("distribution").NoWrap());
        foreach (var (outcome, cells) in ScoreRows.Rows(report))
        {
            var isTotal = ReferenceEquals(outcome, report.Total);
            if (isTotal && report.Groups.Count > 0) table.AddEmptyRow();
            var row = cells.Select(cell => Markup.Escape(cell)).Select(cell => isTotal && rich ? $"[bold]{cell}[/]" : cell).ToList();
            if (hasBar) row.Add(DrawBar(outcome, rich));
            table.AddRow([.. row]);
        }

        console.Write(table);
        if (hasBar) console.WriteLine(Legend(report.Frame, rich ? Bar.Blocks : Bar.Ascii));
        foreach (var note in ScoreRows.Notes(report)) console.WriteLine(note);
    }

    private static string DrawBar(Outcome outcome, bool rich)
    {
        if (outcome.Counts is not { } counts) return string.Empty;
        if (!rich) return Bar.Ascii.Of(counts.Parts);
        var (unfavourable, middle, favourable) = Bar.Cells(counts.Parts);
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
