using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>A compilation in this process with the analyzers of the SDK, and then with the rules that a build runs by default: one of each, and five of each.</summary>
/// <remarks>On a shared machine two runs of the same differ by more than the rules cost. Five of each stand out, and what one adds is a quarter of the way from one to five. Everything is done by one thread, for the least noise.</remarks>
internal static partial class FiveOfEach
{
    private const int Copies = 5;

    /// <summary>Prints what the rules add, in percent.</summary>
    public static async Task Run(int files, int rounds)
    {
        var severities = Severities();
        var sdk = Sdk().Where(analyzer => IsOn(analyzer, severities)).ToImmutableArray();
        ImmutableArray<DiagnosticAnalyzer> One() => [.. typeof(CxAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CxAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(rule => IsOn(rule, severities))];
        ImmutableArray<DiagnosticAnalyzer>[] ways = [sdk, sdk, [.. sdk, .. One()], [.. sdk, .. Enumerable.Range(0, Copies).SelectMany(_ => One())]];
        var texts = Corpus.Files(files).ToList();
        var seconds = ways.Select(_ => new double[rounds]).ToList();
        const int warmUps = 3;
        var random = new Random(Copies);
        int[] order = [.. Enumerable.Range(0, ways.Length)];
        for (var round = -warmUps; round < rounds; round++)
        {
            // Another order each round: a drift of the machine, and what the one before has left in the caches, hit all.
            random.Shuffle(order);
            foreach (var way in order)
            {
                GC.Collect();
                var before = Cost.Now;
                await Compile(texts, ways[way], severities).ConfigureAwait(false);
                if (round >= 0) seconds[way][round] = (Cost.Now - before).TotalSeconds;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} files in one process with {sdk.Length} analyzers of the SDK: {Ratio.Median([.. seconds[0]]):F2} s of processor time"));
        Console.WriteLine($"  the same once more:              {Added(seconds[0], seconds[1])}");
        Console.WriteLine($"  and the {ways[2].Length - sdk.Length} rules that are warnings: {Added(seconds[0], seconds[2])} (target: at most +3 %)");
        Console.WriteLine($"  and five of each:                {Added(seconds[0], seconds[3])}");
        Console.WriteLine($"  each of the four more:           {Added(seconds[2], seconds[3], Copies - 1)}");
    }

    // Medians of what was added within a round, and the middle half of them.
    private static string Added(double[] without, double[] with, int copies = 1)
    {
        var added = with.Zip(without, (one, other) => 100 * (one / other - 1) / copies).ToList();
        var median = Ratio.Median(added);
        return string.Create(CultureInfo.InvariantCulture, $"{median:+0.0;-0.0} % ({added[added.Count / 4]:+0.0;-0.0} to {added[added.Count - 1 - added.Count / 4]:+0.0;-0.0})");
    }

    private static async Task Compile(List<(string Name, string Text)> files, ImmutableArray<DiagnosticAnalyzer> analyzers, Dictionary<string, ReportDiagnostic> severities)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false, specificDiagnosticOptions: severities);
        var compilation = CSharpCompilation.Create("Corpus", files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Name)), References.All, options);
        var settings = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var analyzed = compilation.WithAnalyzers(analyzers, settings);
        var reported = (await analyzed.GetAllDiagnosticsAsync().ConfigureAwait(false)).Where(one => one.Severity == DiagnosticSeverity.Error || one.Id.StartsWith("CX", StringComparison.Ordinal) || one.Id.StartsWith("AD", StringComparison.Ordinal)).ToList();
        if (reported is [var first, ..]) throw new InvalidOperationException($"The corpus is meant to be clean, but {reported.Count} are reported, such as {first}");
        using var image = new MemoryStream();
        var result = analyzed.Compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException($"The corpus does not compile: {result.Diagnostics[0]}");
    }

    // What a project has that sets nothing.
    private static Dictionary<string, ReportDiagnostic> Severities()
        => File.ReadLines(Path.Combine(Builds.SdkAnalyzers, "build", "config", "analysislevel_10_default.globalconfig"))
            .Select(line => SeverityLine().Match(line))
            .Where(match => match.Success)
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value switch
            {
                "error" => ReportDiagnostic.Error,
                "warning" => ReportDiagnostic.Warn,
                "suggestion" => ReportDiagnostic.Info,
                "silent" => ReportDiagnostic.Hidden,
                _ => ReportDiagnostic.Suppress,
            }, StringComparer.Ordinal);

    private static IEnumerable<DiagnosticAnalyzer> Sdk()
    {
        foreach (var name in (string[])["Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"])
        {
            var assembly = Assembly.LoadFrom(Path.Combine(Builds.SdkAnalyzers, name));
            foreach (var type in Loadable(assembly).Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer))))
            {
                if (type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is { } mark && mark.Languages.Contains(LanguageNames.CSharp, StringComparer.Ordinal)) yield return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
            }
        }
    }

    // The fixes in there want an editor's assemblies, which are not here.
    private static IEnumerable<Type> Loadable(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return some.Types.OfType<Type>();
        }
    }

    // As the compiler decides: no analyzer runs of which nothing would be seen on the command line.
    private static bool IsOn(DiagnosticAnalyzer analyzer, Dictionary<string, ReportDiagnostic> severities)
        => analyzer is DiagnosticSuppressor || analyzer.SupportedDiagnostics.Any(rule => severities.TryGetValue(rule.Id, out var severity)
            ? severity is ReportDiagnostic.Error or ReportDiagnostic.Warn
            : rule.IsEnabledByDefault && rule.DefaultSeverity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning);

    [GeneratedRegex(@"^dotnet_diagnostic\.(\w+)\.severity = (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex SeverityLine();
}
