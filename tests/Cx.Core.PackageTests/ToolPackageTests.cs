using System.Text.Json;

namespace Cx.Core.PackageTests;

[Collection(SharedPacking.Name)]
public class ToolPackageTests(PackedFiles packed)
{
    [Fact]
    public void It_is_a_tool_with_everything_it_needs_inside()
    {
        using var package = new PackageFile(packed.Tool);

        Assert.Equal("DotnetTool", package.Metadata.Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")?.Value);
        Assert.Equal("MIT", package.Value("license"));
        Assert.Subset(
            package.Entries.ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
            {
                "README.md", "LICENSE", "NOTICE", "icon.png",
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/cx.dll",
                "tools/net10.0/any/cx.runtimeconfig.json",
                "tools/net10.0/any/Cx.Core.dll",
            });
    }

    [Fact]
    public void It_installs_from_a_folder_and_runs()
    {
        using var project = new ScratchProject(packed, "tool");
        var folder = Path.Combine(project.Folder, "bin");
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "cx.exe" : "cx");

        project.Run("tool", "install", "Cx.Cli", "--version", packed.Version, "--tool-path", folder, "--configfile", project.FolderFeedOnly).Expect();
        var scales = DotNet.RunProgram(tool, project.Folder, project.Variables, "scales").Expect();
        DotNet.RunProgram(tool, project.Folder, project.Variables, "sample", "files").Expect();
        var score = DotNet.RunProgram(
            tool, project.Folder, project.Variables, "score", Path.Combine("files", "responses.csv"), "--metric", "nps", "--column", "recommend", "--format", "json").Expect();

        Assert.Contains("csat5", scales.Output, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(score.Output);
        Assert.Equal("nps", result.RootElement.GetProperty("metric").GetString());
        Assert.True(result.RootElement.GetProperty("total").GetProperty("n").GetInt64() > 0);
    }
}
