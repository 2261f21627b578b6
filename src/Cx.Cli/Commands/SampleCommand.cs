using System.CommandLine;
using System.Text;
using Cx.Cli.Samples;

namespace Cx.Cli.Commands;

/// <summary><c>cx sample</c>: small files to try the tool on.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to write to; made if it is not there" };
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there" };
        var command = new Command("sample", "Write small example files: responses.csv, tickets.csv, events.csv, customers.csv, ratings.csv, stream.jsonl, verbatims.csv, themes.json, cases.csv, answers.csv") { folder, force };
        command.SetAction(line =>
        {
            Write(line.GetRequiredValue(folder), line.GetValue(force));
            return Exit.Ok;
        });
        return command;
    }

    private static void Write(string folder, bool force)
    {
        (string Name, string Text)[] files = [("responses.csv", ResponseSample.Text()), ("tickets.csv", TicketSample.Text()), ("events.csv", EventSample.Text()), ("customers.csv", CustomerSample.Text()), ("ratings.csv", RatingSample.Text()), ("stream.jsonl", StreamSample.Text()), ("verbatims.csv", VerbatimSample.Text()), ("themes.json", TaxonomySample.Text()), ("cases.csv", CaseSample.Text()), ("answers.csv", CaseSample.Answers())];
        var there = files.Select(file => Path.Combine(folder, file.Name)).FirstOrDefault(File.Exists);
        if (there is not null && !force)
            throw CxException.Usage($"'{there}' is there already. Say --force to overwrite it, or name another folder.");
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in files)
            {
                var path = Path.Combine(folder, name);
                File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                Console.Out.WriteLine(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CxException.BadData($"The folder '{folder}' cannot be written: {e.Message}", e);
        }
    }
}
