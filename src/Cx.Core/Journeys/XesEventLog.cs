using Cx.Core.Journeys.Formats;

namespace Cx.Core.Journeys;

/// <summary>Event logs as XES (IEEE 1849), plain or packed with gzip: one trace a customer or case, one event an interaction.</summary>
/// <remarks>
/// <para>The name of a trace is the customer unless the trace says another (<c>cx:customer</c>), the name of an event its touchpoint. A DTD is refused, entities of one's own with it; nested attributes are passed over. Attributes of a trace become attributes of its interactions, as <c>case:NAME</c>.</para>
/// </remarks>
public static class XesEventLog
{
    /// <summary>Reads a log, a record at a time; whether it is packed is seen from its first bytes. Events about another step than completion are no interactions, and counted.</summary>
    /// <param name="stream">The log; it is read as the enumeration goes on, and stays open.</param>
    /// <param name="options">Zone, limits, scales; <see langword="null"/> for the defaults.</param>
    /// <returns>The records.</returns>
    /// <exception cref="EventLogException">While enumerating: the XML or the packing is broken, there is a DTD, or a limit is exceeded.</exception>
    public static IEnumerable<LogRecord> Read(Stream stream, LogReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Run(stream, options ?? new LogReadOptions());
    }

    /// <summary>Writes a log: a trace for each customer in the order in which they come, its interactions in theirs, each with its sequence. UTF-8 without mark, LF.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="interactions">The interactions.</param>
    /// <param name="options">Whether ids are kept, and whether to pack; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An id or a text has a character that XML cannot hold.</exception>
    public static void Write(Stream stream, IEnumerable<Interaction> interactions, LogWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(interactions);
        XesWriting.Write(stream, [.. interactions], options ?? new LogWriteOptions());
    }

    private static IEnumerable<LogRecord> Run(Stream stream, LogReadOptions options)
    {
        using var reader = new XesReader(stream, options);
        while (reader.Next() is { } record) yield return record;
    }
}
