namespace Cx.Core.Streaming;

/// <summary>Gathers single events into pieces: a piece goes on when it is full, or when its first event has waited long enough.</summary>
internal abstract class ItemGatherer<TEvent>
{
    protected abstract int Count { get; }

    protected abstract bool IsFull { get; }

    /// <summary>Takes everything that a source gives.</summary>
    /// <returns>How many events were accepted.</returns>
    public async Task<long> RunAsync(IAsyncEnumerable<TEvent> events, TimeSpan maxDelay, TimeProvider clock, CancellationToken cancellationToken)
    {
        var accepted = 0L;
        var source = events.GetAsyncEnumerator(cancellationToken);
        var next = Task.FromResult(false);
        var isTaken = true;
        try
        {
            var began = 0L;
            while (true)
            {
                // A task that is done already is one of two that the runtime keeps: a source that always has the next event costs no memory.
                next = source.MoveNextAsync().AsTask();
                isTaken = false;
                // The source has nothing at the moment; what is gathered waits for it no longer than it may.
                if (!next.IsCompleted && Count > 0
                    && !await ArrivesInTimeAsync(next, maxDelay - clock.GetElapsedTime(began), clock, cancellationToken).ConfigureAwait(false))
                {
                    accepted += await SendAsync(cancellationToken).ConfigureAwait(false);
                }

                if (!await next.ConfigureAwait(false)) break;
                if (Count == 0) began = clock.GetTimestamp();
                Add(source.Current);
                isTaken = true;
                if (IsFull) accepted += await SendAsync(cancellationToken).ConfigureAwait(false);
            }

            return accepted + await SendAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The source failed or the wait was cancelled: what was taken from the source, or is just being taken, is not lost.
            await Task.WhenAny(next).ConfigureAwait(false);
            if (!isTaken && next.IsCompletedSuccessfully && await next.ConfigureAwait(false)) Add(source.Current);
            Keep();
            throw;
        }
        finally
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected abstract void Add(TEvent one);

    /// <summary>Hands over what was gathered, and begins anew.</summary>
    protected abstract ValueTask<int> SendAsync(CancellationToken cancellationToken);

    /// <summary>Gives back what was gathered and not handed over.</summary>
    protected abstract void Keep();

    private static async Task<bool> ArrivesInTimeAsync(Task pending, TimeSpan rest, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (rest <= TimeSpan.Zero) return pending.IsCompleted;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var delay = Task.Delay(rest, clock, waiting.Token);
        var first = await Task.WhenAny(pending, delay).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        return first == pending;
    }
}
