using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Which event follows which, how often and after how long.</summary>
/// <remarks>
/// <para>A pair is two interactions of one journey, one right after the other. Σ edges = interactions − journeys − broken gaps, as long as edges do not count once per journey.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record TransitionGraph : JourneyResult
{
    internal TransitionGraph(JourneyLook look, TransitionGraphSpec spec, ValueList<EventCount> events, ValueList<TransitionEdge> edges, long brokenGaps)
        : base(look, look.Engine.IsExact)
    {
        Spec = spec;
        Events = events;
        Edges = edges;
        BrokenGaps = brokenGaps;
    }

    /// <summary>What was asked.</summary>
    public TransitionGraphSpec Spec { get; }

    /// <summary>The events, most frequent first, then by name.</summary>
    public IReadOnlyList<EventCount> Events { get; }

    /// <summary>The edges, most frequent first, then by name.</summary>
    public IReadOnlyList<TransitionEdge> Edges { get; }

    /// <summary>How many pairs were further apart than the longest gap, and were not counted.</summary>
    public long BrokenGaps { get; }

    /// <summary>An edge.</summary>
    /// <param name="from">The earlier event.</param>
    /// <param name="to">The later event.</param>
    /// <returns>The edge, or <see langword="null"/> when the one never followed the other.</returns>
    public TransitionEdge? Edge(string from, string to)
        => Edges.FirstOrDefault(edge => string.Equals(edge.From.Text, from, StringComparison.Ordinal) && string.Equals(edge.To.Text, to, StringComparison.Ordinal));

    /// <summary>The size of the graph.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Events.Count} events, {Edges.Count} edges, {Journeys} journeys, {Interactions} interactions");
}
