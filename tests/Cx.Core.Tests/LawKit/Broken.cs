using System.Globalization;
using Cx.Core.Aggregation;
using Cx.Core.Statistics;
using Cx.Core.Testing;

namespace Cx.Core.Tests.LawKit;

/// <summary>A defect as a type, so that an aggregate has it for good.</summary>
internal interface IFault
{
    static abstract Fault Fault { get; }
}

/// <summary>Counts of powers of two, with a minimum on request: right but for one defect.</summary>
/// <remarks>Values below 0 are invalid. Bucket k holds 2^(k−1)…2^k − 1, bucket 0 holds 0.</remarks>
internal struct Broken<TFault> : IReversibleAggregate<Broken<TFault>, long>, IEquatable<Broken<TFault>>
    where TFault : IFault
{
    public const int Buckets = 64;

    private static readonly long[] Scratch = new long[Buckets];

    private long[]? _counts;
    private long _invalid;
    private long _minimum;
    private long _last;

    public readonly long N => _counts?.Sum() ?? 0;

    public readonly long Offered => N + _invalid;

    public static void Add(ref Broken<TFault> state, long value)
    {
        if (value < 0)
        {
            if (TFault.Fault == Fault.BadInputThrows) throw new ArgumentOutOfRangeException(nameof(value));
            if (TFault.Fault != Fault.BadInputVanishes) state._invalid++;
            return;
        }

        state.Count(value, 1);
        if (TFault.Fault == Fault.MergeLosesMinimum && (state._minimum == 0 || value + 1 < state._minimum)) state._minimum = value + 1;
        if (TFault.Fault == Fault.LastWins) state._last = value;
    }

    public static void AddRange(ref Broken<TFault> state, ReadOnlySpan<long> values)
    {
        if (TFault.Fault == Fault.BatchForgetsLast && values.Length > 8) values = values[..^1];
        foreach (var value in values) Add(ref state, value);
    }

    public static void Merge(ref Broken<TFault> state, in Broken<TFault> other)
    {
        var sign = TFault.Fault == Fault.MergeSubtracts ? -1 : 1;
        if (TFault.Fault != Fault.MergeForgetsInvalid) state._invalid += other._invalid;
        if (TFault.Fault == Fault.MergeOfEmptyCounts && other._counts is null && state._counts is not null) state._invalid++;
        if (TFault.Fault == Fault.LastWins) state._last = Math.Max(state._last, other._last);
        if (other._counts is null) return;
        if (TFault.Fault == Fault.MergeShares && state._counts is null)
        {
            state._counts = other._counts;
            return;
        }

        for (var i = 0; i < Buckets; i++) state.Cell(i) += sign * other._counts[i];
        if (TFault.Fault == Fault.MergeDoubles && state._counts![3] > 5) state._counts[3]++;
    }

    public static void Remove(ref Broken<TFault> state, long value)
    {
        if (value < 0) state._invalid--;
        else if (TFault.Fault == Fault.RemoveTakesAll && state._counts?[IndexOf(value)] > 1) state.Cell(IndexOf(value)) = 0;
        else state.Count(value, -1);
    }

    public static void Subtract(ref Broken<TFault> state, in Broken<TFault> other)
    {
        state._invalid -= other._invalid;
        for (var i = 0; i < Buckets && other._counts is not null; i++)
        {
            ref var cell = ref state.Cell(i);
            cell -= other._counts[i];
            if (TFault.Fault == Fault.SubtractStopsAtZero && cell < 0) cell = 0;
        }
    }

    public static Broken<TFault> Copy(in Broken<TFault> state)
    {
        var copy = state;
        if (TFault.Fault != Fault.CopyShares) copy._counts = (long[]?)state._counts?.Clone();
        return copy;
    }

    public readonly QuantileReading? Quantile(QuantileLevel level)
    {
        var n = N;
        if (n == 0) return null;
        var rank = Math.Max(1, ((level.Numerator * n) + level.Denominator - 1) / level.Denominator);
        if (TFault.Fault == Fault.QuantilesFall) rank = n + 1 - rank;
        var index = 0;
        for (var below = _counts![0]; below < rank; below += _counts[index]) index++;
        double low = LowOf(index), high = index == 0 ? 0 : (2 * low) - 1;
        return new QuantileReading(low, low, high);
    }

    public readonly bool Equals(Broken<TFault> other)
        => _invalid == other._invalid && _minimum == other._minimum && _last == other._last
            && (_counts ?? new long[Buckets]).AsSpan().SequenceEqual(other._counts ?? new long[Buckets]);

    public override readonly bool Equals(object? obj) => obj is Broken<TFault> other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_invalid, N);

    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{string.Join(' ', _counts ?? [])}] invalid {_invalid}, minimum {_minimum - 1}, last {_last}");

    private static int IndexOf(long value) => value == 0 ? 0 : 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)value);

    private static long LowOf(int index) => index == 0 ? 0 : TFault.Fault == Fault.ShortShift ? 1 << (index - 1) : 1L << (index - 1);

    private void Count(long value, long by)
    {
        if (TFault.Fault != Fault.StaticScratch)
        {
            Cell(IndexOf(value)) += by;
            return;
        }

        // Scratch space that every state uses, and every thread.
        Array.Clear(Scratch);
        Scratch[IndexOf(value)] = by;
        Thread.Yield();
        for (var i = 0; i < Buckets; i++) Cell(i) += Scratch[i];
    }

    private ref long Cell(int index) => ref (_counts ??= new long[Buckets])[index];
}
