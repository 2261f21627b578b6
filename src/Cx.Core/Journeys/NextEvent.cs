using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>What journeys did next, and how many of them.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record NextEvent
{
    internal NextEvent(TouchpointId? next, long journeys)
    {
        Event = next;
        Journeys = journeys;
    }

    /// <summary>The next event; <see langword="null"/> when nothing came.</summary>
    public TouchpointId? Event { get; }

    /// <summary>How many journeys, 1 or more.</summary>
    public long Journeys { get; }

    /// <summary>The event with its count.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Event is { } next ? next.Text : "nothing")}: {Journeys}");
}
