using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>How often an event happened, and how many journeys began and stood with it.</summary>
/// <remarks>Counts, 0 or more. It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record EventCount
{
    internal EventCount(string name, long occurrences, long starts, long ends)
    {
        Event = new TouchpointId(name);
        Occurrences = occurrences;
        Starts = starts;
        Ends = ends;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>How often it happened.</summary>
    public long Occurrences { get; }

    /// <summary>How many journeys began with it.</summary>
    public long Starts { get; }

    /// <summary>Of how many journeys it is the last interaction so far.</summary>
    public long Ends { get; }

    /// <summary>The counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {Occurrences} ({Starts} starts, {Ends} ends)");
}
