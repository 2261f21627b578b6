using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>How often one event followed another at once, and after how long.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record TransitionEdge
{
    internal TransitionEdge(string from, string to, long count, ElapsedSummary times)
    {
        From = new TouchpointId(from);
        To = new TouchpointId(to);
        Count = count;
        Times = times;
    }

    /// <summary>The earlier event.</summary>
    public TouchpointId From { get; }

    /// <summary>The later event.</summary>
    public TouchpointId To { get; }

    /// <summary>How many pairs there are, 1 or more.</summary>
    public long Count { get; }

    /// <summary>The times between the two.</summary>
    public ElapsedSummary Times { get; }

    /// <summary>The edge with its count.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From} > {To}: {Count}");
}
