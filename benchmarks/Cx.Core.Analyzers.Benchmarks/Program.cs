using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>What the rules cost: each, and all of them, beside twins that register the same actions and do nothing in them.</summary>
internal static class Program
{
    private const string Usage = "dotnet run -c Release --project benchmarks/Cx.Core.Analyzers.Benchmarks -- [--quick] [--build] [--approve]";
    private const int Files = 1000;

    private static readonly string Path = Repository.PathOf("benchmarks", "Cx.Core.Analyzers.Benchmarks", "budgets.json");

    public static int Main(string[] args)
    {
        if (args.Except(["--quick", "--build", "--approve"], StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no option. Usage: {Usage}");
            return 1;
        }

        var quick = args.Contains("--quick", StringComparer.Ordinal);
        if (quick && args.Contains("--approve", StringComparer.Ordinal))
        {
            Console.Error.WriteLine("The committed figures are those of the whole corpus: --approve without --quick.");
            return 1;
        }

        var clock = Stopwatch.StartNew();
        if (args.Contains("--build", StringComparer.Ordinal))
        {
            Builds.Run(Files, rounds: quick ? 3 : 11);
            FiveOfEach.Run(Files, rounds: quick ? 3 : 11).GetAwaiter().GetResult();
        }
        else
        {
            var budgets = Budgets.Read(Path);
            var comparisons = Comparisons(quick ? Files / 10 : Files, pairs: quick ? 2 : 7).GetAwaiter().GetResult();
            var measured = comparisons.ConvertAll(comparison => (comparison.Name, Ratio: comparison.Measure()));
            if (args.Contains("--approve", StringComparer.Ordinal))
            {
                budgets = budgets with { Allocations = new SortedDictionary<string, double>(measured.ToDictionary(one => one.Name, one => Math.Round(Math.Max(1, one.Ratio.Bytes), 4), StringComparer.Ordinal), StringComparer.Ordinal) };
                budgets.Write(Path);
            }

            // On a shared machine another process can hit one side of a ratio; what is really slow is slow twice.
            for (var i = 0; i < measured.Count; i++)
            {
                if (measured[i].Ratio.Time > MostTime(budgets, measured[i].Name)) measured[i] = measured[i] with { Ratio = comparisons[i].Measure() };
            }

            return Judge(budgets, measured, clock.Elapsed);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F0} s"));
        return 0;
    }

    private static async Task<List<Comparison>> Comparisons(int files, int pairs)
    {
        var corpus = Subjects.Corpus(files);
        List<DiagnosticAnalyzer> twins = [];
        foreach (var rule in Subjects.Rules) twins.Add(await Twin.Of(rule, corpus).ConfigureAwait(false));
        // The first runs of a process are slow for reasons of its own.
        for (var i = 0; i < 5; i++) await Analysis.Run(corpus, [.. twins]).ConfigureAwait(false);
        return
        [
            new(Budgets.AllKey, corpus, Subjects.Rules, [.. twins], pairs),
            .. Subjects.Rules.Select((rule, i) => new Comparison(Subjects.IdOf(rule), corpus, [rule], [twins[i]], Math.Min(pairs, 3))),
            // Where Cx.Core is not, a rule registers nothing. What others do there goes on; the twins stand for them.
            new(Budgets.WithoutKey, Subjects.CorpusWithoutCxCore(files), [.. twins, .. Subjects.Rules], [.. twins], pairs),
        ];
    }

    private static double MostTime(Budgets budgets, string name) => name switch { Budgets.AllKey => budgets.All, Budgets.WithoutKey => budgets.WithoutCxCore, _ => budgets.Each };

    private static int Judge(Budgets budgets, List<(string Name, Ratio Ratio)> measured, TimeSpan took)
    {
        var broken = 0;
        List<string> lines = ["| rules | time | at most | allocated | at most |  |", "|---|--:|--:|--:|--:|---|"];
        foreach (var (name, ratio) in measured)
        {
            var mostTime = MostTime(budgets, name);
            double? mostBytes = budgets.Allocations.TryGetValue(name, out var committed) ? committed * budgets.Headroom : null;
            var verdict = (ratio.Time > mostTime, ratio.Bytes > mostBytes, mostBytes is null) switch
            {
                (true, _, _) => "TOO SLOW",
                (_, true, _) => "ALLOCATES TOO MUCH",
                (_, _, true) => "no committed figure: run once with --approve",
                _ => "",
            };
            if (verdict.Length > 0) broken++;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {ratio.Time:F3} | {mostTime:F2} | {ratio.Bytes:F4} | {mostBytes:F4} | {verdict} |"));
        }

        Console.WriteLine(string.Join('\n', lines));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{measured.Count - broken} of {measured.Count} hold, {took.TotalSeconds:F0} s"));
        return broken == 0 ? 0 : 1;
    }

    private sealed record Comparison(string Name, CSharpCompilation Corpus, ImmutableArray<DiagnosticAnalyzer> Subject, ImmutableArray<DiagnosticAnalyzer> Baseline, int Pairs)
    {
        public Ratio Measure() => Ratio.Of(Corpus, Subject, Baseline, Pairs).GetAwaiter().GetResult();
    }
}
