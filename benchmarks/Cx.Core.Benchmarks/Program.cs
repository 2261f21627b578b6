using BenchmarkDotNet.Running;

namespace Cx.Core.Benchmarks;

/// <summary><c>--quick</c> and <c>--gate</c> are ours; everything else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        if (args.Contains("--quick", StringComparer.Ordinal) || args.Contains("--gate", StringComparer.Ordinal))
            return QuickRun.Run(args);
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, Jobs.Full);
        return summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
