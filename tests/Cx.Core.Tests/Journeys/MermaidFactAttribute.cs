using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

/// <summary>A fact about what the real Mermaid reads; reported as skipped, with the reason, where Node or the package is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MermaidFactAttribute : FactAttribute
{
    /// <summary>Decides whether Mermaid is there.</summary>
    public MermaidFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "mermaid"))) Skip = $"Mermaid is not here: eng/mermaid/install.sh puts it into {Folder}.";
        else if (!IsThere("node")) Skip = "Node is not here: the real Mermaid runs on it.";
    }

    /// <summary>Where the package is installed.</summary>
    public static string Folder { get; } = Repository.PathOf("artifacts", "mermaid");

    private static bool IsThere(string program)
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => folder.Length > 0 && (File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe"))));
}
