using System.Collections.Immutable;
using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

/// <summary>Users' projects outside of the repository, each of another kind, all built by one command.</summary>
/// <remarks>Each writes a SARIF log, which holds suggestions too, and the list of the analyzers that its compiler was given.</remarks>
internal sealed class Consumers
{
    private const string BehindProject = """<ProjectReference Include="../Middle/Middle.csproj" />""";

    private readonly PackedFiles _packed;
    private readonly List<string> _projects = [];

    public Consumers(PackedFiles packed)
    {
        _packed = packed;
        Folder = Path.Combine(packed.Folder, "consumers");
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{packed.Feed}" />
              </packageSources>
            </configuration>
            """);
        // Nothing above the folder may steer the build. Packages go into a folder of this run.
        Write("Directory.Packages.props", "<Project />");
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestorePackagesPath>{Path.Combine(packed.Folder, "consumed")}</RestorePackagesPath>
                <ErrorLog>$(MSBuildProjectDirectory)/report.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", """
            <Project>
              <Target Name="ListAnalyzers" AfterTargets="CoreCompile">
                <WriteLinesToFile File="$(MSBuildProjectDirectory)/analyzers.txt" Lines="@(Analyzer->'%(Filename)')" Overwrite="true" />
              </Target>
            </Project>
            """);

        Libraries();
        foreach (var (mode, name) in new[] { ("", "Direct"), ("none", "None"), ("suggestions", "Suggestions"), ("warnings", "Warnings"), ("errors", "Errors"), ("off", "Off"), ("strict", "Unknown") })
        {
            Add(name, Reference(), Mode(mode));
        }

        Add("BehindProject", BehindProject);
        Add("BehindPackage", $"""<PackageReference Include="Middle" Version="{packed.Version}" />""");
        Add("BehindPrivate", """<ProjectReference Include="../MiddlePrivate/MiddlePrivate.csproj" />""", sources: []);
        Add("ErrorsBehindProject", BehindProject, Mode(" Errors "));
        Add("OffBehindProject", BehindProject, Mode("Off"));
        Add("NotRun", Reference(), "<RunAnalyzers>false</RunAnalyzers>");
        Add("Raised", Reference(), editorConfig: "dotnet_diagnostic.CX2002.severity = error");
        Add("ErrorsLowered", Reference(), Mode("errors"), "dotnet_diagnostic.CX2002.severity = suggestion");
        Add("ErrorsWithoutWarning", Reference(), Mode("errors") + "<NoWarn>$(NoWarn);CX2002</NoWarn>");
        Add("CategoryRaised", Reference(), Mode("default"), "dotnet_analyzer_diagnostic.category-Scores.severity = error");
        Add("Program", Reference(), "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", sources: ["Program.cs"]);
        Add("Mixed", Reference(), Mode("none") + "<OutputType>Exe</OutputType>", sources: ["Mistake.cs"]);
        Add("OfSource", OfSource("Cx.Core", ""));
        Add("OfSourceWithRules", OfSource("Cx.Core", "") + OfSource("Cx.Core.Analyzers", " OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\""));
        Add("Formatted", Reference());
        Noncompliant = FenceProjects("Noncompliant", page => page.Noncompliant);
        Compliant = FenceProjects("Compliant", page => page.Compliant);
        Add("NoncompliantShown", Reference() + """<Compile Include="../Noncompliant/*.cs" />""", Mode("warnings") + "<OutputType>Exe</OutputType>", sources: []);

        var solution = Write("consumers.slnx", $"<Solution>{string.Concat(_projects.Concat(["Cx.Core", "Cx.Core.Analyzers", "Cx.Core.CodeFixes", "Cx.Core.Analyzers.Package"]).Select(project => $"<Project Path=\"{PathOf(project)}\" />"))}</Solution>");
        // Some are meant to fail; which, their tests say.
        Output = packed.Build(Folder, "build", solution).Output;
    }

    public string Folder { get; }

    /// <summary>What the build of all of them printed.</summary>
    public string Output { get; }

    /// <summary>The mistakes that the pages of the rules show.</summary>
    public ImmutableArray<FenceProject> Noncompliant { get; }

    /// <summary>What the pages show as no mistake.</summary>
    public ImmutableArray<FenceProject> Compliant { get; }

    /// <summary>What the compiler said of a project, in order of place.</summary>
    public ImmutableArray<Report> Reports(string project)
    {
        var path = Path.Combine(Folder, project, "report.sarif");
        Assert.True(File.Exists(path), $"{project} was not compiled:\n{Output}");
        using var log = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => !result.TryGetProperty("suppressions", out _))
                .Select(Report.Read)
                .OrderBy(report => report.File, StringComparer.Ordinal).ThenBy(report => report.Line).ThenBy(report => report.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The lines of the build that belong to a project.</summary>
    public ImmutableArray<string> Printed(string project)
        => [.. Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.EndsWith($"[{PathOf(project)}]", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    /// <summary>The analyzers that a project's compiler was given.</summary>
    public ImmutableArray<string> AnalyzersOf(string project)
    {
        var path = Path.Combine(Folder, project, "analyzers.txt");
        Assert.True(File.Exists(path), $"{project} was not compiled:\n{Output}");
        return [.. File.ReadAllLines(path)];
    }

    /// <summary>The files that a project's build delivered.</summary>
    public IEnumerable<string> Delivered(string project)
        => Directory.EnumerateFiles(OutputOf(project), "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path));

    /// <summary>Runs the program that a project's build made.</summary>
    public DotNet.Outcome Run(string project)
    {
        var program = Path.Combine(OutputOf(project), project + ".dll");
        Assert.True(File.Exists(program), $"{project} was not built:\n{Output}");
        return DotNet.Run(Folder, new Dictionary<string, string>(StringComparer.Ordinal), "exec", program);
    }

    /// <summary>Applies the fixes of one rule to a project as its user would.</summary>
    public DotNet.Outcome Format(string project, string id)
        => DotNet.Run(
            Folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ArtifactsPath"] = _packed.Artifacts },
            "format", "analyzers", PathOf(project), "--diagnostics", id, "--severity", "info", "--no-restore");

    public string SourceOf(string project, string file) => File.ReadAllText(Path.Combine(Folder, project, file)).ReplaceLineEndings("\n");

    private string OutputOf(string project) => Path.Combine(_packed.Artifacts, "bin", project, "release");

    private static string Mode(string mode) => mode.Length == 0 ? "" : $"<CxAnalysisMode>{mode}</CxAnalysisMode>";

    private static string OfSource(string project, string how) => $"""<ProjectReference Include="{PackedFiles.ProjectFile(project)}"{how} />""";

    private string Reference(string how = "") => $"""<PackageReference Include="Cx.Core" Version="{_packed.Version}"{how} />""";

    // A library that hands on what Cx.Core it has, as project and as package, and one that keeps it to itself.
    private void Libraries()
    {
        const string source = """
            namespace Shop;

            public static class Middle
            {
                public static bool IsScored(int answers) => Cx.Core.Scores.RatingCounts.Of<Cx.Core.Scales.Nps>([]).Answered < answers;
            }
            """;
        Add("Middle", Reference(), "<IsPackable>true</IsPackable>", sources: []);
        Write("Middle/Middle.cs", source);
        Add("MiddlePrivate", Reference(" PrivateAssets=\"all\""), sources: []);
        Write("MiddlePrivate/Middle.cs", source);
        _packed.Build(Folder, "pack", PathOf("Middle"), "--output", _packed.Feed, $"-p:PackageVersion={_packed.Version}").Expect();
    }

    private ImmutableArray<FenceProject> FenceProjects(string name, Func<Cx.Core.Analyzers.Tests.Docs.RulePage, IEnumerable<Cx.Core.Tests.Docs.Fence>> fences)
    {
        var projects = FenceProject.Collect(name, fences);
        foreach (var project in projects)
        {
            Add(project.Name, Reference(), "<OutputType>Exe</OutputType>", project.EditorConfig, sources: []);
            foreach (var (file, text) in project.Files)
            {
                Write($"{project.Name}/{file}", text);
            }
        }

        return projects;
    }

    private void Add(string name, string items, string properties = "", string editorConfig = "", string[]? sources = null)
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
        Write($"{name}/.editorconfig", "root = true\n" + (editorConfig.StartsWith('[') ? editorConfig : "[*.cs]\n" + editorConfig) + "\n");
        foreach (var source in sources ?? ["Reached.cs"])
        {
            File.Copy(Repository.PathOf("tests", "Cx.Core.PackageTests", "Consumer", source), Path.Combine(Folder, name, source));
        }

        _projects.Add(name);
    }

    private string PathOf(string project)
        => project.StartsWith("Cx.", StringComparison.Ordinal) ? PackedFiles.ProjectFile(project) : Path.Combine(Folder, project, project + ".csproj");

    private string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A line of a SARIF log.</summary>
    internal sealed record Report(string Id, string Level, string File, int Line)
    {
        public static Report Read(JsonElement result)
        {
            var place = result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0 ? locations[0].GetProperty("physicalLocation") : (JsonElement?)null;
            return new Report(
                result.GetProperty("ruleId").GetString()!,
                result.GetProperty("level").GetString()!,
                place is { } file ? Path.GetFileName(Uri.UnescapeDataString(file.GetProperty("artifactLocation").GetProperty("uri").GetString()!)) : "",
                place?.GetProperty("region").GetProperty("startLine").GetInt32() ?? 0);
        }
    }
}
