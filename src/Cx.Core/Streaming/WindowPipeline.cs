using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Starts pipelines of event-time windows: <see cref="WindowPipeline{TState, TIn}"/>.</summary>
public static class WindowPipeline
{
    /// <summary>Windows of ratings, by several workers.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="schema">The dimensions of the series.</param>
    /// <param name="options">What is watched and told.</param>
    /// <param name="workers">How many workers there are, 1…1,024, each for its own series.</param>
    /// <param name="queueLength">How many pieces may wait before the pipeline, and before each worker, at least 1.</param>
    /// <param name="waitingResults">How many results may wait for their reader, at least 1.</param>
    /// <returns>The running pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options do not go together; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static WindowPipeline<RatingCounts<TScale>, Rating<TScale>> OfRatings<TScale>(SeriesSchema schema, WindowOptions options, int workers = 1, int queueLength = 8, int waitingResults = 1_024)
        where TScale : struct, IScale<TScale> =>
        new(schema, options, new PipelineSize(workers, queueLength, waitingResults), own => new RatingWindows<TScale>(schema, own));

    /// <summary>Windows of any state that can be subtracted, by several workers.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TIn">What goes in and comes out.</typeparam>
    /// <param name="schema">The dimensions of the series.</param>
    /// <param name="options">What is watched and told.</param>
    /// <param name="workers">How many workers there are, 1…1,024, each for its own series.</param>
    /// <param name="queueLength">How many pieces may wait before the pipeline, and before each worker, at least 1.</param>
    /// <param name="waitingResults">How many results may wait for their reader, at least 1.</param>
    /// <returns>The running pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options do not go together; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static WindowPipeline<TState, TIn> Of<TState, TIn>(SeriesSchema schema, WindowOptions options, int workers = 1, int queueLength = 8, int waitingResults = 1_024)
        where TState : struct, IReversibleAggregate<TState, TIn> =>
        new(schema, options, new PipelineSize(workers, queueLength, waitingResults), own => new SeriesWindows<TState, TIn>(schema, own));

    /// <summary>Windows of any state that can only be merged, by several workers.</summary>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TIn">What goes in.</typeparam>
    /// <param name="schema">The dimensions of the series.</param>
    /// <param name="options">What is watched and told.</param>
    /// <param name="workers">How many workers there are, 1…1,024, each for its own series.</param>
    /// <param name="queueLength">How many pieces may wait before the pipeline, and before each worker, at least 1.</param>
    /// <param name="waitingResults">How many results may wait for their reader, at least 1.</param>
    /// <returns>The running pipeline.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options do not go together; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static WindowPipeline<TState, TIn> OfMerging<TState, TIn>(SeriesSchema schema, WindowOptions options, int workers = 1, int queueLength = 8, int waitingResults = 1_024)
        where TState : struct, IAggregate<TState, TIn> =>
        new(schema, options, new PipelineSize(workers, queueLength, waitingResults), own => new MergingWindows<TState, TIn>(schema, own));
}
