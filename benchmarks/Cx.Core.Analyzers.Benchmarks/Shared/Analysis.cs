using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>Runs analyzers over a compilation, one after the other.</summary>
internal static class Analysis
{
    /// <summary>Runs them; nothing of an earlier run is reused but the parsed sources.</summary>
    /// <exception cref="InvalidOperationException">One of them threw, or reported something: the corpus is clean, and a report has a cost of its own.</exception>
    public static async Task Run(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var settings = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var reported = await compilation.WithAnalyzers(analyzers, settings).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false);
        if (reported is [var first, ..]) throw new InvalidOperationException($"The corpus is meant to be clean, but {reported.Length} are reported, such as {first}");
    }

    /// <summary>Runs them and says what it cost.</summary>
    public static async Task<Cost> Measure(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var began = Cost.Now;
        await Run(compilation, analyzers).ConfigureAwait(false);
        return new Cost(Cost.Now - began, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
