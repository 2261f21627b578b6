using System.Threading.Channels;

namespace Cx.Core.Streaming;

/// <summary>The bounded queue before a pipeline, and what its writers are told when the pipeline has ended or failed.</summary>
internal sealed class PipelineInbox<TWork>(int capacity, object owner)
{
    private readonly Channel<TWork> _channel = Bounded(capacity, singleWriter: false);
    private Exception? _fault;
    private volatile bool _isCompleting;

    public ChannelReader<TWork> Reader => _channel.Reader;

    public Exception? Fault => Volatile.Read(ref _fault);

    public static Channel<TWork> Bounded(int capacity, bool singleWriter) => Channel.CreateBounded<TWork>(new BoundedChannelOptions(capacity)
    {
        FullMode = BoundedChannelFullMode.Wait,
        SingleReader = true,
        SingleWriter = singleWriter,
    });

    /// <summary>False if there is no room; throws if there never will be.</summary>
    public bool TryWrite(TWork work)
    {
        if (_channel.Writer.TryWrite(work)) return true;
        ThrowIfEnded();
        return false;
    }

    /// <summary>False if there is no room or never will be.</summary>
    public bool TryPost(TWork work) => _channel.Writer.TryWrite(work);

    public async ValueTask WriteAsync(TWork work, CancellationToken cancellationToken)
    {
        try
        {
            await _channel.Writer.WriteAsync(work, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            ThrowIfEnded();
            throw;
        }
    }

    public void Complete()
    {
        _isCompleting = true;
        _channel.Writer.TryComplete();
    }

    /// <summary>Closes the queue for a reason; only the first one counts.</summary>
    public bool TryFail(Exception why)
    {
        if (Interlocked.CompareExchange(ref _fault, why, comparand: null) is not null) return false;
        _channel.Writer.TryComplete(why);
        return true;
    }

    public void ThrowIfFailed()
    {
        if (Fault is { } fault) throw new ChannelClosedException("The pipeline has failed: see the inner exception.", fault);
    }

    /// <summary>Waits for all, and tells of each that fails at once, so that nobody waits for ever.</summary>
    public async Task EndAsync(IEnumerable<Task> running, Action<Exception> onFailure)
    {
        List<Task> rest = [.. running];
        while (rest.Count > 0)
        {
            var first = await Task.WhenAny(rest).ConfigureAwait(false);
            rest.Remove(first);
            if (first.Exception is { } failure) onFailure(failure.InnerException!);
        }

        if (Fault is { } fault) await Task.FromException(fault).ConfigureAwait(false);
    }

    private void ThrowIfEnded()
    {
        ThrowIfFailed();
        ObjectDisposedException.ThrowIf(_isCompleting, owner);
    }
}
