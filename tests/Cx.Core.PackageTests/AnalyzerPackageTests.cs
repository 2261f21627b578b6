using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

[Collection(SharedPacking.Name)]
public class AnalyzerPackageTests(PackedFiles packed)
{
    private const string Rules = "analyzers/dotnet/cs/Cx.Core.Analyzers.dll";
    private const string Fixes = "analyzers/dotnet/cs/Cx.Core.CodeFixes.dll";

    // What the rules are pinned to. Built on a newer one than the user's compiler they are dropped with a mere warning (CS9057); every SDK for net10.0 has 5.0 or later.
    private static readonly Version NewestRoslyn = new(4, 14, 0, 0);

    [Fact]
    public void It_holds_these_files_and_no_other()
    {
        using var package = new PackageFile(packed.Analyzers);

        Assert.Equal(
            [
                "Cx.Core.Analyzers.nuspec", "LICENSE", "NOTICE", "README.md", Rules, Fixes,
                "buildTransitive/Cx.Core.Analyzers.props", "buildTransitive/Cx.Core.Analyzers.targets",
                "buildTransitive/presets/default.globalconfig", "buildTransitive/presets/errors.globalconfig", "buildTransitive/presets/none.globalconfig",
                "buildTransitive/presets/suggestions.globalconfig", "buildTransitive/presets/warnings.globalconfig", "icon.png",
            ],
            package.Entries);
    }

    [Fact]
    public void Its_metadata_tell_what_it_is()
    {
        using var package = new PackageFile(packed.Analyzers);

        Assert.Equal("Cx.Core.Analyzers", package.Value("id"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal("icon.png", package.Value("icon"));
        Assert.True(package.Value("description")!.Length > 40, "The description is too short to say what the package is for.");
        Assert.Contains("analyzers", package.Value("tags")!.Split(' '));
        Assert.Equal(File.ReadAllText(Repository.PathOf("README.md")), package.Text("README.md"));
    }

    [Fact]
    public void It_depends_on_nothing()
    {
        using var package = new PackageFile(packed.Analyzers);

        Assert.DoesNotContain(package.Metadata.Elements(), element => element.Name.LocalName == "dependencies");
    }

    [Fact]
    public void The_library_brings_it_along_and_hands_it_on()
    {
        using var package = new PackageFile(packed.Library);
        var dependency = Assert.Single(package.Metadata.Descendants(), element => element.Name.LocalName == "dependency");

        Assert.Equal("Cx.Core.Analyzers", dependency.Attribute("id")?.Value);
        Assert.Equal(packed.Version, dependency.Attribute("version")?.Value);
        // "Analyzers" is not excluded, so whoever stands behind a user of the library gets them too.
        Assert.Equal("Runtime,Compile,Build", dependency.Attribute("exclude")?.Value);
        Assert.Null(dependency.Attribute("include"));
    }

    [Theory]
    [InlineData(Rules)]
    [InlineData(Fixes)]
    public void Its_assemblies_are_built_on_no_newer_compiler_than_users_have(string assembly)
    {
        var roslyn = References(assembly).Where(reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, reference => Assert.True(reference.Version <= NewestRoslyn, $"{assembly} refers to {reference.Name} {reference.Version}."));
    }

    [Fact]
    public void The_rules_need_nothing_that_a_compiler_has_not()
        => Assert.Equal(
            ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "netstandard"],
            References(Rules).Select(reference => reference.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_assemblies_carry_their_symbols()
        => Assert.All([Rules, Fixes], assembly =>
        {
            using var image = Open(assembly);
            Assert.Contains(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        });

    private List<(string Name, Version Version)> References(string assembly)
    {
        using var image = Open(assembly);
        var reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(reader.GetAssemblyReference).Select(reference => (reader.GetString(reference.Name), reference.Version))];
    }

    private PEReader Open(string assembly)
    {
        using var package = new PackageFile(packed.Analyzers);
        return new PEReader(new MemoryStream(package.Bytes(assembly)));
    }
}
