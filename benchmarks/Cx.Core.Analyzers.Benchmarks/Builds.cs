using System.Diagnostics;
using System.Globalization;
using Cx.Core.Tests.Support;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>The compiler of the SDK on the corpus, with the analyzers that every project has, and then with ours as well.</summary>
/// <remarks>
/// <para>One compiler process serves all builds, as it does for whoever builds more than once; the first builds, in which it loads and compiles the analyzers themselves, are not counted.</para>
/// <para>Each round builds every way, and one of them twice: what the second differs from the first is what the machine adds by itself, and no smaller difference means anything.</para>
/// </remarks>
internal static class Builds
{
    private const string CompilerName = "VBCSCompiler";
    private const int FirstRounds = 3;

    /// <summary>Prints what our rules add, in percent: those that a build runs by default, and all of them.</summary>
    public static void Run(int files, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("cx-corpus-").FullName;
        try
        {
            foreach (var (name, text) in Corpus.Files(files)) File.WriteAllText(Path.Combine(folder, name), text);
            var rules = $"/analyzer:\"{typeof(CxAnalyzer).Assembly.Location}\"";
            var warnings = Repository.PathOf("src", "Cx.Core.Analyzers.Package", "buildTransitive", "presets", "warnings.globalconfig");
            string[] ways = ["", "", rules, $"{rules} /analyzerconfig:\"{warnings}\""];
            var others = Compilers();
            for (var round = 0; round < FirstRounds; round++)
            {
                foreach (var way in ways) Compile(folder, way);
            }

            using var compiler = Compilers().Except(others).ToList() is [var ours]
                ? Process.GetProcessById(ours)
                : throw new InvalidOperationException("No compiler process of our own is left, or another build has started one at the same time. Run it again while nothing else is being built.");
            var seconds = ways.Select(_ => new double[rounds]).ToList();
            var random = new Random(rounds);
            int[] order = [.. Enumerable.Range(0, ways.Length)];
            for (var round = 0; round < rounds; round++)
            {
                // Another order each round: a drift of the machine, and what the one before has left behind, hit all.
                random.Shuffle(order);
                foreach (var way in order)
                {
                    var before = Spent(compiler);
                    Compile(folder, ways[way]);
                    seconds[way][round] = Spent(compiler) - before;
                }
            }

            compiler.Kill();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"build of {files} files with the SDK's analyzers: {Ratio.Median([.. seconds[0]]):F2} s of processor time"));
            Console.WriteLine($"  the same once more:              {Added(seconds[1])}");
            Console.WriteLine($"  and the rules that are warnings: {Added(seconds[2])} (target: at most +3 %)");
            Console.WriteLine($"  and all rules, as warnings:      {Added(seconds[3])}");

            // Medians of what was added within a round, and the middle half of them.
            string Added(double[] with)
            {
                var added = with.Zip(seconds[0], (one, other) => 100 * (one / other - 1)).ToList();
                var median = Ratio.Median(added);
                return string.Create(CultureInfo.InvariantCulture, $"{median:+0.0;-0.0} % ({added[added.Count / 4]:+0.0;-0.0} to {added[added.Count - 1 - added.Count / 4]:+0.0;-0.0})");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compile(string folder, string more)
    {
        var analyzers = SdkAnalyzers;
        var response = Path.Combine(folder, "csc.rsp");
        File.WriteAllLines(
            response,
            [
                "/nologo", "/nostdlib", "/target:library", "/nullable:enable", "/deterministic", "/langversion:14", "/debug:portable", "/warn:9",
                $"/out:\"{Path.Combine(folder, "Corpus.dll")}\"",
                .. Directory.EnumerateFiles(Runtime, "*.dll").Where(IsManaged).Select(path => $"/r:\"{path}\""),
                $"/r:\"{Subject.Path}\"",
                $"/analyzer:\"{Path.Combine(analyzers, "Microsoft.CodeAnalysis.NetAnalyzers.dll")}\"",
                $"/analyzer:\"{Path.Combine(analyzers, "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll")}\"",
                .. Directory.EnumerateFiles(Path.Combine(analyzers, "build", "config"), "analysislevel_10_default.globalconfig").Select(path => $"/analyzerconfig:\"{path}\""),
                more,
                $"\"{Path.Combine(folder, "*.cs")}\"",
            ]);
        // Its own name keeps the process apart from that of other builds; it goes by itself when it has had nothing to do for as many seconds.
        string[] arguments = ["exec", Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll"), $"/shared:cx-{Environment.ProcessId}", "/keepalive:120", "/noconfig", "@" + response];
        var start = new ProcessStartInfo(Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), arguments) { RedirectStandardOutput = true };
        using var client = Process.Start(start)!;
        var said = client.StandardOutput.ReadToEnd();
        client.WaitForExit();
        if (client.ExitCode != 0 || said.Contains("CX", StringComparison.Ordinal)) throw new InvalidOperationException($"The compiler says of the corpus:\n{said}");
    }

    private static bool IsManaged(string path)
    {
        using var image = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        return image.HasMetadata;
    }

    /// <summary>The folder of the analyzers that come with the SDK.</summary>
    public static string SdkAnalyzers => Path.Combine(Sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");

    private static string Runtime => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static string Root => Path.GetFullPath(Path.Combine(Runtime, "..", "..", ".."));

    private static string Sdk => Path.Combine(Root, "sdk", SdkVersion.Value);

    private static readonly Lazy<string> SdkVersion = new(() =>
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", ["--version"]) { RedirectStandardOutput = true, WorkingDirectory = Repository.Root })!;
        return dotnet.StandardOutput.ReadToEnd().Trim();
    });

    private static List<int> Compilers()
    {
        List<int> ids = [];
        foreach (var process in Process.GetProcessesByName(CompilerName))
        {
            ids.Add(process.Id);
            process.Dispose();
        }

        return ids;
    }

    private static double Spent(Process compiler)
    {
        compiler.Refresh();
        return compiler.TotalProcessorTime.TotalSeconds;
    }
}
