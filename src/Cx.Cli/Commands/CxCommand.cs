using System.CommandLine;
using System.CommandLine.Help;

namespace Cx.Cli.Commands;

/// <summary>The tool itself: its commands, and what becomes of an error.</summary>
internal static class CxCommand
{
    public static int Run(string[] args)
    {
        try
        {
            var root = new RootCommand("cx: customer-experience scores with their uncertainty, from CSV and JSON Lines files and pipes")
            {
                ScoreCommand.Create(),
                CompareCommand.Create(),
                TtrCommand.Create(),
                ChurnCommand.Create(),
                DriversCommand.Create(),
                ScorecardCommand.Create(),
                JourneyCommand.Create(),
                WatchCommand.Create(),
                ThemesCommand.Create(),
                LoopCommand.Create(),
                ScalesCommand.Create(),
                SampleCommand.Create(),
            };
            // A cell may begin with @; there are no response files.
            var line = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (line.Errors.Count > 0 && line.Action is not (HelpAction or null) && !AsksForHelp(line)) return Wrong(line);
            return line.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CxException e)
        {
            Console.Error.WriteLine($"cx: {e.Message}");
            return e.ExitCode;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The last resort: a person is shown a sentence, never a stack.
            Console.Error.WriteLine($"cx: unexpected: {e.Message.ReplaceLineEndings(" ")} ({e.GetType().Name}). Please report this with the command that you gave.");
            return Exit.Data;
        }
    }

    private static bool AsksForHelp(ParseResult line) => line.Tokens.Any(token => token.Value is "--help" or "-h" or "-?" or "--version");

    private static int Wrong(ParseResult line)
    {
        var command = line.CommandResult.Command;
        var missing = command.Arguments.FirstOrDefault(argument => line.GetResult(argument) is not { Tokens.Count: > 0 });
        var message = missing is not null
            ? $"{missing.Name} is missing: {missing.Description}."
            : string.Join(' ', line.Errors.Select(error => error.Message.ReplaceLineEndings(" ").Replace("\t", string.Empty, StringComparison.Ordinal).TrimEnd()));
        Console.Error.WriteLine($"cx: {message}");
        Console.Error.WriteLine($"See {(command is RootCommand ? "cx" : $"cx {command.Name}")} --help.");
        return Exit.Usage;
    }
}
