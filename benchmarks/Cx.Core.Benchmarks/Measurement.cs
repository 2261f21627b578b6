using System.Globalization;
using BenchmarkDotNet.Reports;

namespace Cx.Core.Benchmarks;

/// <summary>One row of the table. Times are medians, ratios are to the peer of the same class and category in the same run.</summary>
internal sealed record Measurement(string Class, string Category, string Name, bool IsPeer, double Nanoseconds, double Ratio, long Bytes)
{
    public static IEnumerable<Measurement> Of(Summary summary)
    {
        foreach (var group in summary.Reports.OrderBy(report => report.BenchmarkCase.Descriptor.MethodIndex).GroupBy(CategoryOf, StringComparer.Ordinal))
        {
            var peer = group.Single(report => report.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Median;
            foreach (var report in group)
            {
                var descriptor = report.BenchmarkCase.Descriptor;
                var median = report.ResultStatistics!.Median;
                yield return new Measurement(
                    descriptor.Type.Name.Replace("Benchmarks", string.Empty, StringComparison.Ordinal),
                    group.Key,
                    descriptor.WorkloadMethod.Name,
                    descriptor.Baseline,
                    median,
                    median / peer,
                    report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
            }
        }
    }

    /// <summary>As a Markdown table, which a terminal shows just as well.</summary>
    public static void Print(IReadOnlyList<Measurement> measured, TextWriter to)
    {
        string[] head = ["path", "category", "benchmark", "ns", "ratio", "bytes"];
        var rows = measured.Select(m => new[]
        {
            m.Class,
            m.Category,
            m.IsPeer ? m.Name + " (peer)" : m.Name,
            Number(m.Nanoseconds),
            m.IsPeer ? "1" : Number(m.Ratio),
            m.Bytes.ToString(CultureInfo.InvariantCulture),
        }).Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            to.WriteLine($"| {string.Join(" | ", rows[i].Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (i == 0) to.WriteLine($"|{string.Join('|', widths.Select((width, column) => column < 3 ? new string('-', width + 2) : new string('-', width + 1) + ':'))}|");
        }
    }

    /// <summary>Three significant digits: a fourth would be noise.</summary>
    public static string Number(double value) => value switch
    {
        >= 99.95 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 9.995 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 0.0995 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("F3", CultureInfo.InvariantCulture),
    };

    private static string CategoryOf(BenchmarkReport report) => string.Join(", ", report.BenchmarkCase.Descriptor.Categories);
}
