using System.IO.Compression;
using System.Xml.Linq;

namespace Cx.Core.PackageTests;

/// <summary>A look into a package.</summary>
internal sealed class PackageFile : IDisposable
{
    private readonly ZipArchive _archive;

    public PackageFile(string path)
    {
        Assert.True(File.Exists(path), $"{path} was not packed.");
        _archive = ZipFile.OpenRead(path);
        Entries = [.. _archive.Entries.Select(entry => entry.FullName).Where(name => !IsPackaging(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is in it, without what every package needs to be one.</summary>
    public IReadOnlyList<string> Entries { get; }

    /// <summary>The metadata element of the nuspec.</summary>
    public XElement Metadata
    {
        get
        {
            var nuspec = XDocument.Parse(Text(Entries.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal))));
            return nuspec.Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        }
    }

    public byte[] Bytes(string entry)
    {
        using var stream = _archive.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public string Text(string entry)
    {
        using var reader = new StreamReader(_archive.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The text of a child of the metadata element; null where it is absent.</summary>
    public string? Value(string name) => Metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    public void Dispose() => _archive.Dispose();

    private static bool IsPackaging(string name)
        => name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("package/services/metadata/", StringComparison.Ordinal);
}
