using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>A reading of all workers at one border between batches: it travels behind the batches before it and in front of those after.</summary>
/// <param name="workers">How many have to pass it.</param>
/// <param name="isRead">Whether what they counted is wanted, or only that they have.</param>
internal sealed class PipelineCut<TScale>(int workers, bool isRead = true)
    where TScale : struct, IScale<TScale>
{
    private readonly Lock _parts = new();
    private RatingStore<TScale>? _whole;
    private readonly TaskCompletionSource<RatingPipelineState<TScale>> _state = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<int, long> _offsets = [];
    private long _offered;
    private int _missing = workers;

    public Task<RatingPipelineState<TScale>> Task => _state.Task;

    /// <summary>What the router knew when the reading passed it.</summary>
    public void Begin(long offered, Dictionary<int, long> offsets)
    {
        _offered = offered;
        _offsets = new Dictionary<int, long>(offsets);
    }

    public void Contribute(RatingStore<TScale> store)
    {
        lock (_parts)
        {
            // Series of two workers are never the same, but for those that were folded or refused: these are merged.
            _whole ??= new RatingStore<TScale>(store.Schema, isRead ? store.MaxSeries : 1, store.Policy);
            if (isRead) _whole.Absorb(store);
            if (--_missing > 0) return;
        }

        _state.TrySetResult(new RatingPipelineState<TScale>(_whole, _offered, _offsets));
    }
}
