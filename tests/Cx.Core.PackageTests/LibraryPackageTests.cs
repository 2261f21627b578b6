using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

[Collection(SharedPacking.Name)]
public partial class LibraryPackageTests(PackedFiles packed)
{
    [Fact]
    public void It_holds_these_files_and_no_other()
    {
        using var package = new PackageFile(packed.Library);

        Assert.Equal(
            ["Cx.Core.nuspec", "LICENSE", "NOTICE", "README.md", "icon.png", "lib/net10.0/Cx.Core.dll", "lib/net10.0/Cx.Core.xml"],
            package.Entries);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("NOTICE")]
    public void Its_texts_are_those_of_the_repository(string file)
    {
        using var package = new PackageFile(packed.Library);

        Assert.Equal(File.ReadAllText(Repository.PathOf(file)), package.Text(file));
    }

    [Fact]
    public void Its_readme_has_no_link_that_works_only_in_the_repository()
    {
        using var package = new PackageFile(packed.Library);
        var relative = RelativeLink().Matches(package.Text("README.md")).Select(match => match.Value);

        Assert.Empty(relative);
    }

    [Fact]
    public void Its_metadata_tell_who_made_it_from_what_under_which_licence()
    {
        using var package = new PackageFile(packed.Library);

        Assert.Equal("Cx.Core", package.Value("id"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("expression", Element(package, "license").Attribute("type")?.Value);
        Assert.Equal("README.md", package.Value("readme"));
        Assert.Equal("icon.png", package.Value("icon"));
        Assert.Equal("https://github.com/cx-core/Cx.Core", package.Value("projectUrl"));
        Assert.NotEmpty(package.Value("authors")!);
        Assert.NotEmpty(package.Value("copyright")!);
        Assert.True(package.Value("description")!.Length > 40, "The description is too short to say what the package is for.");
        Assert.Contains("nps", package.Value("tags")!.Split(' '));
    }

    [NeedsHistoryFact]
    public void It_names_the_repository_and_the_commit()
    {
        using var package = new PackageFile(packed.Library);
        var repository = Element(package, "repository");

        Assert.Equal("git", repository.Attribute("type")?.Value);
        Assert.Equal("https://github.com/cx-core/Cx.Core", repository.Attribute("url")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")?.Value ?? "(none)");
    }

    [Fact]
    public void It_depends_on_its_rules_and_on_nothing_that_runs()
    {
        using var package = new PackageFile(packed.Library);
        var dependencies = Element(package, "dependencies");

        Assert.Equal("net10.0", Assert.Single(dependencies.Elements()).Attribute("targetFramework")?.Value);
        Assert.Equal("Cx.Core.Analyzers", Assert.Single(dependencies.Elements().Elements()).Attribute("id")?.Value);
    }

    [Fact]
    public void Its_assembly_refers_to_the_framework_alone()
    {
        using var package = new PackageFile(packed.Library);
        using var image = new PEReader(new MemoryStream(package.Bytes("lib/net10.0/Cx.Core.dll")));
        var reader = image.GetMetadataReader();
        var references = reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));

        Assert.All(references, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_documentation_describes_its_types()
    {
        using var package = new PackageFile(packed.Library);
        var members = XDocument.Parse(package.Text("lib/net10.0/Cx.Core.xml")).Descendants("member").Select(member => (string?)member.Attribute("name")).ToList();

        Assert.Contains("T:Cx.Core.Scales.Rating`1", members);
        Assert.Contains("T:Cx.Core.Statistics.Interval", members);
    }

    [Fact]
    public void Its_icon_is_a_png()
    {
        using var package = new PackageFile(packed.Library);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], package.Bytes("icon.png")[..4]);
    }

    [GeneratedRegex(@"\]\((?!https://|#)[^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex RelativeLink();

    private static XElement Element(PackageFile package, string name)
        => package.Metadata.Elements().Single(element => element.Name.LocalName == name);
}
