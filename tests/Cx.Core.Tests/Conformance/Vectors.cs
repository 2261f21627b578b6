using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conformance;

/// <summary>The vectors of docs/conformance.</summary>
internal static class Vectors
{
    public static string Folder { get; } = Repository.PathOf("docs", "conformance");

    public static IReadOnlyList<(string File, Vector Vector)> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Parse(File.ReadAllText(path)).Select(vector => (Path.GetFileNameWithoutExtension(path), vector))),
    ];

    /// <summary>A fresh copy of a vector, of which nothing has been read.</summary>
    public static Vector Find(string id)
    {
        var file = All.Single(entry => entry.Vector.Id == id).File;
        return Parse(File.ReadAllText(Path.Combine(Folder, file + ".json"))).Single(vector => vector.Id == id);
    }

    public static IReadOnlyList<Vector> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(element => new Vector(element.Clone()))];
    }
}
