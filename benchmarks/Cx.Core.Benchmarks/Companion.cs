namespace Cx.Core.Benchmarks;

/// <summary>A second thread that does the same at the same time.</summary>
internal sealed class Companion : IDisposable
{
    private readonly Thread _thread;
    private readonly SemaphoreSlim _start = new(0);
    private readonly SemaphoreSlim _done = new(0);
    private volatile Action? _work;

    public Companion()
    {
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs the work on both threads and waits for both.</summary>
    public long Both(Action work)
    {
        _work = work;
        _start.Release();
        work();
        _done.Wait();
        return _done.CurrentCount;
    }

    public void Dispose()
    {
        _work = null;
        _start.Release();
        _thread.Join();
        _start.Dispose();
        _done.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _start.Wait();
            if (_work is not { } work) return;
            work();
            _done.Release();
        }
    }
}
