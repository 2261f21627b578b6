using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>What the other end of standard output can show.</summary>
internal static class Terminal
{
    // A file or a pipe has no width; a table is not to be folded there.
    private const int FileWidth = 200;
    private const int Utf8CodePage = 65001;

    public static IAnsiConsole Output()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = FileWidth;
        return console;
    }

    /// <summary>Whether lines and blocks can be drawn.</summary>
    public static bool IsRich(IAnsiConsole console) => !Console.IsOutputRedirected && console.Profile.Capabilities.Unicode && Console.OutputEncoding.CodePage == Utf8CodePage;
}
