using System.CommandLine;
using Cx.Cli.Input;
using Cx.Cli.Loop;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Cli.Timing;

namespace Cx.Cli.Commands;

/// <summary><c>cx loop</c>: the cases of a closed loop, from a file of their steps.</summary>
internal static class LoopCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input; one row for each step, each case in order" };
        var id = new Option<string>("--case") { HelpName = "COL", Description = "The column of the case", DefaultValueFactory = _ => "case_id" };
        var state = new Option<string>("--state") { HelpName = "COL", Description = "The column of the state that the step leads to: opened, acknowledged, in_progress, awaiting_customer, resolved, verified, reopened or escalated", DefaultValueFactory = _ => "state" };
        var at = new Option<string>("--at") { HelpName = "COL", Description = "The column of the instant of the step", DefaultValueFactory = _ => "at" };
        var outcome = new Option<string>("--outcome") { HelpName = "COL", Description = "The column of how a resolved case ended: solved, partly_solved or not_solved", DefaultValueFactory = _ => "outcome" };
        var rating = new Option<string?>("--column") { HelpName = "NAME", Description = "The column of the rating: of the row that opens a case the score before, of a later row the score after" };
        var scale = new Option<string?>("--scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the ratings, such as nps or csat5; needed with --column" };
        var responses = new Option<string?>("--responses") { HelpName = "FILE", Description = "A file of responses with --column: also report how many low scores have a case; the columns of --by and --where stand in both files" };
        var response = new Option<string>("--response") { HelpName = "COL", Description = "With --responses, the column of the response in both files: in the row that opens a case the one that it is about", DefaultValueFactory = _ => "response_id" };
        var acknowledge = new Option<string?>("--acknowledge-within") { HelpName = "DURATION", Description = "How soon a case must be seen, such as 4h" };
        var close = new Option<string?>("--close-within") { HelpName = "DURATION", Description = "How soon a case must be closed, such as 3d" };
        var asOf = new Option<string?>("--as-of") { HelpName = "TIME", Description = "The instant of the look; without it the latest instant of the file" };
        var zone = new Option<string?>("--zone") { HelpName = "ZONE", Description = "The time zone of local times, such as Europe/Berlin" };
        var by = new Option<string[]>("--by") { HelpName = "COL[,COL]", Description = "Also report each combination of values that these columns have where cases are opened" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("loop", "The cases of a closed loop from a file of their steps: states, solved, times with the open cases, agreements, recovery, low scores without a case") { file };
        foreach (var option in (Option[])[id, state, at, outcome, rating, scale, responses, response, acknowledge, close, asOf, zone, by, where, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var zoned = line.GetValue(zone) is { } name ? TtrCommand.ReadZone(name) : null;
            var (column, scaled) = (line.GetValue(rating), line.GetValue(scale));
            if ((column is null) != (scaled is null)) throw CxException.Usage("--column and --scale go together: a rating means something only on its scale. Say for example --column recommend --scale nps.");
            var (steps, answers) = (line.GetRequiredValue(file), line.GetValue(responses));
            if (answers is not null && column is null) throw CxException.Usage("--responses needs --column and --scale: they say which of the responses are low. Say for example --column recommend --scale nps.");
            if (answers is "-" && steps is "-") throw CxException.Usage("Cases and responses cannot both come from standard input. Name a file for one of them.");
            var frame = new LoopFrame
            {
                Confidence = DataOptions.ReadConfidence(line.GetRequiredValue(confidence)),
                Zone = zoned,
                AsOf = line.GetValue(asOf) is { } look ? new TimeCells(zoned).ReadOption("--as-of", look) : null,
                AcknowledgeWithin = line.GetValue(acknowledge) is { } seen ? TtrCommand.ReadTarget("--acknowledge-within", seen, isBusiness: false) : null,
                CloseWithin = line.GetValue(close) is { } done ? TtrCommand.ReadTarget("--close-within", done, isBusiness: false) : null,
            };
            var request = new LoopRequest
            {
                Case = line.GetRequiredValue(id),
                State = line.GetRequiredValue(state),
                At = line.GetRequiredValue(at),
                Outcome = line.GetRequiredValue(outcome),
                Rating = column,
                Scale = scaled is null ? null : WithLowEnd(scaled),
                Response = answers is null ? null : line.GetRequiredValue(response),
                Files = answers is null ? default : (steps, answers),
                By = DataOptions.ReadColumns(line.GetValue(by) ?? []),
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            using var rows = RowFile.Open(steps, line.GetValue(encoding));
            using var beside = answers is null ? null : RowFile.Open(answers, line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => LoopScan.Run(rows, beside, frame, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static Core.Scales.ScaleDefinition WithLowEnd(string text)
    {
        var scale = ScaleChoice.Parse(text);
        return scale.UnfavourableBox is not null
            ? scale
            : throw CxException.Usage(Text.Line($"--scale {text} has no unfavourable end, so no score on it is low. Take a scale that has one; cx scales lists them."));
    }

    private static void Print(LoopReportOf report, string format)
    {
        var keys = Math.Max(1, report.Request.By.Count);
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) LoopJson.Write(output, report);
                break;
            case "csv":
                LoopCsv.Write(Console.Out, report);
                break;
            case "markdown":
                MarkdownTable.Write(Console.Out, LoopRows.Headings(report), keys, LoopRows.Rows(report), LoopRows.Notes(report));
                break;
            default:
                TotalledTable.Write(LoopRows.Headings(report), keys, LoopRows.Rows(report), LoopRows.Notes(report));
                break;
        }
    }
}
