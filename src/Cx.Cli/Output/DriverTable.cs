using Cx.Cli.Drivers;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx drivers</c> for a terminal or a plain text file.</summary>
internal static class DriverTable
{
    public static void Write(DriverReport report) =>
        PlainTable.Write(DriverRows.Headings(report), column => column == 0, [.. DriverRows.Rows(report)], DriverRows.Notes(report));
}
