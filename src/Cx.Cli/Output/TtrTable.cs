using Cx.Cli.Timing;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx ttr</c>, and the survival curve of all cases as text.</summary>
internal static class TtrTable
{
    private const int CurveWidth = 40;

    // Times that people think in, in hours: a curve of durations is steep at first and flat for long.
    private static readonly double[] CurveHours = [0.25, 0.5, 1, 2, 4, 8, 16, 24, 48, 96, 168, 336, 672, 1344, 2688, 5376, 10752, 21504, 43008];

    public static void Write(TtrReport report)
    {
        var console = Terminal.Output();
        var rich = Terminal.IsRich(console);
        var table = new Table { Border = rich ? TableBorder.Rounded : TableBorder.Ascii };
        var keys = Math.Max(1, report.By.Count);
        var headings = TtrRows.Headings(report);
        var rows = TtrRows.Rows(report).ToList();
        for (var i = 0; i < headings.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(headings[i])).NoWrap();
            table.AddColumn(i < keys ? column : column.RightAligned());
        }

        console.Profile.Width = Math.Max(console.Profile.Width, Width(headings, rows.ConvertAll(row => row.Cells)));
        foreach (var (outcome, cells) in rows)
        {
            var isTotal = ReferenceEquals(outcome, report.Total);
            if (isTotal && report.Groups.Count > 0) table.AddEmptyRow();
            table.AddRow([.. cells.Select(cell => Markup.Escape(cell)).Select(cell => isTotal && rich ? $"[bold]{cell}[/]" : cell)]);
        }

        console.Write(table);
        foreach (var line in Curve(report, rich ? '█' : '#')) console.WriteLine(line);
        foreach (var note in TtrRows.Notes(report)) console.WriteLine(note);
    }

    // A number must not be folded: where the terminal is narrow the table is wider than it.
    private static int Width(List<string> headings, List<List<string>> rows)
    {
        const int Frame = 3;
        return 1 + headings.Select((heading, i) => Frame + Math.Max(heading.GetCellWidth(), rows.Max(cells => cells[i].GetCellWidth()))).Sum();
    }

    private static IEnumerable<string> Curve(TtrReport report, char sign)
    {
        var total = report.Total;
        if (total.N == 0) yield break;
        double[] times = [.. CurveHours.Where(hours => hours <= total.Horizon)];
        if (times.Length == 0) times = [total.Horizon!.Value];
        yield return "Still open after";
        foreach (var hours in times)
        {
            if (total.OpenAfter(hours) is not { } share) continue;
            var cells = (int)Math.Round(CurveWidth * share, MidpointRounding.AwayFromZero);
            yield return $"{TtrRows.Said(hours, report.Frame),9}  {Display.Number(100 * share, 1),5} %  {new string(sign, cells)}".TrimEnd();
        }
    }
}
