using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace Cx.Core.PackageTests;

/// <summary>Runs <c>dotnet</c>, or a program that it installed, the way a person in a fresh shell would.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The name of the one compiler process that serves the builds of this run, and no others: it loads the framework and its analyzers once.</summary>
    private static readonly string Compiler = string.Create(CultureInfo.InvariantCulture, $"cx-packages-{Environment.ProcessId}");

    /// <summary>Runs a command to its end.</summary>
    public static Outcome Run(string folder, IReadOnlyDictionary<string, string> variables, params ReadOnlySpan<string> arguments)
        => RunProgram("dotnet", folder, variables, arguments);

    /// <summary>Runs a program to its end; what it writes to its two outputs comes back in one text.</summary>
    public static Outcome RunProgram(string program, string folder, IReadOnlyDictionary<string, string> variables, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start, variables);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var command = $"{program} {string.Join(' ', start.ArgumentList)}";
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"`{command}` did not end within {Patience.TotalMinutes} minutes."));
        }

        return new Outcome(command, process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Ends the compiler process, which otherwise waits for more work for minutes.</summary>
    public static void EndCompiler(string project)
    {
        Dictionary<string, string> none = new(StringComparer.Ordinal);
        var folder = Path.GetDirectoryName(project)!;
        var roslyn = Run(folder, none, "msbuild", project, "-getProperty:RoslynTargetsPath").Expect().Output.Trim();
        Run(folder, none, "exec", Path.Combine(roslyn, "bincore", "VBCSCompiler.dll"), "-shutdown", "-pipename:" + Compiler).Expect();
    }

    // What the build that started this test has set for itself would steer the inner build. And no helper process may outlive the tests.
    private static void SetEnvironment(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key))
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
                || name is "DOTNET_ROLL_FORWARD" or "CI")
            {
                start.Environment.Remove(name);
            }
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Compiler;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
    }

    /// <summary>How a command ended, and what it said.</summary>
    internal sealed record Outcome(string Command, int ExitCode, string Output, string Error)
    {
        /// <summary>Fails with everything it said unless it ended well.</summary>
        public Outcome Expect(int exitCode = 0)
        {
            Assert.True(ExitCode == exitCode, string.Create(CultureInfo.InvariantCulture, $"`{Command}` ended with {ExitCode}, not {exitCode}:\n{Output}\n{Error}"));
            return this;
        }
    }
}
