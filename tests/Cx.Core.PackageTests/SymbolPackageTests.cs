using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Cx.Core.PackageTests;

[Collection(SharedPacking.Name)]
public class SymbolPackageTests(PackedFiles packed)
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md#source-link-c-and-vb-compilers
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    // The same page: source that is in no repository is embedded.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void It_holds_the_symbols_of_the_packed_assembly()
    {
        using var library = new PackageFile(packed.Library);
        using var image = new PEReader(new MemoryStream(library.Bytes("lib/net10.0/Cx.Core.dll")));
        var entry = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var expected = new BlobContentId(image.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp);

        using var symbols = Symbols();
        Assert.Equal(expected, new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id));
    }

    [NeedsHistoryFact]
    public void Every_source_file_is_found_in_the_repository_at_the_commit_or_is_embedded()
    {
        using var library = new PackageFile(packed.Library);
        var commit = library.Metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("commit")!.Value;
        using var symbols = Symbols();
        var reader = symbols.GetMetadataReader();
        var link = Assert.Single(reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation), information => reader.GetGuid(information.Kind) == SourceLink);
        using var map = JsonDocument.Parse(reader.GetBlobBytes(link.Value));
        var (prefix, url) = map.RootElement.GetProperty("documents").EnumerateObject().Select(pair => (pair.Name.TrimEnd('*'), pair.Value.GetString()!)).Single();

        Assert.Equal($"https://raw.githubusercontent.com/cx-core/Cx.Core/{commit}/*", url);
        Assert.NotEmpty(reader.Documents);
        Assert.All(reader.Documents, document => Assert.True(
            IsEmbedded(reader, document) || reader.GetString(reader.GetDocument(document).Name).StartsWith(prefix, StringComparison.Ordinal),
            reader.GetString(reader.GetDocument(document).Name)));
    }

    private static bool IsEmbedded(MetadataReader reader, DocumentHandle document)
        => reader.GetCustomDebugInformation(document).Any(handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource);

    private MetadataReaderProvider Symbols()
    {
        using var package = new PackageFile(packed.LibrarySymbols);
        return MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(package.Bytes("lib/net10.0/Cx.Core.pdb")));
    }
}
