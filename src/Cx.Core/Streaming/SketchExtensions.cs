namespace Cx.Core.Streaming;

/// <summary>The changes of sketches, as extension methods on a variable: where the change would be lost, they do not compile.</summary>
/// <remarks>Thread safety: a state has one writer. Use one state per thread and merge.</remarks>
public static class SketchExtensions
{
    /// <summary>Counts one duration; below zero it is invalid.</summary>
    /// <param name="sketch">The state to change.</param>
    /// <param name="duration">The duration of an ended case.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Add(this ref DurationSketch sketch, TimeSpan duration) => sketch.Count(duration, 1);

    /// <summary>Counts many durations.</summary>
    /// <param name="sketch">The state to change.</param>
    /// <param name="durations">The durations of ended cases.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void AddRange(this ref DurationSketch sketch, ReadOnlySpan<TimeSpan> durations)
    {
        foreach (var duration in durations) sketch.Count(duration, 1);
    }

    /// <summary>Takes one duration out again.</summary>
    /// <param name="sketch">The state to change.</param>
    /// <param name="duration">The duration that was added.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Remove(this ref DurationSketch sketch, TimeSpan duration) => sketch.Count(duration, -1);

    /// <summary>Puts everything in that another state holds, at the lower precision of the two.</summary>
    /// <param name="sketch">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    /// <exception cref="InvalidOperationException">One of the two was assigned to another variable, which was changed since.</exception>
    public static void Merge(this ref DurationSketch sketch, in DurationSketch other) => sketch.Combine(in other, 1);

    /// <summary>Takes everything out that another state of the same precision holds.</summary>
    /// <param name="sketch">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit; the state is left as it was.</exception>
    /// <exception cref="InvalidOperationException">One of the two was assigned to another variable, which was changed since.</exception>
    public static void Subtract(this ref DurationSketch sketch, in DurationSketch other) => sketch.Combine(in other, -1);

    /// <summary>Counts a case as open.</summary>
    /// <param name="cases">The state to change.</param>
    /// <param name="opened">When it was opened.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Add(this ref OpenCases cases, DateTimeOffset opened) => cases.Count(opened, 1);

    /// <summary>Takes a case out that is no longer open.</summary>
    /// <param name="cases">The state to change.</param>
    /// <param name="opened">When it was opened.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Remove(this ref OpenCases cases, DateTimeOffset opened) => cases.Count(opened, -1);

    /// <summary>Puts everything in that another state holds, in slices that both have in common.</summary>
    /// <param name="cases">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit, or the slices have no common multiple; the state is left as it was.</exception>
    /// <exception cref="InvalidOperationException">One of the two was assigned to another variable, which was changed since.</exception>
    public static void Merge(this ref OpenCases cases, in OpenCases other) => cases.Combine(in other, 1);

    /// <summary>Takes everything out that another state of the same slices holds.</summary>
    /// <param name="cases">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="OverflowException">A counter would not fit, or the slices have no common multiple; the state is left as it was.</exception>
    /// <exception cref="InvalidOperationException">One of the two was assigned to another variable, which was changed since.</exception>
    public static void Subtract(this ref OpenCases cases, in OpenCases other) => cases.Combine(in other, -1);

    /// <summary>Counts an id that is a number.</summary>
    /// <param name="counter">The state to change.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Add(this ref DistinctCounter counter, ulong id) => counter.CountHash(DistinctHash.Of(id));

    /// <summary>Counts an id that is a text; <see langword="null"/> and the empty text count as missing.</summary>
    /// <param name="counter">The state to change.</param>
    /// <param name="id">The id.</param>
    /// <exception cref="InvalidOperationException">The state was assigned to another variable, which was changed since.</exception>
    public static void Add(this ref DistinctCounter counter, string? id) => counter.CountText(id);

    /// <summary>Puts everything in that another state holds.</summary>
    /// <param name="counter">The state to change.</param>
    /// <param name="other">The other state, left as it is.</param>
    /// <exception cref="InvalidOperationException">One of the two was assigned to another variable, which was changed since.</exception>
    public static void Merge(this ref DistinctCounter counter, in DistinctCounter other) => counter.Combine(in other);
}
