using System.Diagnostics;
using System.Text;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests;

/// <summary>Runs the built tool as a process.</summary>
internal static class Tool
{
    private static readonly string Assembly = Repository.PathOf("artifacts", "bin", "Cx.Cli", Configuration(), "cx.dll");

    public static ToolRun Run(params string[] arguments) => Run(static _ => { }, arguments);

    /// <summary>Runs the tool with a text on its standard input.</summary>
    public static ToolRun RunOn(string input, params string[] arguments) => Run(stream => stream.Write(Encoding.UTF8.GetBytes(input)), arguments);

    /// <summary>Runs the tool with bytes on its standard input.</summary>
    public static ToolRun RunOn(byte[] input, params string[] arguments) => Run(stream => stream.Write(input), arguments);

    /// <summary>Runs the tool; its standard input is written piece by piece, and the tool may stop reading.</summary>
    public static ToolRun Run(Action<Stream> input, params string[] arguments) => RunIn(new Dictionary<string, string>(StringComparer.Ordinal), input, arguments);

    /// <summary>Runs the tool in a folder.</summary>
    public static ToolRun RunIn(string folder, params string[] arguments) => Run(folder, new Dictionary<string, string>(StringComparer.Ordinal), static _ => { }, arguments);

    /// <summary>Runs the tool with more environment variables.</summary>
    public static ToolRun RunIn(IReadOnlyDictionary<string, string> environment, Action<Stream> input, params string[] arguments) => Run(Path.GetTempPath(), environment, input, arguments);

    /// <summary>Runs the tool and kills it once it has written so many lines, or lets it end.</summary>
    /// <returns>What it had written by then.</returns>
    public static string KilledAfter(int lines, params string[] arguments)
    {
        using var process = Process.Start(Start(Path.GetTempPath(), new Dictionary<string, string>(StringComparer.Ordinal), arguments))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        for (var i = 0; i < lines && process.StandardOutput.ReadLine() is { } line; i++) output.Append(line).Append('\n');
        process.Kill();
        // What is in the pipe has left the tool.
        output.Append(process.StandardOutput.ReadToEnd()).Append('\n');
        process.WaitForExit();
        error.GetAwaiter().GetResult();
        return output.ToString();
    }

    private static ToolRun Run(string folder, IReadOnlyDictionary<string, string> environment, Action<Stream> input, string[] arguments)
    {
        using var process = Process.Start(Start(folder, environment, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            using var stream = process.StandardInput.BaseStream;
            input(stream);
        }
        catch (IOException)
        {
            // The tool saw enough and closed the pipe: what it said about that is in the result.
        }

        process.WaitForExit();
        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static ProcessStartInfo Start(string folder, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Assembly);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    // The tests stand in artifacts/bin/Cx.Cli.Tests/CONFIGURATION, the tool beside them.
    private static string Configuration() => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
}
