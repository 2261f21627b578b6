using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Docs;

/// <summary>The repository's pages: the README and its neighbours, and everything under docs/.</summary>
internal static class MarkdownPages
{
    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.Exists(Repository.PathOf("docs")) ? Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories) : [])
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string Read(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
}
