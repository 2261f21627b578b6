using Cx.Core.Journeys.Formats;

namespace Cx.Core.Journeys;

/// <summary>Event logs as JSON Lines (UTF-8): one interaction a line, a JSON object as the serializer writes <see cref="Interaction"/>.</summary>
public static class JsonLinesEventLog
{
    /// <summary>Reads a log, a record at a time. An id that is missing is the number of the record; the sequence of an interaction is the position of its line, whatever the line says.</summary>
    /// <param name="stream">The log; it is read as the enumeration goes on, and stays open.</param>
    /// <param name="options">Zone, limits, scales; <see langword="null"/> for the defaults.</param>
    /// <returns>The records.</returns>
    /// <exception cref="EventLogException">While enumerating: a line is no JSON, or a limit is exceeded.</exception>
    public static IEnumerable<LogRecord> Read(Stream stream, LogReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Run(stream, options ?? new LogReadOptions());
    }

    /// <summary>Writes a log. UTF-8 without mark, LF.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="interactions">The interactions, in the order in which they are to stand.</param>
    /// <param name="options">Whether ids are kept; <see langword="null"/> for the defaults.</param>
    public static void Write(Stream stream, IEnumerable<Interaction> interactions, LogWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(interactions);
        JsonLinesWriting.Write(stream, interactions, options ?? new LogWriteOptions());
    }

    private static IEnumerable<LogRecord> Run(Stream stream, LogReadOptions options)
    {
        using var lines = new JsonLines(stream, options.Limits);
        var reader = new InteractionReader(options);
        while (lines.Next())
        {
            if (reader.Read(lines) is { } record) yield return record;
        }
    }
}
