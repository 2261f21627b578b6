using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>Event-time windows for state that can be merged but not subtracted, such as a distinct count.</summary>
/// <remarks>
/// <para>Nothing can be withdrawn, and only <see cref="EmitContent.Accumulating"/> results are possible.</para>
/// <para>Overlapping windows cost three merges per slice and series, whatever their length (two stacks of partial merges).</para>
/// <para>Thread safety: single writer.</para>
/// </remarks>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TIn">What goes in.</typeparam>
public sealed class MergingWindows<TState, TIn> : EventWindows<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    /// <summary>Begins with no events.</summary>
    /// <param name="schema">The dimensions of the series.</param>
    /// <param name="options">What is watched and told.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The options do not go together; the message says which.</exception>
    public MergingWindows(SeriesSchema schema, WindowOptions options)
        : base(schema, options, new StateMath<TState, TIn>())
    {
    }

    /// <summary>Everything that the next outcome and the next result depend on: watermark, tallies, slices, ids, what was told, and the offsets to replay from.</summary>
    /// <remarks>An event affects the restored windows once if its source is replayed from the offsets in the same snapshot. Results may then come again, with the same window, series and revision.</remarks>
    /// <typeparam name="TCodec">How one state is written.</typeparam>
    /// <param name="offsets">How far each source was read, by any names.</param>
    /// <returns>The snapshot; equal states give equal bytes.</returns>
    /// <exception cref="InvalidOperationException">Results were not read.</exception>
    /// <exception cref="OverflowException">The counters of a state sum to more than 2⁵⁶.</exception>
    public Snapshot ToSnapshot<TCodec>(IReadOnlyDictionary<string, long> offsets)
        where TCodec : ISnapshotCodec<TCodec, TState> => Take<NestedBody<TCodec, TState>>(offsets);

    /// <summary>Puts the state of a snapshot in place of this one. Twice is the same as once.</summary>
    /// <typeparam name="TCodec">How one state is written.</typeparam>
    /// <param name="snapshot">A snapshot of windows with the same options and dimensions; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="offsets">The offsets to replay from.</param>
    /// <param name="error">Why the snapshot was refused; this state is then what it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="InvalidOperationException">Results were not read.</exception>
    public bool TryRestore<TCodec>(Snapshot snapshot, in ReadLimits limits, out IReadOnlyDictionary<string, long> offsets, out SnapshotError error)
        where TCodec : ISnapshotCodec<TCodec, TState> => TryRestoreFrom<NestedBody<TCodec, TState>>(snapshot, in limits, out offsets, out error);
}
