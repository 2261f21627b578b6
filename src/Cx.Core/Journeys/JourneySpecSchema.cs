using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>The JSON Schemas (2020-12) of the questions that can be asked of journeys, one for each, as they are published and as they come with the library.</summary>
public static class JourneySpecSchema
{
    /// <summary>The names of the analyses, as they stand in the member <c>analysis</c>.</summary>
    public static IReadOnlyList<string> Analyses => SpecJson.Names;

    /// <summary>The id of the schema of an analysis.</summary>
    /// <param name="analysis">Its name.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">There is no such analysis.</exception>
    public static string IdOf(string analysis) => EmbeddedSchema.Root + FileOf(analysis);

    /// <summary>The text of the schema of an analysis.</summary>
    /// <param name="analysis">Its name.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="ArgumentException">There is no such analysis.</exception>
    public static string ReadText(string analysis) => EmbeddedSchema.Read(FileOf(analysis));

    private static string FileOf(string analysis) => SpecJson.Names.Contains(analysis, StringComparer.Ordinal)
        ? $"{analysis}-spec.v1.json"
        : throw new ArgumentException($"There is no analysis \"{analysis}\". There are {string.Join(", ", SpecJson.Names)}.", nameof(analysis));
}
