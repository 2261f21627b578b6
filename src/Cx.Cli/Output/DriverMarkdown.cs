using Cx.Cli.Drivers;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx drivers</c> as Markdown.</summary>
internal static class DriverMarkdown
{
    public static void Write(TextWriter output, DriverReport report) =>
        MarkdownTable.Write(output, DriverRows.Headings(report), keys: 1, DriverRows.Rows(report).Select(cells => (cells, false)), DriverRows.Notes(report));
}
