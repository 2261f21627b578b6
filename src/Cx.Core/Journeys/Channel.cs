using System.Text.Json;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>A way on which the company and its customers meet.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Channel
{
    internal Channel(ChannelId id, Medium medium, bool assisted, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        Id = id;
        Medium = medium;
        Assisted = assisted;
        Extensions = extensions;
    }

    /// <summary>The id.</summary>
    public ChannelId Id { get; }

    /// <summary>The medium.</summary>
    public Medium Medium { get; }

    /// <summary>Whether a human serves it.</summary>
    public bool Assisted { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }
}
