using System.Text.Json;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Something that hurts at a touchpoint.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record PainPoint
{
    internal PainPoint(PainPointId id, TouchpointId touchpoint, int severity, PainEvidence evidence, string? hypothesis, IReadOnlyList<string> opportunities, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        Id = id;
        Touchpoint = touchpoint;
        Severity = severity;
        Evidence = evidence;
        Hypothesis = hypothesis;
        Opportunities = opportunities;
        Extensions = extensions;
    }

    /// <summary>The id.</summary>
    public PainPointId Id { get; }

    /// <summary>Where it hurts.</summary>
    public TouchpointId Touchpoint { get; }

    /// <summary>How much, 1 to 5.</summary>
    public int Severity { get; }

    /// <summary>How well it is founded.</summary>
    public PainEvidence Evidence { get; }

    /// <summary>Why it hurts; <see langword="null"/> when not said.</summary>
    public string? Hypothesis { get; }

    /// <summary>What could be done, in the order given.</summary>
    public IReadOnlyList<string> Opportunities { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }
}
