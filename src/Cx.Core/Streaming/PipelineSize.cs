using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>How many workers a pipeline has and how much may wait in it.</summary>
internal sealed class PipelineSize
{
    public const int MostWorkers = 1_024;

    public PipelineSize(int workers, int queueLength, int waitingResults)
    {
        if (workers is < 1 or > MostWorkers) throw new ArgumentOutOfRangeException(nameof(workers), workers, string.Create(CultureInfo.InvariantCulture, $"There must be 1…{MostWorkers} workers."));
        if (queueLength < 1) throw new ArgumentOutOfRangeException(nameof(queueLength), queueLength, "A queue must hold at least 1 piece.");
        if (waitingResults < 1) throw new ArgumentOutOfRangeException(nameof(waitingResults), waitingResults, "At least 1 result must be able to wait.");
        Workers = workers;
        QueueLength = queueLength;
        WaitingResults = waitingResults;
    }

    public int Workers { get; }

    public int QueueLength { get; }

    public int WaitingResults { get; }
}
