using System.Globalization;
using Cx.Cli.Journeys;
using Cx.Core.Journeys;
using Cx.Core.Retention;

namespace Cx.Cli.Output;

/// <summary>The tables and the CSV of <c>cx journey</c>.</summary>
internal static class JourneySheets
{
    public static Sheet Graph(TransitionGraph graph)
    {
        var sheet = new Sheet(2, ("from", "from"), ("to", "to"), ("count", "count"), ("mean", "meanSeconds"), ("median", "medianSeconds"), ("longest", "longestSeconds"));
        foreach (var edge in graph.Edges)
            sheet.Add(SheetCell.Of(edge.From.Text), SheetCell.Of(edge.To.Text), SheetCell.Of(edge.Count), SheetCell.Seconds(edge.Times.MeanSeconds), SheetCell.Seconds(edge.Times.MedianSeconds), SheetCell.Seconds(edge.Times.LongestSeconds));
        sheet.Notes.Add(Text.Line($"{Display.Count(graph.Journeys)} cases, {Display.Count(graph.Interactions)} events, {graph.Events.Count} activities, {graph.Edges.Count} transitions."));
        sheet.Notes.Add("Starts: " + Said(graph.Events.Select(one => (one.Event.Text, one.Starts))));
        sheet.Notes.Add("Ends: " + Said(graph.Events.Select(one => (one.Event.Text, one.Ends))));
        if (graph.BrokenGaps > 0) sheet.Notes.Add(Text.Line($"Not counted: {graph.BrokenGaps} pairs further apart than --max-gap."));
        return sheet;
    }

    public static Sheet Variants(VariantTable table, int top)
    {
        var sheet = new Sheet(1, ("variant", "steps"), ("cases", "count"), ("share", "share"));
        foreach (var variant in table.All.Take(top)) sheet.Add(SheetCell.Of(string.Join(" > ", variant.Steps.Select(step => step.Text))), SheetCell.Of(variant.Count), SheetCell.Share(variant.Share.Value));
        sheet.Notes.Add(Text.Line($"{Display.Count(table.Count)} variants of {Display.Count(table.Journeys)} cases; {Display.Count(table.All.Count(one => one.Count == 1))} of one case."));
        return sheet;
    }

    public static Sheet Funnel(FunnelResult funnel)
    {
        var sheet = new Sheet(1, ("step", "step"), ("reached", "reached"), ("of entrants", "shareOfEntrants"), ("went on", "converted"), ("in progress", "inProgress"), ("dropped", "dropped"), ("excluded", "excluded"), ("median from the step before", "medianSeconds"));
        foreach (var step in funnel.Steps)
        {
            sheet.Add(
                SheetCell.Of(step.Step.Name), SheetCell.Of(step.Reached), SheetCell.Share(funnel.Entrants == 0 ? null : (double)step.Reached / funnel.Entrants), SheetCell.Of(step.Converted),
                SheetCell.Of(step.InProgress), SheetCell.Of(step.Dropped), SheetCell.Of(step.Excluded), SheetCell.Seconds(step.Times?.MedianSeconds));
        }

        var conversion = funnel.Conversion;
        if (conversion.KaplanMeier is { } share)
        {
            var interval = conversion.Interval() is { } limits ? $", 95 % interval {Display.Number(100 * limits.Low, 1)} to {Display.Number(100 * limits.High, 1)}" : string.Empty;
            sheet.Notes.Add($"Conversion {Display.Number(100 * share, 1)} % (Kaplan-Meier{interval}).");
        }

        sheet.Notes.Add($"Naive {Percent(conversion.Naive?.Value)}: too low while {Display.Count(funnel.InProgress)} are in progress. Matured {Percent(conversion.Matured?.Value)}: too high while they are.");
        sheet.Notes.Add($"{funnel.Spec}, as of {Instant(funnel.AsOf)}.");
        return sheet;
    }

    public static Sheet Stuck(StuckPoints stuck)
    {
        var sheet = new Sheet(1, ("event", "event"), ("stuck", "stuck"), ("present", "present"), ("share", "share"), ("stays", "stays"), ("exits", "exits"), ("never leave", "neverLeave"));
        foreach (var point in stuck.Points)
        {
            sheet.Add(
                SheetCell.Of(point.Event.Text), point.Stuck is { } number ? SheetCell.Of(number) : new SheetCell("too few exits", string.Empty), SheetCell.Of(point.Present),
                SheetCell.Share(point.Share?.Value), SheetCell.Of(point.Stays), SheetCell.Of(point.Exits), SheetCell.Share(point.NeverLeave));
        }

        sheet.Notes.Add(Text.Line($"Stuck: longer here than {Display.Number(100 * (1 - stuck.Spec.Threshold), 0)} % of those who moved on. As of {Instant(stuck.AsOf)}."));
        return sheet;
    }

