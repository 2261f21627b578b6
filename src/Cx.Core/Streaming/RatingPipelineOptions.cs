using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>How a <see cref="RatingPipeline{TScale}"/> is built.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable.</remarks>
public sealed class RatingPipelineOptions
{
    private const int MostWorkers = 1_024;

    /// <summary>Options with a limit on series.</summary>
    /// <param name="maxSeries">How many series there may be, over all workers, at least 1. There is no default: a careless dimension must not fill the memory.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public RatingPipelineOptions(int maxSeries)
    {
        if (maxSeries < 1) throw new ArgumentOutOfRangeException(nameof(maxSeries), maxSeries, "The largest number of series must be at least 1.");
        MaxSeries = maxSeries;
    }

    /// <summary>How many series there may be, those with a folded member not counted.</summary>
    public int MaxSeries { get; }

    /// <summary>What happens to further series. Which ones they are depends on who comes first, so with several workers not on the data alone. Default: fold.</summary>
    public OverflowPolicy Overflow { get; init; }

    /// <summary>How many workers count, each for its own series: 1…1,024. Default: 1.</summary>
    public int Workers
    {
        get;
        init => field = value is >= 1 and <= MostWorkers
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"There must be 1…{MostWorkers} workers."));
    } = 1;

    /// <summary>How many batches may wait before the pipeline, and before each worker; then writers wait. At least 1. Default: 8.</summary>
    public int QueueLength
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A queue must hold at least 1 batch.");
    } = 8;
}
