using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>What a <see cref="ChangeDetector"/> says after a slice.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when everything is equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class ChangeReading : IEquatable<ChangeReading>
{
    internal ChangeReading(long slice, long sinceRestart, double logEvidence, bool isSignal)
    {
        Slice = slice;
        SlicesSinceRestart = sinceRestart;
        LogEvidence = logEvidence;
        IsSignal = isSignal;
    }

    /// <summary>The number of the slice, from 1.</summary>
    public long Slice { get; }

    /// <summary>How many slices were taken in since the beginning or the last signal, this one included.</summary>
    public long SlicesSinceRestart { get; }

    /// <summary>The natural logarithm of the evidence for a change at some time since then; dimensionless, a signal at the logarithm of the run length. Negative infinity never leaves a detector: the first slice gives a finite number.</summary>
    public double LogEvidence { get; }

    /// <summary>Whether the mean has changed; the detector begins anew after it.</summary>
    public bool IsSignal { get; }

    /// <inheritdoc/>
    public bool Equals(ChangeReading? other)
        => other is not null && Slice == other.Slice && SlicesSinceRestart == other.SlicesSinceRestart && LogEvidence == other.LogEvidence && IsSignal == other.IsSignal;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChangeReading);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Slice, SlicesSinceRestart, LogEvidence, IsSignal);

    /// <summary>Whether two readings are the same.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChangeReading? left, ChangeReading? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two readings differ.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChangeReading? left, ChangeReading? right) => !(left == right);

    /// <summary>The slice, the evidence and whether it is a signal.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"slice {Slice}: {(IsSignal ? "change" : "no change")}, log evidence {LogEvidence:0.##}");
}
