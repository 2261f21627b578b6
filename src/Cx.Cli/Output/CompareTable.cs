using Cx.Cli.Scoring;
using Cx.Core.Statistics;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx compare</c>.</summary>
internal static class CompareTable
{
    public static void Write(Frame frame, List<Comparison> comparisons, Correction correction, double?[] adjusted)
    {
        var console = Terminal.Output();
        var border = Terminal.IsRich(console) ? TableBorder.Rounded : TableBorder.Ascii;
        var outcomes = comparisons.SelectMany(comparison => (Outcome[])[comparison.A, comparison.B]).DistinctBy(outcome => outcome.Key[0], StringComparer.Ordinal).ToList();
        var isWeighted = outcomes.Any(outcome => outcome.Weighted is not null);
        console.Write(Scores(frame, outcomes, border, isWeighted));
        console.Write(Differences(frame, comparisons, adjusted, border));
        if (comparisons.Count > 1) console.WriteLine($"Corrected p-values: {correction}.");
        if (isWeighted) console.WriteLine("The difference is of the weighted scores.");
        console.WriteLine(Text.Line($"Scale {frame.Scale}; method {frame.Method}; interval of the difference {comparisons.Select(comparison => comparison.Difference?.Interval.Method).FirstOrDefault(method => method is not null) ?? "none"}."));
    }

    private static Table Scores(Frame frame, List<Outcome> outcomes, TableBorder border, bool isWeighted)
    {
        var table = new Table { Border = border };
        table.AddColumn("group");
        foreach (var heading in (string[])[frame.Metric == Metric.Nps ? "NPS" : frame.Method.ToString(), $"{Display.Percent(frame.Confidence.Level)} interval", "n"]) table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        if (isWeighted) table.AddColumn(new TableColumn("weighted").RightAligned().NoWrap());
        foreach (var outcome in outcomes)
        {
            List<string> cells =
            [
                Markup.Escape(Display.Key(outcome.Key[0])),
                outcome.IsSuppressed ? Display.Hidden : Display.Value(outcome.Score?.Value, frame),
                Display.Interval(outcome.Score?.Interval, frame),
                Display.Count(outcome.Counts?.N),
            ];
            if (isWeighted) cells.Add(Display.Value(outcome.Weighted?.Value, frame));
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static Table Differences(Frame frame, List<Comparison> comparisons, double?[] adjusted, TableBorder border)
    {
        var table = new Table { Border = border };
        table.AddColumn("difference");
        var statistic = frame.Method.Kind is MethodKind.Mean or MethodKind.Pomp ? "t" : "z";
        foreach (var heading in (string[])["value", $"{Display.Percent(frame.Confidence.Level)} interval", statistic, "p"]) table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        if (comparisons.Count > 1) table.AddColumn(new TableColumn("corrected p").RightAligned().NoWrap());
        for (var i = 0; i < comparisons.Count; i++)
        {
            var difference = comparisons[i].Difference;
            List<string> cells =
            [
                Markup.Escape($"{Display.Key(comparisons[i].Second)} - {Display.Key(comparisons[i].First)}"),
                difference is null ? Display.NoData : Display.Signed(difference.Value, Digits(frame)),
                difference is null ? string.Empty : $"{Display.Signed(difference.Interval.Low, Digits(frame))} to {Display.Signed(difference.Interval.High, Digits(frame))}",
                difference?.Statistic is { } z ? Display.Signed(z, 2) : string.Empty,
                Display.PValue(difference?.P),
            ];
            if (comparisons.Count > 1) cells.Add(Display.PValue(adjusted[i]));
            table.AddRow([.. cells]);
        }

        return table;
    }

    private static int Digits(Frame frame) => frame.Method.Kind == MethodKind.Mean ? 2 : 1;
}
