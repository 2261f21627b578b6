using System.CommandLine;
using System.Globalization;
using Cx.Cli.Churn;
using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Core.Statistics;

namespace Cx.Cli.Commands;

/// <summary><c>cx churn</c>: who left and how long customers stay, for all rows and for groups of them.</summary>
internal static class ChurnCommand
{
    private static readonly Dictionary<string, SurvivalInterval> Intervals = new(StringComparer.Ordinal) { ["log-log"] = SurvivalInterval.LogLog, ["log"] = SurvivalInterval.Log, ["plain"] = SurvivalInterval.Plain };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
        var tenure = new Option<string>("--tenure") { Required = true, HelpName = "COL", Description = "The column of how long each customer stayed, or has stayed so far: a number in any unit" };
        var left = new Option<string>("--event") { Required = true, HelpName = "COL=VALUE", Description = "Customers whose cell is exactly VALUE have left; the others are still there" };
        var at = new Option<string[]>("--at") { HelpName = "TIME[,TIME]", Description = "Also show the share still there at these times, in the unit of the tenure" };
        var by = new Option<string[]>("--by") { HelpName = "COL[,COL]", Description = "Also report each combination of values of these columns, and whether they differ" };
        var interval = new Option<string>("--interval") { HelpName = "log-log|log|plain", Description = "The interval of the share still there", DefaultValueFactory = _ => "log-log" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var minimum = new Option<string?>("--min-n") { HelpName = "N", Description = "Hide groups of fewer customers than N, and what would give them away; without it nothing is hidden" };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        interval.AcceptOnlyFromAmong([.. Intervals.Keys]);
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("churn", "Who left and how long customers stay: rate, survival curve, median, restricted mean, log-rank test between groups") { file };
        foreach (var option in (Option[])[tenure, left, at, by, interval, where, minimum, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var frame = new ChurnFrame
            {
                Confidence = DataOptions.ReadConfidence(line.GetRequiredValue(confidence)),
                Interval = Intervals[line.GetRequiredValue(interval)],
                Times = ReadTimes(line.GetValue(at) ?? []),
                MinimumN = DataOptions.ReadMinimum(line.GetValue(minimum)),
            };
            var (column, value) = ReadEvent(line.GetRequiredValue(left));
            var request = new ChurnRequest
            {
                Tenure = line.GetRequiredValue(tenure),
                EventColumn = column,
                EventValue = value,
                By = DataOptions.ReadColumns(line.GetValue(by) ?? []),
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            using var rows = RowFile.Open(line.GetRequiredValue(file), line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => ChurnScan.Run(rows, frame, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static (string Column, string Value) ReadEvent(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals], text[(equals + 1)..])
            : throw CxException.Usage($"--event {text} says no value. Write COL=VALUE, such as --event churned=yes: who has this value has left.");
    }

    private static List<double> ReadTimes(string[] texts)
    {
        var times = new List<double>();
        foreach (var text in texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time) || !double.IsFinite(time))
                throw CxException.Usage($"--at {Text.Quoted(text)} is no time. Say numbers of 0 or more in the unit of the tenure, such as --at 6,12,24.");
            if (times.Contains(time)) throw CxException.Usage($"--at names the time {text} twice.");
            times.Add(time);
        }

        return times;
    }

    private static void Print(ChurnReport report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) ChurnJson.Write(output, report);
                break;
            case "csv":
                ChurnCsv.Write(Console.Out, report);
                break;
            case "markdown":
                ChurnMarkdown.Write(Console.Out, report);
                break;
            default:
                ChurnTable.Write(report);
                break;
        }
    }
}
