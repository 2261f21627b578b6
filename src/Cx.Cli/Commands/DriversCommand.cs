using System.CommandLine;
using System.Globalization;
using Cx.Cli.Drivers;
using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Scoring;

namespace Cx.Cli.Commands;

/// <summary><c>cx drivers</c>: what goes with an outcome, and how much of it.</summary>
internal static class DriversCommand
{
    private const int UsualReplicates = 1000;
    private const int FewestReplicates = 100;
    private const int UsualOrders = 2000;

    private static readonly Dictionary<string, DriverMethod> Methods = new(StringComparer.Ordinal) { ["lmg"] = DriverMethod.Lmg, ["johnson"] = DriverMethod.Johnson, ["correlation"] = DriverMethod.Correlation };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
        var outcome = new Option<string>("--outcome") { Required = true, HelpName = "COL", Description = "The column of what is to be explained, such as overall satisfaction" };
        var drivers = new Option<string[]>("--drivers") { Required = true, HelpName = "COL[,COL]", Description = "The columns of what may explain it" };
        var scale = new Option<string?>("--scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the drivers' ratings, and of the outcome's; without it cells are plain numbers" };
        var outcomeScale = new Option<string?>("--outcome-scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the outcome's ratings, where it is another one" };
        var method = new Option<string>("--method") { HelpName = "lmg|johnson|correlation", Description = "How what is explained is shared out: mean gain over all orders, relative weights, or not at all", DefaultValueFactory = _ => "lmg" };
        var bootstrap = new Option<string?>("--bootstrap") { HelpName = "N", Description = "How many times rows are drawn again for the intervals; 0 for no intervals" };
        var orders = new Option<string?>("--orders") { HelpName = "N", Description = "How many orders are drawn where lmg has more than 16 drivers" };
        var seed = new Option<string?>("--seed") { HelpName = "N", Description = "The seed of all draws; the same seed gives the same result" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var minimum = new Option<string?>("--min-n") { HelpName = "N", Description = "Show nothing of fewer complete rows than N" };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        method.AcceptOnlyFromAmong([.. Methods.Keys]);
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("drivers", "What goes with an outcome such as satisfaction, and how much of it each driver has. Association, not cause") { file };
        foreach (var option in (Option[])[outcome, drivers, scale, outcomeScale, method, bootstrap, orders, seed, where, minimum, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var frame = new DriverFrame
            {
                Method = Methods[line.GetRequiredValue(method)],
                Confidence = DataOptions.ReadConfidence(line.GetRequiredValue(confidence)),
                Replicates = Number("--bootstrap", line.GetValue(bootstrap), UsualReplicates, replicates => replicates is 0 or >= FewestReplicates, "0 for no intervals, or 100 or more"),
                Orders = Number("--orders", line.GetValue(orders), UsualOrders, count => count >= 4 && count % 2 == 0, "an even number of 4 or more: each order is used with its reverse"),
                Seed = Number("--seed", line.GetValue(seed), 1, _ => true, "a whole number of 0 or more"),
                MinimumN = DataOptions.ReadMinimum(line.GetValue(minimum)),
            };
            var drivenBy = line.GetValue(scale) is { } text ? ScaleChoice.Parse(text) : null;
            var request = new DriverRequest
            {
                Outcome = line.GetRequiredValue(outcome),
                Drivers = ReadDrivers(line.GetRequiredValue(drivers), line.GetRequiredValue(outcome)),
                Scale = drivenBy,
                OutcomeScale = line.GetValue(outcomeScale) is { } other ? ScaleChoice.Parse(other) : drivenBy,
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            using var rows = RowFile.Open(line.GetRequiredValue(file), line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => DriverScan.Run(rows, frame, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static List<string> ReadDrivers(string[] texts, string outcome)
    {
        List<string> columns = [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (columns.Count == 0) throw CxException.Usage("--drivers names no column. Say for example --drivers wait,friendly.");
        var twice = columns.Append(outcome).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Skip(1).Any());
        return twice is null ? columns : throw CxException.Usage(string.Equals(twice.Key, outcome, StringComparison.Ordinal)
            ? $"--drivers names the outcome '{outcome}': it would explain itself."
            : $"--drivers names the column '{twice.Key}' twice.");
    }

    private static int Number(string option, string? text, int usual, Func<int, bool> fits, string expected)
    {
        if (text is null) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && fits(number)
            ? number
            : throw CxException.Usage($"{option} {text} is not what it takes: {expected}.");
    }

    private static void Print(DriverReport report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) DriverJson.Write(output, report);
                break;
            case "csv":
                DriverCsv.Write(Console.Out, report);
                break;
            case "markdown":
                DriverMarkdown.Write(Console.Out, report);
                break;
            default:
                DriverTable.Write(report);
                break;
        }
    }
}
