using Cx.Cli.Churn;
using Cx.Core.Statistics;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx churn</c> for a terminal or a plain text file, with the survival curves as text.</summary>
internal static class ChurnTable
{
    private const int CurveWidth = 24;
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Tenths = "0123456789";

    public static void Write(ChurnReport report)
    {
        var console = Terminal.Output();
        var rich = Terminal.IsRich(console);
        var signs = rich ? Blocks : Tenths;
        var table = new Table { Border = rich ? TableBorder.Rounded : TableBorder.Ascii };
        var keys = Math.Max(1, report.Request.By.Count);
        var longest = report.Total.Curve?.Last;
        var headings = ChurnRows.Headings(report);
        var rows = ChurnRows.Rows(report).ToList();
        if (longest is { } time)
        {
            headings.Add($"0 to {ChurnRows.Time(time)}");
            foreach (var (outcome, cells) in rows) cells.Add(Curve(outcome.Curve, time, signs));
        }

        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(i < keys || (longest is not null && i == headings.Count - 1) ? column : column.RightAligned());
        }

        console.Profile.Width = Math.Max(console.Profile.Width, Width(headings, rows.ConvertAll(row => row.Cells)));
        foreach (var (outcome, cells) in rows)
        {
            var isTotal = ReferenceEquals(outcome, report.Total);
            if (isTotal && report.Groups.Count > 0) table.AddEmptyRow();
            table.AddRow([.. cells.Select(cell => Markup.Escape(cell)).Select(cell => isTotal && rich ? $"[bold]{cell}[/]" : cell)]);
        }

        console.Write(table);
        if (longest is not null) console.WriteLine(rich ? "The curve is the share still there, from the first time to the last." : "The curve is the share still there in tenths, from the first time to the last: 9 is 90 % and more, 0 less than 10 %.");
        foreach (var note in ChurnRows.Notes(report)) console.WriteLine(note);
    }

    // Each sign stands for the end of one part of the time; where nothing is known there is no sign.
    private static string Curve(SurvivalCurve? curve, double longest, string signs) =>
        curve is null ? string.Empty : string.Concat(Enumerable.Range(1, CurveWidth).Select(part =>
            curve.At(Math.Min(longest, longest * part / CurveWidth)) is { } share ? signs[Math.Min(signs.Length - 1, (int)(signs.Length * share))] : ' ')).TrimEnd();

    // A number must not be folded: where the terminal is narrow the table is wider than it.
    private static int Width(List<string> headings, List<List<string>> rows)
    {
        const int Frame = 3;
        return 1 + headings.Select((heading, i) => Frame + Math.Max(heading.GetCellWidth(), rows.Max(cells => cells[i].GetCellWidth()))).Sum();
    }
}
