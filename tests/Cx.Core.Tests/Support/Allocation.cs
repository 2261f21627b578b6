namespace Cx.Core.Tests.Support;

/// <summary>What a piece of work allocates on the thread that does it.</summary>
internal static class Allocation
{
    private const int Attempts = 5;

    /// <summary>
    /// Bytes of one run: the least of five, after one that is not counted. The count of a thread now and then has in it
    /// what the work did not ask for (the rest of a block that a collection took away, code that is compiled meanwhile);
    /// what the work allocates itself is in every run.
    /// </summary>
    /// <param name="work">What is run six times: it must allocate the same each time.</param>
    public static long Of(Action work)
    {
        work();
        return Enumerable.Range(0, Attempts).Min(_ => Once(work));
    }

    /// <summary>Bytes of one run, whatever else is in them: for work that can be done once only, and for limits that leave room.</summary>
    public static long Once(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
