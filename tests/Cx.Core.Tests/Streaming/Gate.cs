using Cx.Core.Scales;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

/// <summary>Holds the worker of a pipeline up before its first batch, so that the queues before it can be filled.</summary>
internal sealed class Gate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();

    public RatingPipeline<Nps> Closed(SeriesSchema schema, int queueLength) =>
        new(schema, new RatingPipelineOptions(100) { QueueLength = queueLength }, _open.Wait);

    /// <summary>Writes as many batches as fit: one at the worker, one in the router's hand, and two full queues.</summary>
    public async Task<int> FillAsync(RatingPipeline<Nps> pipeline, Func<RatingBatch<Nps>> make)
    {
        Assert.False(_open.IsSet);
        var room = (2 * pipeline.Options.QueueLength) + 2;
        for (var i = 0; i < room; i++) await pipeline.WriteAsync(make());
        return room;
    }

    public void Open() => _open.Set();

    public void Dispose() => _open.Dispose();
}
