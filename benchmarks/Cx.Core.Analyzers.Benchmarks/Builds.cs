using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Cx.Core.Tests.Support;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>The compiler of the SDK as a build starts it, on the corpus, with the analyzers that every project has, and then with ours as well.</summary>
internal static partial class Builds
{
    private const int Children = -1; // RUSAGE_CHILDREN

    /// <summary>Prints what our rules add, in percent: those that a build runs by default, and all of them.</summary>
    public static void Run(int files, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("cx-corpus-").FullName;
        try
        {
            foreach (var (name, text) in Corpus.Files(files)) File.WriteAllText(Path.Combine(folder, name), text);
            var rules = $"/analyzer:\"{typeof(CxAnalyzer).Assembly.Location}\"";
            var warnings = Repository.PathOf("src", "Cx.Core.Analyzers.Package", "buildTransitive", "presets", "warnings.globalconfig");
            string[] ways = ["", rules, $"{rules} /analyzerconfig:\"{warnings}\""];
            var seconds = ways.Select(_ => new List<double>()).ToList();
            for (var round = -1; round < rounds; round++)
            {
                for (var way = 0; way < ways.Length; way++)
                {
                    var took = Compile(folder, ways[way]);
                    if (round >= 0) seconds[way].Add(took);
                }
            }

            var without = Ratio.Median(seconds[0]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"build of {files} files with the SDK's analyzers: {without:F2} s of processor time"));
            Console.WriteLine($"  and the rules that are warnings: {Added(seconds[1])}");
            Console.WriteLine($"  and all rules, as warnings:      {Added(seconds[2])}");

            string Added(List<double> with) => string.Create(CultureInfo.InvariantCulture, $"{100 * (Ratio.Median(with) / without - 1):+0.0;-0.0} % (target: at most +3 %)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Compile(string folder, string more)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var sdk = Path.Combine(root, "sdk", SdkVersion());
        var analyzers = Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        var response = Path.Combine(folder, "csc.rsp");
        File.WriteAllLines(
            response,
            [
                "/nologo", "/noconfig", "/nostdlib", "/target:library", "/nullable:enable", "/deterministic", "/langversion:14", "/debug:portable", "/warn:9",
                $"/out:\"{Path.Combine(folder, "Corpus.dll")}\"",
                .. Directory.EnumerateFiles(runtime, "*.dll").Where(IsManaged).Select(path => $"/r:\"{path}\""),
                $"/r:\"{Subject.Path}\"",
                $"/analyzer:\"{Path.Combine(analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll")}\"",
                $"/analyzer:\"{Path.Combine(analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll")}\"",
                .. Directory.EnumerateFiles(Path.Combine(analyzers, "build", "config"), "analysislevel_10_default.globalconfig").Select(path => $"/analyzerconfig:\"{path}\""),
                more,
                $"\"{Path.Combine(folder, "*.cs")}\"",
            ]);
        var began = Spent();
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), ["exec", Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"), "@" + response]) { RedirectStandardOutput = true };
        using var compiler = Process.Start(start)!;
        var said = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        if (compiler.ExitCode != 0 || said.Contains("CX", StringComparison.Ordinal)) throw new InvalidOperationException($"The compiler says of the corpus:\n{said}");
        return Spent() is { } now && began is { } then ? now - then : clock.Elapsed.TotalSeconds;
    }

    private static bool IsManaged(string path)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        return image.HasMetadata;
    }

    private static string SdkVersion()
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        return dotnet.StandardOutput.ReadToEnd().Trim();
    }

    // The processor time of all processes that were started here and have ended; null where the system does not tell.
    private static double? Spent()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || Usage(Children, out var usage) != 0) return null;
        return usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Usage(int who, out ResourceUsage usage);

    // What follows the two times is not read, but the system writes it.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private readonly record struct ResourceUsage(long UserSeconds, long UserMicroseconds, long SystemSeconds, long SystemMicroseconds);
}
