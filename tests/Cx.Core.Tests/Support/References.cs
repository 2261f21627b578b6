using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Tests.Support;

/// <summary>What a user's project is compiled against: the framework the tests run on, and the library. No network, no packs folder.</summary>
public static class References
{
    private static readonly string[] LawKitNames = ["Cx.Core.Testing", "FsCheck", "FSharp.Core"];

    /// <summary>The framework alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = LoadFramework();

    /// <summary>The library alone.</summary>
    public static MetadataReference Library { get; } = MetadataReference.CreateFromFile(Subject.Path);

    /// <summary>The law kit, with the library and the generators that it needs.</summary>
    public static ImmutableArray<MetadataReference> LawKit =>
        // Not when the type is first used: the tests of the rules use it too, and have no law kit beside them.
        [.. LawKitNames.Select(name => (MetadataReference)MetadataReference.CreateFromFile(Assembly.Load(name).Location))];

    /// <summary>What an assembly needs that lies beside it: the framework, the library and what the law kit needs, without itself.</summary>
    public static ImmutableArray<MetadataReference> Beside(string assembly)
        => [.. Framework.Add(Library).AddRange(LawKit).Where(reference => !string.Equals(reference.Display, assembly, StringComparison.Ordinal))];

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
