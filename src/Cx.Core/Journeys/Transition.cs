using System.Text.Json;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>An intended way from one touchpoint to another, or to itself.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>. There is one for each pair of touchpoints.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Transition
{
    internal Transition(TouchpointId from, TouchpointId to, TransitionKind kind, TimeSpan? maxWait, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        From = from;
        To = to;
        Kind = kind;
        MaxWait = maxWait;
        Extensions = extensions;
    }

    /// <summary>Where it begins.</summary>
    public TouchpointId From { get; }

    /// <summary>Where it leads.</summary>
    public TouchpointId To { get; }

    /// <summary>What it means.</summary>
    public TransitionKind Kind { get; }

    /// <summary>The longest intended time on it, in place of that of the touchpoint; <see langword="null"/> when not said.</summary>
    public TimeSpan? MaxWait { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }
}
