using System.Globalization;

namespace Cx.Core.Testing;

/// <summary>Threads that write and end, others that take over, and one that reads all the time.</summary>
internal sealed class SharedRun<TIn>(Action<TIn> add, Func<IReadOnlyList<long>> counters) : IDisposable
{
    private readonly ManualResetEventSlim _start = new();
    private Exception? _thrown;
    private string? _fall;
    private bool _isDone;

    public Exception? Thrown => Volatile.Read(ref _thrown);

    public string? Fall => Volatile.Read(ref _fall);

    public void Dispose() => _start.Dispose();

    public void Write(TIn[] pool, int writers, int perWriter)
    {
        var reader = new Thread(() => Guarded(Read));
        Thread[] threads = [.. Enumerable.Range(0, writers).Select(number => new Thread(() =>
        {
            _start.Wait();
            var mine = pool.AsMemory(number * perWriter, perWriter);
            Guarded(() => Add(mine[..(perWriter / 2)]));
        }))];
        reader.Start();
        foreach (var thread in threads) thread.Start();
        _start.Set();

        // As each ends, another takes over the second half of its values.
        var others = new List<Thread>();
        for (var number = 0; number < threads.Length; number++)
        {
            threads[number].Join();
            var rest = pool.AsMemory(number * perWriter, perWriter)[(perWriter / 2)..];
            var next = new Thread(() => Guarded(() => Add(rest)));
            next.Start();
            others.Add(next);
        }

        foreach (var other in others) other.Join();
        Volatile.Write(ref _isDone, true);
        reader.Join();
    }

    private void Add(ReadOnlyMemory<TIn> values)
    {
        foreach (var value in values.Span) add(value);
    }

    private void Read()
    {
        long[]? before = null;
        while (!Volatile.Read(ref _isDone) && Fall is null)
        {
            long[] now = [.. counters()];
            for (var i = 0; before is not null && i < Math.Min(before.Length, now.Length); i++)
            {
                if (now[i] >= before[i]) continue;
                Volatile.Write(ref _fall, string.Create(CultureInfo.InvariantCulture, $"counter {i} was {before[i]} and then {now[i]}"));
                break;
            }

            before = now;
            Thread.Yield();
        }
    }

    // Whatever a user's code throws breaks the law, on the thread that asked.
#pragma warning disable CA1031
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref _thrown, e, null);
        }
    }
#pragma warning restore CA1031
}
