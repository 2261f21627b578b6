using System.Globalization;
using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

/// <summary>The packages, packed once for all tests into a folder outside of the repository that serves as a feed.</summary>
/// <remarks>The version is new in each run, so that no cache can hand out an older file of the same version.</remarks>
public sealed class PackedFiles : IDisposable
{
    /// <summary>Packs the library and the tool.</summary>
    public PackedFiles()
    {
        Folder = Path.Combine(Path.GetTempPath(), "cx-packages-" + Guid.NewGuid().ToString("N")[..8]);
        Feed = Path.Combine(Folder, "feed");
        Directory.CreateDirectory(Feed);
        Suffix = string.Create(CultureInfo.InvariantCulture, $"check.{Environment.ProcessId}.{Environment.TickCount64}");
        Pack("Cx.Core");
        Pack("Cx.Cli");
        Version = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Feed, "Cx.Core.*.nupkg").Single())["Cx.Core.".Length..];
    }

    /// <summary>A folder of this run alone; everything made here goes with it.</summary>
    public string Folder { get; }

    /// <summary>The folder feed.</summary>
    public string Feed { get; }

    /// <summary>The version that both packages have.</summary>
    public string Version { get; }

    /// <summary>The library's package.</summary>
    public string Library => Path.Combine(Feed, $"Cx.Core.{Version}.nupkg");

    /// <summary>The library's symbols.</summary>
    public string LibrarySymbols => Path.Combine(Feed, $"Cx.Core.{Version}.snupkg");

    /// <summary>The tool's package.</summary>
    public string Tool => Path.Combine(Feed, $"Cx.Cli.{Version}.nupkg");

    private string Suffix { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Built beside the repository's own artifacts, not into them: other tests run from those at the same time.
    private void Pack(string project)
        => DotNet.Run(
            Repository.Root,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["CI"] = "true" },
            "pack",
            Repository.PathOf("src", project, project + ".csproj"),
            "--configuration",
            "Release",
            "--output",
            Feed,
            $"-p:ArtifactsPath={Path.Combine(Folder, "artifacts")}",
            $"-p:VersionSuffix={Suffix}",
            "-nologo",
            "-v:quiet").Expect();
}
