namespace Cx.Core.Journeys.Model;

/// <summary>The schemas of docs/schemas, as they are embedded in the assembly.</summary>
internal static class EmbeddedSchema
{
    public const string Root = "https://raw.githubusercontent.com/cx-core/Cx.Core/main/docs/schemas/";
    public const string Blueprint = "journey-blueprint.v1.json";
    public const string Interaction = "interaction.v1.json";

    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream("Cx.Core.Schemas." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
