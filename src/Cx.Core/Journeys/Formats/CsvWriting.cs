using System.Buffers;
using System.Globalization;
using System.Text;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Writes CSV logs.</summary>
internal static class CsvWriting
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private delegate string? Cell(in Interaction interaction);

    public static void Write(Stream stream, Interaction[] log, LogWriteOptions options)
    {
        var numbers = new LogNumbers(options.IncludeCustomerIds);
        var names = CsvColumns.Default;
        (string Name, bool IsNeeded, Cell Text)[] columns =
        [
            (names.Customer, true, numbers.Customer),
            (names.Touchpoint, true, (in Interaction one) => one.Touchpoint.Text),
            (names.Timestamp, true, (in Interaction one) => LogTime.Write(one.OccurredAt)),
            (names.Channel, Array.Exists(log, one => one.Channel is not null), (in Interaction one) => one.Channel?.Text),
            (names.Case, Array.Exists(log, one => one.Case is not null), numbers.Case),
            (names.EventId, true, numbers.Event),
            (names.RecordedAt, Array.Exists(log, one => one.RecordedAt is not null), (in Interaction one) => one.RecordedAt is { } at ? LogTime.Write(at) : null),
            (names.Answer, Array.Exists(log, one => one.Answer is not null), (in Interaction one) => one.Answer?.ToString(null, CultureInfo.InvariantCulture)),
            (names.AnswerScale, Array.Exists(log, one => one.Answer is not null), (in Interaction one) => one.Answer?.Scale?.Id),
            (names.Effort, Array.Exists(log, one => one.Effort is not null), (in Interaction one) => one.Effort?.ToString(null, CultureInfo.InvariantCulture)),
            (names.EffortScale, Array.Exists(log, one => one.Effort is not null), (in Interaction one) => one.Effort?.Scale?.Id),
            (names.Outcome, Array.Exists(log, one => one.Outcome is not null), (in Interaction one) => one.Outcome),
        ];
        string[] attributes = [.. log.SelectMany(one => one.Attributes?.Keys ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var name in attributes)
        {
            if (Array.Exists(columns, column => column.Name == name))
                throw new ArgumentException($"An attribute is named \"{MessageText.Shorten(name)}\", as is a column of the log. Rename the attribute.", nameof(log));
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        Cell[] cells =
        [
            .. columns.Where(column => column.IsNeeded).Select(column => column.Text),
            .. attributes.Select(name => (Cell)((in Interaction one) => one.Attributes?.GetValueOrDefault(name))),
        ];
        Row(writer, [.. columns.Where(column => column.IsNeeded).Select(column => column.Name), .. attributes], options.SpreadsheetSafe);
        var texts = new string?[cells.Length];
        for (var i = 0; i < log.Length; i++)
        {
            for (var k = 0; k < cells.Length; k++) texts[k] = cells[k](in log[i]);
            Row(writer, texts, options.SpreadsheetSafe);
        }
    }

    private static void Row(StreamWriter writer, string?[] cells, bool isSafe)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) writer.Write(',');
            var text = cells[i] ?? string.Empty;
            // What begins so is a formula to a spreadsheet (OWASP, CSV injection).
            if (isSafe && text.Length > 0 && text[0] is '=' or '+' or '-' or '@') text = "'" + text;
            if (text.AsSpan().ContainsAny(Quoted))
            {
                writer.Write('"');
                writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            else
            {
                writer.Write(text);
            }
        }

        writer.Write('\n');
    }
}
