using System.Runtime.InteropServices;

namespace Cx.Core.PackageTests;

/// <summary>The runtime as a package, which publishing a self-contained program needs and no SDK brings along.</summary>
internal static class RuntimePack
{
    private static readonly Lazy<string?> Missing = new(Probe);

    /// <summary>What makes a program trimmed to the last member it does not use.</summary>
    public static string TrimmedProperties { get; } = $"""
        <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
        <SelfContained>true</SelfContained>
        <PublishTrimmed>true</PublishTrimmed>
        <TrimMode>full</TrimMode>
        <TrimmerSingleWarn>false</TrimmerSingleWarn>
        <InvariantGlobalization>true</InvariantGlobalization>
        """;

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? WhyMissing => Missing.Value;

    /// <summary>Lets a project take what the probe restored from the machine's own package folder, and put nothing into it.</summary>
    public static void Configure(ScratchProject project, string feed)
        => project.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{MachineFolder(project.Folder)}" />
              </fallbackPackageFolders>
            </configuration>
            """);

    // "global-packages: /home/someone/.nuget/packages/"
    private static string MachineFolder(string folder)
        => DotNet.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), "nuget", "locals", "global-packages", "--list").Expect().Output.Split(':', 2)[1].Trim();

    // An empty project that asks for the same packages: restoring it is the question and, where it succeeds, the download.
    private static string? Probe()
    {
        var folder = Directory.CreateTempSubdirectory("cx-runtime-pack-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Probe.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    {TrimmedProperties}
                  </PropertyGroup>
                </Project>
                """);
            var restore = DotNet.Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), "restore", "-nologo", "-v:quiet");
            return restore.ExitCode == 0
                ? null
                : $"The runtime pack for {RuntimeInformation.RuntimeIdentifier} cannot be restored here: {restore.Output.Trim().Split('\n')[0]}";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
