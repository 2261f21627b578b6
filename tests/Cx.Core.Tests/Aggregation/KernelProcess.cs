using System.Diagnostics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Cx.Core.Tests.Aggregation;

/// <summary>The checks of the kernel in a process of their own, started with an instruction set switched off: the runtime reads these switches only when it starts.</summary>
internal static class KernelProcess
{
    private const string Command = "kernels";

    /// <summary>The entry point of the test assembly; test runners do not call it.</summary>
    public static int Main(string[] args)
    {
        if (args is not [Command, var may512, var may256, var may128])
        {
            Console.Error.WriteLine($"This assembly holds tests: run dotnet test. (Its own command is {Command}.)");
            return 1;
        }

        // First that the switch worked: a misspelt or retired name is accepted and does nothing.
        if (StillOn("512-bit vectors", Avx512BW.IsSupported, may512) || StillOn("256-bit vectors", Avx2.IsSupported, may256) || StillOn("128-bit vectors", Vector128.IsHardwareAccelerated, may128)) return 2;
        KernelChecks.All();
        Console.WriteLine($"{KernelChecks.Paths.Count} paths hold");
        return 0;
    }

    public static (int ExitCode, string Output) Run(string variable, bool may512, bool may256, bool may128)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host, ["exec", typeof(KernelProcess).Assembly.Location, Command, $"{may512}", $"{may256}", $"{may128}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static bool StillOn(string what, bool isOn, string mayBeOn)
    {
        if (!isOn || bool.Parse(mayBeOn)) return false;
        Console.WriteLine($"{what}: is still on. The switch did nothing, so this run would prove nothing.");
        return true;
    }
}
