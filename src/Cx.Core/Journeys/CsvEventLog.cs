using Cx.Core.Journeys.Formats;

namespace Cx.Core.Journeys;

/// <summary>Event logs as CSV (RFC 4180, UTF-8): a header, then one interaction a row.</summary>
public static class CsvEventLog
{
    /// <summary>Reads a log, a record at a time. Columns beyond the known ones become attributes; the sequence of an interaction is the position of its row.</summary>
    /// <param name="stream">The log; it is read as the enumeration goes on, and stays open.</param>
    /// <param name="options">Headings, zone, limits; <see langword="null"/> for the defaults.</param>
    /// <returns>The records.</returns>
    /// <exception cref="EventLogException">While enumerating: a required heading is missing, a quote is not closed, the bytes are not UTF-8, or a limit is exceeded.</exception>
    public static IEnumerable<LogRecord> Read(Stream stream, LogReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Run(stream, options ?? new LogReadOptions());
    }

    /// <summary>Writes a log: the required columns, those that at least one interaction needs, and one for each attribute. UTF-8 without mark, LF.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="interactions">The interactions, in the order in which they are to stand.</param>
    /// <param name="options">Whether ids are kept and formulas disarmed; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An attribute is named like a column.</exception>
    public static void Write(Stream stream, IEnumerable<Interaction> interactions, LogWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(interactions);
        CsvWriting.Write(stream, [.. interactions], options ?? new LogWriteOptions());
    }

    private static IEnumerable<LogRecord> Run(Stream stream, LogReadOptions options)
    {
        using var rows = new CsvRows(stream, options.Limits, options.Separator);
        if (!rows.Next()) throw rows.Broken("The log is empty. Its first row names the columns.");
        var header = new CsvHeader(rows, options);
        var maker = new RecordMaker(options);
        while (rows.Next()) yield return header.Record(rows, maker);
    }
}
