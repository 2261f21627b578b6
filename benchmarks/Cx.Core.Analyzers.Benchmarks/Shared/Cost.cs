using System.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>What a run took of the processor and of the heap.</summary>
internal readonly record struct Cost(TimeSpan Time, long Bytes)
{
    /// <summary>The processor time of this process so far: a neighbour on a shared machine does not count. Where the system does not tell, the time on the wall.</summary>
    public static TimeSpan Now
        => OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(0);
}
