using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

/// <summary>A user's project in a folder of its own, outside of the repository, with its own package folder.</summary>
internal sealed class ScratchProject : IDisposable
{
    private readonly PackedFiles _packed;

    public ScratchProject(PackedFiles packed, string name)
    {
        _packed = packed;
        Folder = Path.Combine(packed.Folder, name);
        Directory.CreateDirectory(Folder);
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NUGET_PACKAGES"] = Path.Combine(Folder, "packages"),
            ["DOTNET_CLI_HOME"] = Folder,
        };

        FolderFeedOnly = Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{packed.Feed}" />
              </packageSources>
            </configuration>
            """);
        // Nothing above the folder may steer the build.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Folder { get; }

    /// <summary>A configuration that knows the folder feed and no other source.</summary>
    public string FolderFeedOnly { get; }

    public Dictionary<string, string> Variables { get; }

    /// <summary>Writes the project file and copies sources of Consumer/ beside it.</summary>
    public ScratchProject With(string properties, params ReadOnlySpan<string> sources)
    {
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Cx.Core" Version="{_packed.Version}" />
              </ItemGroup>
            </Project>
            """);
        foreach (var source in sources)
        {
            File.Copy(Repository.PathOf("tests", "Cx.Core.PackageTests", "Consumer", source), Path.Combine(Folder, source));
        }

        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public DotNet.Outcome Run(params ReadOnlySpan<string> arguments) => DotNet.Run(Folder, Variables, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
