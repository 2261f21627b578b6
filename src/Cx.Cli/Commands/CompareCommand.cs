using System.CommandLine;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Core.Statistics;

namespace Cx.Cli.Commands;

/// <summary><c>cx compare</c>: the same score of two or more groups, and whether they differ.</summary>
internal static class CompareCommand
{
    private static readonly Dictionary<string, Correction> Corrections = new(StringComparer.Ordinal) { ["holm"] = Correction.Holm, ["bh"] = Correction.BenjaminiHochberg, ["bonferroni"] = Correction.Bonferroni };
    private static readonly Dictionary<string, ShareTestMethod> Tests = new(StringComparer.Ordinal) { ["pooled-z-n-1"] = ShareTestMethod.PooledZNMinus1, ["pooled-z"] = ShareTestMethod.PooledZ };

    public static Command Create()
    {
        var data = new DataOptions();
        var between = new Option<string>("--between") { Required = true, HelpName = "COL=A,B[,C…]", Description = "The column and the values to compare; the difference is the later value minus the earlier" };
        var correction = new Option<string>("--correction") { HelpName = "holm|bh|bonferroni", Description = "How p-values are corrected when there are more than two values", DefaultValueFactory = _ => "holm" };
        var test = new Option<string>("--test") { HelpName = "pooled-z-n-1|pooled-z", Description = "The test of two boxes", DefaultValueFactory = _ => "pooled-z-n-1" };
        var format = new Option<string>("--format") { HelpName = "table|json", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        correction.AcceptOnlyFromAmong([.. Corrections.Keys]);
        test.AcceptOnlyFromAmong([.. Tests.Keys]);
        format.AcceptOnlyFromAmong("table", "json");

        var command = new Command("compare", "Compare the score of two or more groups: difference, interval, z and p");
        data.AddTo(command);
        foreach (var option in (Option[])[between, correction, test, format]) command.Add(option);
        command.SetAction(line =>
        {
            var frame = data.Frame(line);
            var (column, values) = ReadBetween(line.GetRequiredValue(between));
            using var rows = data.Open(line);
            var scan = ProgressBar.Run(rows, data.Request(line, frame.Scale, [column], new ScanRequest.Condition(column, values)));
            var comparisons = Compare(frame, scan, values, Tests[line.GetRequiredValue(test)], data.MinimumN(line));
            Print(frame, comparisons, Corrections[line.GetRequiredValue(correction)], line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static List<Comparison> Compare(Frame frame, Scan scan, string[] values, ShareTestMethod test, int? minimumN)
    {
        var groups = values.Select(value =>
        {
            var tally = scan.Groups.Of([value]);
            if (tally.Counts.Offered == 0) Console.Error.WriteLine($"cx: no row has the value {Text.Quoted(value)}.");
            return (Scorer.Outcome(frame, tally, Scorer.IsTooFew(tally, minimumN), [value]), Scorer.Of(frame, tally));
        }).ToList();
        var comparisons = new List<Comparison>();
        for (var first = 0; first < groups.Count; first++)
        {
            for (var second = first + 1; second < groups.Count; second++) comparisons.Add(Comparison.Of(frame, test, groups[first], groups[second]));
        }

        return comparisons;
    }

    private static void Print(Frame frame, List<Comparison> comparisons, Correction correction, string format)
    {
        var adjusted = MultipleComparisons.Adjust([.. comparisons.Select(comparison => comparison.Difference?.P)], correction);
        if (format is "json")
        {
            using var output = Console.OpenStandardOutput();
            CompareJson.Write(output, frame, comparisons, correction, adjusted);
        }
        else
        {
            CompareTable.Write(frame, comparisons, correction, adjusted);
        }
    }

    private static (string Column, string[] Values) ReadBetween(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var values = equals > 0 ? text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries) : [];
        if (values.Length < 2) throw CxException.Usage($"--between {text} names no two values. Write COL=A,B, such as --between quarter=2025-Q1,2025-Q2.");
        if (values.Distinct(StringComparer.Ordinal).Count() < values.Length) throw CxException.Usage($"--between {text} names a value twice.");
        return (text[..equals], values);
    }
}