    public static Sheet Friction(FrictionIndex friction)
    {
        FrictionKind[] kinds = [FrictionKind.DropOff, FrictionKind.Rework, FrictionKind.Contact, FrictionKind.HandOff];
        var sheet = new Sheet(1, [("event", "event"), ("friction", "blend"), .. kinds.Select(kind => (Name(kind), System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))), ("occurrences", "occurrences"), ("cases", "cases")]);
        foreach (var point in friction.Points)
            sheet.Add([SheetCell.Of(point.Event.Text), SheetCell.Number(point.Blend, 3), .. kinds.Select(kind => SheetCell.Share(point.Component(kind)?.Value)), SheetCell.Of(point.Occurrences), SheetCell.Of(point.Journeys)]);
        sheet.Notes.Add("Friction is the mean of the components that are known; an empty cell is not known here.");
        sheet.Notes.Add($"As of {Instant(friction.AsOf)}.");
        return sheet;

        static string Name(FrictionKind kind) => kind switch { FrictionKind.DropOff => "drop-off", FrictionKind.HandOff => "hand-off", _ => kind.ToString().ToLowerInvariant() };
    }

    public static Sheet Retention(CohortTriangle? triangle)
    {
        var ages = triangle is null ? 0 : triangle.Cohorts.Max(cohort => cohort.Cells.Count);
        var sheet = new Sheet(1, [("cohort", "cohort"), ("customers", "size"), .. Enumerable.Range(0, ages).Select(age => (age.ToString(CultureInfo.InvariantCulture), "age" + age.ToString(CultureInfo.InvariantCulture)))]);
        foreach (var cohort in triangle?.Cohorts ?? [])
        {
            sheet.Add([SheetCell.Time(cohort.Start), SheetCell.Of(cohort.Size), .. Enumerable.Range(0, ages).Select(age =>
                age >= cohort.Cells.Count ? SheetCell.Of(string.Empty) : cohort.Cells[age].Share is { } share ? SheetCell.Share(share.Value) : new SheetCell("not over", string.Empty))]);
        }

        if (triangle is not null) sheet.Notes.Add($"Share of the cohort that came back at each age, {triangle.Period}, as of {Instant(triangle.AsOf)}.");
        return sheet;
    }

    public static Sheet Conform(ConformanceResult result, IReadOnlyList<DeviationCount> deviations)
    {
        var sheet = new Sheet(2, ("deviation", "kind"), ("event", "event"), ("count", "count"), ("cases", "cases"));
        foreach (var one in deviations) sheet.Add(SheetCell.Of(one.Kind.ToString()), SheetCell.Of(one.Event.Text), SheetCell.Of(one.Count), SheetCell.Of(one.Journeys));
        sheet.Notes.Add(Text.Line($"{Display.Count(result.Fitting?.Hits ?? 0)} of {Display.Count(result.Journeys)} cases fit {result.Blueprint}; total cost {Display.Count(result.TotalCost)}."));
        if (result is { MeanFitness: { } mean, LogFitness: { } all }) sheet.Notes.Add($"Mean fitness {Display.Number(mean, 4)}, of all cases together {Display.Number(all, 4)}. As of {Instant(result.AsOf)}.");
        return sheet;
    }

    public static Sheet Validate(BlueprintResult result)
    {
        var sheet = new Sheet(4, ("severity", "severity"), ("id", "id"), ("where", "pointer"), ("what", "message"));
        foreach (var one in result.Diagnostics) sheet.Add(SheetCell.Of(one.Severity.ToString().ToLowerInvariant()), SheetCell.Of(one.Id), SheetCell.Of(one.Pointer.Length == 0 ? "/" : one.Pointer), SheetCell.Of(one.Message));
        sheet.Notes.Add(result.Blueprint is { } blueprint ? $"{blueprint} can be used." : "It cannot be used before its errors are repaired.");
        return sheet;
    }

    public static Sheet Diff(JourneyDiff diff, string first, string second)
    {
        var sheet = new Sheet(2, ("what", "kind"), ("name", "name"), (first, "first"), (second, "second"), ("difference", "difference"), ("95 % interval", "low"), ("p (Holm)", "adjustedP"));
        foreach (var one in diff.Differences)
        {
            var interval = one.Interval is { } limits ? $"{Display.Signed(100 * limits.Low, 1)} to {Display.Signed(100 * limits.High, 1)}" : string.Empty;
            sheet.Add(
                SheetCell.Of(one.Kind.ToString().ToLowerInvariant()), SheetCell.Of(one.Name), SheetCell.Share(one.First), SheetCell.Share(one.Second),
                new SheetCell(Display.Signed(100 * one.Difference, 1), CsvCells.Of(one.Difference)), new SheetCell(interval, CsvCells.Of(one.Interval?.Low)), SheetCell.PValue(one.AdjustedPValue));
        }

        sheet.Notes.Add(Text.Line($"{diff.Compared} figures compared, p-values corrected for all of them; {diff.NotComparable} have nothing to compare with. Differences in percentage points."));
        return sheet;
    }

    private static string Said(IEnumerable<(string Event, long Count)> counts)
        => string.Join(", ", counts.Where(one => one.Count > 0).OrderByDescending(one => one.Count).ThenBy(one => one.Event, StringComparer.Ordinal).Select(one => $"{one.Event} {Display.Count(one.Count)}"));

    private static string Percent(double? share) => share is { } known ? Display.Number(100 * known, 1) + " %" : Display.NoData;

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ssK", CultureInfo.InvariantCulture);
}
