using System.Globalization;
using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

/// <summary>The packages, packed once for all tests into a folder outside of the repository that serves as a feed.</summary>
/// <remarks>The version is new in each run, so that no cache can hand out an older file of the same version.</remarks>
public sealed class PackedFiles : IDisposable
{
    private readonly Lazy<Consumers> _consumers;

    /// <summary>Packs the library, its rules and the tool.</summary>
    public PackedFiles()
    {
        Folder = Path.Combine(Path.GetTempPath(), "cx-packages-" + Guid.NewGuid().ToString("N")[..8]);
        Feed = Path.Combine(Folder, "feed");
        Directory.CreateDirectory(Feed);
        Suffix = string.Create(CultureInfo.InvariantCulture, $"check.{Environment.ProcessId}.{Environment.TickCount64}");
        _consumers = new Lazy<Consumers>(() => new Consumers(this));
        Build(Repository.Root, "pack", Repository.PathOf("Cx.Core.sln"), "--output", Feed).Expect();
        Version = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Feed, "Cx.Cli.*.nupkg").Single())["Cx.Cli.".Length..];
    }

    /// <summary>A folder of this run alone; everything made here goes with it.</summary>
    public string Folder { get; }

    /// <summary>The folder feed.</summary>
    public string Feed { get; }

    /// <summary>The version that all packages have.</summary>
    public string Version { get; }

    /// <summary>The library's package.</summary>
    public string Library => Path.Combine(Feed, $"Cx.Core.{Version}.nupkg");

    /// <summary>The library's symbols.</summary>
    public string LibrarySymbols => Path.Combine(Feed, $"Cx.Core.{Version}.snupkg");

    /// <summary>The package of the rules.</summary>
    public string Analyzers => Path.Combine(Feed, $"Cx.Core.Analyzers.{Version}.nupkg");

    /// <summary>The package of the law kit.</summary>
    public string LawKit => Path.Combine(Feed, $"Cx.Core.Testing.{Version}.nupkg");

    /// <summary>The tool's package.</summary>
    public string Tool => Path.Combine(Feed, $"Cx.Cli.{Version}.nupkg");

    /// <summary>Where everything is built: beside the repository's own artifacts, not into them, because other tests run from those at the same time.</summary>
    public string Artifacts => Path.Combine(Folder, "artifacts");

    /// <summary>Users' projects of every kind, built once.</summary>
    internal Consumers Consumers => _consumers.Value;

    private string Suffix { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        DotNet.EndCompiler(ProjectFile("Cx.Core"));
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The project file of a project of the repository.</summary>
    internal static string ProjectFile(string project) => Repository.PathOf("src", project, project + ".csproj");

    /// <summary>Runs a command that builds the way the packages are built, so that nothing of the repository is compiled twice. Its analysis is part of its own build.</summary>
    internal DotNet.Outcome Build(string folder, string command, string target, params ReadOnlySpan<string> more)
        => DotNet.Run(
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CI"] = "true" },
            [command, target, "--configuration", "Release", $"-p:ArtifactsPath={Artifacts}", $"-p:VersionSuffix={Suffix}", "-p:CxAnalyze=false", "-nologo", "-v:quiet", .. more]);
}
