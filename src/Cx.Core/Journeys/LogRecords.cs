using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Ways from records to interactions. None of them drops a record without saying so.</summary>
public static class LogRecords
{
    /// <summary>The interactions, one after the other; what is none goes to a handler.</summary>
    /// <param name="records">The records.</param>
    /// <param name="onDiagnostic">Is given every record that is no interaction, when the enumeration comes to it.</param>
    /// <returns>The interactions.</returns>
    public static IEnumerable<Interaction> Interactions(this IEnumerable<LogRecord> records, Action<LogDiagnostic> onDiagnostic)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(onDiagnostic);
        return Run(records, onDiagnostic);
    }

    /// <summary>All interactions; when a record is none, an exception with all such records.</summary>
    /// <param name="records">The records, which are read to their end.</param>
    /// <returns>The interactions.</returns>
    /// <exception cref="EventLogException">A record is no interaction.</exception>
    public static IReadOnlyList<Interaction> InteractionsOrThrow(this IEnumerable<LogRecord> records)
    {
        var found = new List<LogDiagnostic>();
        var interactions = records.Interactions(found.Add).ToList();
        return found.Count == 0
            ? interactions
            : throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"{found.Count} of {found.Count + interactions.Count} records are no interactions. The first: {found[0]}"), found[0].Line, null, found, null);
    }

    private static IEnumerable<Interaction> Run(IEnumerable<LogRecord> records, Action<LogDiagnostic> onDiagnostic)
    {
        foreach (var record in records)
        {
            if (record.IsInteraction) yield return record.Value;
            else onDiagnostic(record.Diagnostic);
        }
    }
}
