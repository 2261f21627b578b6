using System.Runtime.CompilerServices;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>Shows how far a long file is read, to a person at a terminal and to nobody else.</summary>
internal static class ProgressBar
{
    public static Scan Run(RowSource rows, ScanRequest request)
    {
        return rows.IsLong && !Console.IsErrorRedirected && Environment.UserInteractive
            ? Show(rows, request)
            : Scanner.Run(rows, request, progress: null, Console.Error);
    }

    // Apart, so that a run without a bar does not load what draws it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Scan Show(RowSource rows, ScanRequest request)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        // What is wrong with some rows is told when the bar is gone.
        using var problems = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var scan = console.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask("reading", maxValue: 1);
            return Scanner.Run(rows, request, part => task.Value = part, problems);
        });
        Console.Error.Write(problems);
        return scan;
    }
}
