using Cx.Cli.Scorecard;
using Cx.Cli.Scoring;
using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of a scorecard shows, for the terminal and for Markdown.</summary>
internal static class ScorecardRows
{
    public static List<string> Headings(ScorecardReport report) => [.. report.Request.Keys, "figure", "value", $"{Display.Percent(report.Request.Confidence.Level)} interval", "n", "target", "verdict", "owner"];

    public static bool IsText(ScorecardReport report, int column)
    {
        var numbers = report.Request.Keys.Count + 1;
        return column < numbers || column >= numbers + 3;
    }

    public static IEnumerable<List<string>> Rows(ScorecardReport report) => report.Scorecard.Cells.Select(cell => Cells(report, cell));

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(ScorecardReport report)
    {
        var scorecard = report.Scorecard;
        if (report.Request.Targets.Count > 0) yield return Text.Line($"Targets: {scorecard.CountOf(Verdict.Met)} met, {scorecard.CountOf(Verdict.NotMet)} not met, {scorecard.CountOf(Verdict.Undecided)} undecided. Met or not met only where the whole interval is on one side.");
        if (scorecard.Cells.Any(cell => cell.Outcome == DisclosureOutcome.Suppressed)) yield return "Hidden: too few answers, or it would follow from the rows that are shown.";
        if (report.Assessment is { } assessment)
        {
            if (assessment.NotMeasured.Count > 0) yield return $"Not measured: {Text.List(assessment.NotMeasured)}.";
            if (assessment.NotInTaxonomy.Count > 0) yield return $"Not in the list: {Text.List(assessment.NotInTaxonomy)}.";
        }

        if (report.Request.Owners.Count > 0 && Unowned(scorecard) is { Count: > 0 } unowned) yield return $"Without an owner: {Text.List(unowned)}.";
        if (report.Invalid > 0) yield return Text.Line($"Not scored: {report.Invalid} invalid cells.");
        foreach (var measure in report.Request.Measures) yield return $"{measure.Name}: scale {measure.Frame.Scale}; method {measure.Frame.Method}.";
    }

    private static List<string> Unowned(CxScorecard scorecard) => [.. scorecard.WithoutOwner.Select(cell => cell.Component).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static List<string> Cells(ScorecardReport report, ScorecardCell cell)
    {
        var frame = report.MeasureOf(cell).Frame;
        var factor = Scorer.Factor(frame);
        List<string> cells = [];
        if (report.Request.Journey is not null) cells.Add(cell.Journey ?? "total");
        if (report.Request.Component is not null) cells.Add(cell.Component ?? (cell.Journey is null && report.Request.Journey is not null ? string.Empty : "total"));
        cells.Add(cell.Metric);
        cells.Add(cell.Outcome == DisclosureOutcome.Suppressed ? Display.Hidden : Display.Value(factor * cell.Value, frame));
        cells.Add(Display.Interval(cell.Interval is { } interval ? Scorer.Scaled(interval, factor) : null, frame));
        cells.Add(Display.Count(cell.N));
        cells.Add(cell.Target is { } target ? $"{(target.Direction == Polarity.HigherIsBetter ? "at least" : "at most")} {Display.Value(factor * target.Value, frame)}" : string.Empty);
        cells.Add(cell.Verdict switch { Verdict.Met => "met", Verdict.NotMet => "not met", Verdict.Undecided => "undecided", _ => string.Empty });
        cells.Add(cell.Owner ?? string.Empty);
        return cells;
    }
}
