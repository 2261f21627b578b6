using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>The JSON Schema (2020-12) of blueprint documents, as it is published and as it comes with the library.</summary>
public static class BlueprintSchema
{
    /// <summary>The id of the schema, which a document may name as its <c>$schema</c>.</summary>
    public static string Id => BlueprintJson.SchemaId;

    /// <summary>The text of the schema.</summary>
    /// <returns>The JSON.</returns>
    public static string ReadText() => EmbeddedSchema.Read(EmbeddedSchema.Blueprint);
}
