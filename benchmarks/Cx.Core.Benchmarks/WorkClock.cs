using System.Runtime.InteropServices;
using Perfolizer.Horology;

namespace Cx.Core.Benchmarks;

/// <summary>The time this thread spent on a processor: on a shared machine a neighbour that takes the core away does not count as ours. Linux only; elsewhere the usual clock measures.</summary>
internal sealed partial class WorkClock : IClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID
    private const long NanosecondsPerSecond = 1_000_000_000;

    public string Title => "Thread CPU time";

    public bool IsAvailable => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    public Frequency Frequency => new(NanosecondsPerSecond);

    public long GetTimestamp()
    {
        if (GetTime(ThreadCpuTime, out var time) != 0) throw new InvalidOperationException("clock_gettime gives no thread time here. Measure without --quick.");
        return (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeOfClock time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeOfClock(long Seconds, long Nanoseconds);
}
