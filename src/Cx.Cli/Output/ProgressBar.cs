using System.Runtime.CompilerServices;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>Shows how far a long file is read, to a person at a terminal and to nobody else.</summary>
internal static class ProgressBar
{
    public static Scan Run(RowSource rows, ScanRequest request) => Run(rows, (progress, error) => Scanner.Run(rows, request, progress, error));

    /// <summary>Runs a scan that is told where to report how far it is, and where to say what is wrong with some rows.</summary>
    public static T Run<T>(RowSource rows, Func<Action<double>?, TextWriter, T> scan)
        => rows.IsLong && !Console.IsErrorRedirected && Environment.UserInteractive ? Show(scan) : scan(null, Console.Error);

    // Apart, so that a run without a bar does not load what draws it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Show<T>(Func<Action<double>?, TextWriter, T> scan)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        // What is wrong with some rows is told when the bar is gone.
        using var problems = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var result = console.Progress().AutoClear(enabled: true).Start(context =>
        {
            var task = context.AddTask("reading", maxValue: 1);
            return scan(part => task.Value = part, problems);
        });
        Console.Error.Write(problems);
        return result;
    }
}
