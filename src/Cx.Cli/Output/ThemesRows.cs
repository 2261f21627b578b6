using Cx.Cli.Scoring;
using Cx.Cli.Themes;
using Cx.Core.Feedback;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Cli.Output;

/// <summary>The cells that a table of themes shows, for the terminal and for Markdown.</summary>
internal static class ThemesRows
{
    public static List<string> Headings(ThemesReport report) =>
        ["theme", "impact", $"{Display.Percent(report.Frame.Confidence.Level)} interval", "p, corrected", "with", "without", "lift, points", "n", "of answers"];

    /// <summary>The cells of the themes, and of all answers at the end.</summary>
    public static List<(List<string> Cells, bool IsTotal)> Rows(ThemesReport report)
    {
        List<(List<string>, bool)> rows = [.. (report.Impacts?.Themes ?? []).Select(theme => (Cells(theme, report), false))];
        var overall = report.Impacts?.Overall;
        rows.Add((["all answers", string.Empty, string.Empty, string.Empty, Value(overall, report), string.Empty, string.Empty, Display.Count(report.Impacts?.N ?? 0), string.Empty], true));
        return rows;
    }

    /// <summary>What the table cannot show.</summary>
    public static IEnumerable<string> Notes(ThemesReport report)
    {
        var request = report.Request;
        if (report.Impacts is { } impacts)
        {
            yield return Text.Line($"{impacts.WithoutTheme} answers with words speak of no theme.");
            if (impacts.Themes.Any(theme => theme.Difference is null)) yield return Text.Line($"Not tested: fewer than {request.MinimumSupport} answers with or without the theme.");
        }

        if (report.WithoutAnswer + report.WithoutWords + report.Invalid > 0)
            yield return Text.Line($"Not answered {report.WithoutAnswer}; answered without words {report.WithoutWords}{(request.Base == ThemeBase.AllAnswers ? ", counted as without theme" : ", left out")}; invalid {report.Invalid}.");
        yield return "Impact: score of all answers minus score of those without the theme. It goes with the theme; it need not come from it. One answer may have many themes.";
        yield return Text.Line($"Lift, in percentage points: share of the theme among unfavourable answers minus share among the others. p: {Said(request.Correction)}.");
        yield return Text.Line($"Scale {report.Frame.Scale}; method {report.Frame.Method}.");
    }

    public static string Said(Correction correction) => correction switch
    {
        Correction.BenjaminiHochberg => "Benjamini-Hochberg",
        Correction.Holm => "Holm",
        _ => "Bonferroni",
    };

    private static List<string> Cells(ThemeImpact theme, ThemesReport report) =>
    [
        theme.Theme.Id.Text,
        theme.Impact is { } impact ? Change(impact, report) : "not known",
        theme.ImpactInterval(report.Frame.Confidence) is { } interval ? $"{Change(interval.Low, report)} to {Change(interval.High, report)}" : string.Empty,
        theme.AdjustedPValue is { } p ? Display.PValue(p) : "not tested",
        Value(theme.With, report),
        Value(theme.Without, report),
        theme.Lift is { } lift ? Display.Signed(100 * lift, 1) : string.Empty,
        Display.Count(theme.Share.Hits),
        Display.Number(100 * theme.Share.Value, 1) + " %",
    ];

    private static string Value(IScore? score, ThemesReport report) => Display.Value(report.Factor * score?.Value, report.Frame);

    private static string Change(double change, ThemesReport report) => Display.Signed(report.Factor * change, report.Frame.Method.Kind == MethodKind.Mean ? 2 : 1);
}
