using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>What some analyzers cost beside others on the same compilation: medians over pairs of runs, each pair one after the other.</summary>
internal readonly record struct Ratio(double Time, double Bytes)
{
    public static async Task<Ratio> Of(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> subject, ImmutableArray<DiagnosticAnalyzer> baseline, int pairs)
    {
        await Analysis.Run(compilation, baseline).ConfigureAwait(false);
        await Analysis.Run(compilation, subject).ConfigureAwait(false);
        var times = new List<double>();
        var bytes = new List<double>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // Who goes first changes with each pair, so that a drift of the machine hits both.
            var first = await Analysis.Measure(compilation, pair % 2 == 0 ? baseline : subject).ConfigureAwait(false);
            var second = await Analysis.Measure(compilation, pair % 2 == 0 ? subject : baseline).ConfigureAwait(false);
            var (without, with) = pair % 2 == 0 ? (first, second) : (second, first);
            times.Add(with.Time / without.Time);
            bytes.Add((double)with.Bytes / without.Bytes);
        }

        return new Ratio(Median(times), Median(bytes));
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
