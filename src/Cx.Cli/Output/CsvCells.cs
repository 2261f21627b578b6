using System.Buffers;
using System.Globalization;

namespace Cx.Cli.Output;

/// <summary>Lines of CSV, numbers unrounded.</summary>
internal static class CsvCells
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static string Of(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    public static string Of(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    public static void WriteRow(TextWriter output, IEnumerable<string> cells) => output.WriteLine(string.Join(',', cells.Select(Quote)));

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
