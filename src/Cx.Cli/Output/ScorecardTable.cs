using Cx.Cli.Scorecard;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx scorecard</c> for a terminal or a plain text file.</summary>
internal static class ScorecardTable
{
    public static void Write(ScorecardReport report) =>
        PlainTable.Write(ScorecardRows.Headings(report), column => ScorecardRows.IsText(report, column), [.. ScorecardRows.Rows(report)], ScorecardRows.Notes(report));
}
