using System.CommandLine;
using Cx.Cli.Output;
using Cx.Cli.Scoring;

namespace Cx.Cli.Commands;

/// <summary><c>cx score</c>: one score with its uncertainty, for all rows and for groups of them.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var by = new Option<string[]>("--by") { HelpName = "COL[,COL]", Description = "Also score each combination of values of these columns" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("score", "Score a column of ratings: value, interval, n, for all rows and by group");
        data.AddTo(command);
        command.Add(by);
        command.Add(format);
        command.SetAction(line =>
        {
            var frame = data.Frame(line);
            var minimum = data.MinimumN(line);
            var columns = DataOptions.ReadColumns(line.GetValue(by) ?? []);
            using var rows = data.Open(line);
            var scan = ProgressBar.Run(rows, data.Request(line, frame.Scale, columns));
            Print(Scorer.Score(frame, scan, columns, minimum), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static void Print(Report report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) ScoreJson.Write(output, report);
                break;
            case "csv":
                ScoreCsv.Write(Console.Out, report);
                break;
            case "markdown":
                ScoreMarkdown.Write(Console.Out, report);
                break;
            default:
                ScoreTable.Write(report);
                break;
        }
    }
}
