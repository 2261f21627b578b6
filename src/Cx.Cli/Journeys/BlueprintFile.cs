using Cx.Core.Journeys;

namespace Cx.Cli.Journeys;

/// <summary>Reads blueprints from files.</summary>
internal static class BlueprintFile
{
    public static BlueprintResult Read(string file, JourneyBlueprint? previous = null)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return BlueprintLoader.Load(stream, new BlueprintOptions { Previous = previous });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CxException.BadData($"There is no file '{file}'.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CxException.BadData($"The file '{file}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The blueprint of a file that must be without errors.</summary>
    public static CompiledBlueprint Load(string file) => WithoutErrors(file, Read(file)).Compile();

    public static JourneyBlueprint WithoutErrors(string file, BlueprintResult result)
    {
        if (result.Blueprint is { } blueprint) return blueprint;
        var first = result.Diagnostics.First(one => one.Severity == DiagnosticSeverity.Error);
        throw CxException.BadData($"The blueprint '{file}' has errors, the first: {first}. See all of them with cx journey validate {file}.");
    }

    public static JourneyEnds EndsOf(CompiledBlueprint blueprint) => JourneyEnds.Of(
        blueprint.Events.Where(blueprint.IsSuccess).Select(name => name.Text), blueprint.Events.Where(blueprint.IsFailure).Select(name => name.Text));
}
