using System.Text.Json;

namespace Cx.Core.Journeys;

/// <summary>A designed archetype of a customer. Not a <see cref="Segment"/>, which is calculated; there is no conversion.</summary>
/// <remarks>
/// <para>Part of a <see cref="JourneyBlueprint"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record Persona
{
    internal Persona(PersonaId id, string name, string? description, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        Id = id;
        Name = name;
        Description = description;
        Extensions = extensions;
    }

    /// <summary>The id.</summary>
    public PersonaId Id { get; }

    /// <summary>The name to show; the id where none was given.</summary>
    public string Name { get; }

    /// <summary>Who this is; <see langword="null"/> when not said.</summary>
    public string? Description { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }
}
