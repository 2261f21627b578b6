using System.Runtime.CompilerServices;

namespace Cx.Core.Tests.Support;

/// <summary>Where things stand on disk: the repository's root, and the folder of shared data beside it.</summary>
public static class Repository
{
    private const string SolutionName = "Cx.Core.sln";

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of shared data: <c>../shared</c> beside the repository, or what <c>CX_SHARED</c> names.</summary>
    public static string Shared { get; } =
        Environment.GetEnvironmentVariable("CX_SHARED") is { Length: > 0 } named ? named : Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>A path inside the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of real survey data, <c>../shared/data/NAME</c>.</summary>
    public static string Data(string name) => Path.Combine(Shared, "data", name);

    /// <summary>A stored result for such a file, <c>../shared/data/expected/NAME</c>.</summary>
    public static string Expected(string name) => Path.Combine(Shared, "data", "expected", name);

    /// <summary>Why a test on real data cannot run here; null where the data is.</summary>
    public static string? WhyNoData()
    {
        var folder = Path.Combine(Shared, "data");
        return Directory.Exists(folder)
            ? null
            : $"The real data sets (../shared/data) are not here: looked for {folder}. Set CX_SHARED to the folder that holds data/.";
    }

    // The folder of this source file leads to the checkout; where sources were moved after the build, the folder of the test assembly does.
    private static string FindRoot([CallerFilePath] string here = "")
        => Above(Path.GetDirectoryName(here)) ?? Above(AppContext.BaseDirectory)
            ?? throw new DirectoryNotFoundException($"No {SolutionName} above {here} or {AppContext.BaseDirectory}: run the tests from a checkout.");

    private static string? Above(string? folder)
    {
        while (folder is { Length: > 0 } && !File.Exists(Path.Combine(folder, SolutionName)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is { Length: > 0 } ? folder : null;
    }
}
