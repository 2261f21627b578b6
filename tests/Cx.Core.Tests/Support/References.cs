using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Tests.Support;

/// <summary>What a user's project is compiled against: the framework the tests run on, and the library. No network, no packs folder.</summary>
public static class References
{
    /// <summary>The framework alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = LoadFramework();

    /// <summary>The library alone.</summary>
    public static MetadataReference Library { get; } = MetadataReference.CreateFromFile(Subject.Path);

    /// <summary>Both.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Framework, Library];

    private static ImmutableArray<MetadataReference> LoadFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return [.. trusted.Split(Path.PathSeparator)
            .Where(path => string.Equals(Path.GetDirectoryName(path), folder, StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
    }
}
