using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Cx.Core.Streaming;

/// <summary>What a reader of window results may ask for.</summary>
public static class WindowResultExtensions
{
    /// <summary>Only the newest result per window and series, for a reader who may be slower than the results come. Without it a slow reader slows the pipeline.</summary>
    /// <remarks>Memory grows with windows and series that wait, not with revisions. Needs wholes (<see cref="EmitContent.Accumulating"/>): of changes, none may be left out.</remarks>
    /// <typeparam name="TState">The state, such as rating counts.</typeparam>
    /// <param name="results">The results, which are taken as fast as they come.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>For each window and series the newest result that was not handed out yet, in the order in which the first of them came, with the number of those that were skipped.</returns>
    /// <exception cref="ArgumentNullException">There are no results.</exception>
    /// <exception cref="InvalidOperationException">A result is a change or a retraction.</exception>
    public static IAsyncEnumerable<LatestResult<TState>> LatestPerWindow<TState>(this IAsyncEnumerable<WindowResult<TState>> results, CancellationToken cancellationToken = default)
        where TState : struct
    {
        ArgumentNullException.ThrowIfNull(results);
        return ReadLatestAsync(results, cancellationToken);
    }

    private static async IAsyncEnumerable<LatestResult<TState>> ReadLatestAsync<TState>(IAsyncEnumerable<WindowResult<TState>> results, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TState : struct
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var latest = new LatestResults<TState>();
        var taking = latest.TakeAllAsync(results, stop.Token);
        try
        {
            await foreach (var key in latest.Waiting.ReadAllAsync(cancellationToken).ConfigureAwait(false)) yield return latest.HandOut(key);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            // What the source threw has come out of the loop above.
            await Task.WhenAny(taking).ConfigureAwait(false);
        }
    }

    private readonly record struct ResultKey(Window? Window, DateTimeOffset Start, SeriesKey Series);

    private sealed class LatestResults<TState>
        where TState : struct
    {
        private readonly Channel<ResultKey> _order = Channel.CreateUnbounded<ResultKey>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        private readonly Dictionary<ResultKey, LatestResult<TState>> _newest = [];
        private readonly Lock _lock = new();

        public ChannelReader<ResultKey> Waiting => _order.Reader;

        public async Task TakeAllAsync(IAsyncEnumerable<WindowResult<TState>> results, CancellationToken cancellationToken)
        {
            Exception? failure = null;
            try
            {
                await foreach (var result in results.WithCancellation(cancellationToken).ConfigureAwait(false)) Put(in result);
            }
#pragma warning disable CA1031 // Whatever the source throws goes on to the reader, through the channel.
            catch (Exception e)
            {
                failure = e;
            }
#pragma warning restore CA1031

            _order.Writer.TryComplete(failure);
        }

        public LatestResult<TState> HandOut(ResultKey key)
        {
            lock (_lock)
            {
                _newest.Remove(key, out var newest);
                return newest!;
            }
        }

        private void Put(in WindowResult<TState> result)
        {
            if (result.Kind is WindowResultKind.Delta or WindowResultKind.Retraction)
                throw new InvalidOperationException("The newest result alone says nothing where results are changes or retractions: one left out makes the sum wrong. Ask for EmitContent.Accumulating, or read every result.");
            var key = new ResultKey(result.Window, result.Start, result.Series);
            lock (_lock)
            {
                if (_newest.TryGetValue(key, out var older))
                {
                    _newest[key] = new LatestResult<TState>(in result, older.Skipped + 1);
                    return;
                }

                _newest.Add(key, new LatestResult<TState>(in result, skipped: 0));
            }

            _order.Writer.TryWrite(key);
        }
    }
}
