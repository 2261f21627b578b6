using System.Xml.Linq;

namespace Cx.Core.PackageTests;

[Collection(SharedPacking.Name)]
public class LawKitPackageTests(PackedFiles packed)
{
    [Fact]
    public void It_holds_these_files_and_no_other()
    {
        using var package = new PackageFile(packed.LawKit);

        Assert.Equal(
            ["Cx.Core.Testing.nuspec", "LICENSE", "NOTICE", "README.md", "icon.png", "lib/net10.0/Cx.Core.Testing.dll", "lib/net10.0/Cx.Core.Testing.xml"],
            package.Entries);
    }

    [Fact]
    public void It_depends_on_the_library_of_its_version_and_on_the_generators()
    {
        using var package = new PackageFile(packed.LawKit);
        var nuspec = XDocument.Parse(package.Text("Cx.Core.Testing.nuspec"));
        var dependencies = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
            .ToDictionary(element => element.Attribute("id")!.Value, element => element.Attribute("version")!.Value, StringComparer.Ordinal);

        Assert.Equal(["Cx.Core", "FSharp.Core", "FsCheck"], dependencies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(packed.Version, dependencies["Cx.Core"]);
    }
}
