using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>A quantile of a <see cref="DurationSketch"/>: an estimate, and limits between which the duration of that rank surely lies.</summary>
/// <remarks>
/// <para>The limits are no confidence interval: they are the edges of the bucket, and there is no doubt about them. The duration itself is one of those that were counted.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equal when everything is equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class DurationSketchQuantile : IEquatable<DurationSketchQuantile>
{
    internal DurationSketchQuantile(QuantileLevel level, long rank, long n, long low, long estimate, long high)
    {
        Level = level;
        Rank = rank;
        N = n;
        Low = TimeSpan.FromTicks(DurationSketch.TicksOf(low));
        Estimate = TimeSpan.FromTicks(DurationSketch.TicksOf(estimate));

        // Milliseconds are floored: a duration of the last one lies up to a tick below the next.
        High = TimeSpan.FromTicks(high >= DurationBuckets.MaxMilliseconds ? long.MaxValue : DurationSketch.TicksOf(high + 1) - 1);
    }

    /// <summary>The level: the share of durations that do not exceed the quantile.</summary>
    public QuantileLevel Level { get; }

    /// <summary>The rank of the duration, from 1: max(1, ⌈level · n⌉).</summary>
    public long Rank { get; }

    /// <summary>The durations counted, 1 or more.</summary>
    public long N { get; }

    /// <summary>The duration of that rank, missed by at most the error that the precision allows.</summary>
    public TimeSpan Estimate { get; }

    /// <summary>The lower edge of its bucket: the duration is not shorter.</summary>
    public TimeSpan Low { get; }

    /// <summary>The upper edge of its bucket: the duration is not longer.</summary>
    public TimeSpan High { get; }

    /// <inheritdoc/>
    public bool Equals(DurationSketchQuantile? other)
        => other is not null && Level == other.Level && Rank == other.Rank && N == other.N && Low == other.Low && Estimate == other.Estimate && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationSketchQuantile);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, Rank, N, Low, Estimate, High);

    /// <summary>Whether two quantiles are the same.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(DurationSketchQuantile? left, DurationSketchQuantile? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two quantiles differ.</summary>
    /// <param name="left">One quantile.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(DurationSketchQuantile? left, DurationSketchQuantile? right) => !(left == right);

    /// <summary>The estimate with its limits, the rank and n.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Estimate:c} [{Low:c} … {High:c}], rank {Rank} of {N}");
}
