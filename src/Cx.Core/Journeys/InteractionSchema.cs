using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>The JSON Schema (2020-12) of one line of an event log in JSON Lines, as it is published and as it comes with the library.</summary>
public static class InteractionSchema
{
    /// <summary>The id of the schema.</summary>
    public static string Id => EmbeddedSchema.Root + EmbeddedSchema.Interaction;

    /// <summary>The text of the schema.</summary>
    /// <returns>The JSON.</returns>
    public static string ReadText() => EmbeddedSchema.Read(EmbeddedSchema.Interaction);
}
