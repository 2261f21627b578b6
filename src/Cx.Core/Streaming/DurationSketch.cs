using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>The durations of ended cases in buckets whose width grows with the duration: any number of them in little memory, with a proved error, exact in every merge.</summary>
/// <remarks>
/// <para>A log-linear histogram of whole milliseconds (floored). At precision p a value differs from the estimate of its bucket by at most 2^−(p+1) of it: 0.39 % at 7, 0.78 % at 6; below 2^(p+1) ms it is exact. Every <see cref="TimeSpan"/> from zero has a bucket. Durations below zero are counted as <see cref="Invalid"/>, never used.</para>
/// <para>Merging states of different precision gives the lower one, exactly as if all durations had been counted at it; taking out again is exact at equal precision.</para>
/// <para>It knows ended cases alone, so its figures are too short while cases are open: <see cref="ToDurationDistribution"/> takes the open ones along.</para>
/// <para>The <see langword="default"/> is empty, at the finest precision 7, ready to use and the identity of merging.</para>
/// <para>It owns memory: after an assignment and a change of the one, the other throws. <see cref="Copy"/> gives an independent one. Changes are extension methods (<see cref="SketchExtensions"/>).</para>
/// <para>Equal when precision, counters, sum and invalid ones are equal. No order. Thread safety: one writer.</para>
/// </remarks>
/// <example>
/// <code>
/// DurationSketch resolved = default;
/// resolved.Add(TimeSpan.FromHours(3));
/// resolved.Add(TimeSpan.FromHours(50));
/// DurationSketchQuantile? p95 = resolved.Quantile(QuantileLevel.P95);   // about 50 hours, and never missed by more than 0.39 %
/// </code>
/// </example>
[JsonConverter(typeof(DurationSketchJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public struct DurationSketch : IReversibleAggregate<DurationSketch, TimeSpan>, IEquatable<DurationSketch>
{
    private BucketCounters? _counters;
    private ulong _version;

    // Less the finest, so that zero bits are the finest.
    private byte _folds;
    private long _n;
    private long _invalid;
    private Int128 _ticks;

    /// <summary>The precision p, 2…7: the error of a value is at most 2^−(p+1) of it.</summary>
    public readonly int Precision => DurationBuckets.Finest - _folds;

    /// <summary>The durations counted, without the invalid ones.</summary>
    public readonly long N => _n;

    /// <summary>The durations below zero: counted, never used.</summary>
    public readonly long Invalid => _invalid;

    /// <summary>The exact sum of the durations, in ticks of 100 ns.</summary>
    public readonly Int128 SumTicks => _ticks;

    /// <summary>The exact mean of the durations of ended cases, cut to whole ticks; <see langword="null"/> without any. Too short while cases are open.</summary>
    /// <exception cref="InvalidOperationException">More was taken out than was put in.</exception>
    public readonly TimeSpan? ResolvedOnlyMean
    {
        get
        {
            if (_n == 0) return null;
            RequireCounts();
            return TimeSpan.FromTicks((long)(_ticks / _n));
        }
    }

    /// <summary>An empty sketch of a lower precision, for where memory is dearer than precision.</summary>
    /// <param name="precision">2…7.</param>
    /// <returns>The sketch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The precision is outside 2…7.</exception>
    public static DurationSketch WithPrecision(int precision)
        => precision is >= DurationBuckets.Coarsest and <= DurationBuckets.Finest
            ? new DurationSketch { _folds = (byte)(DurationBuckets.Finest - precision) }
            : throw new ArgumentOutOfRangeException(nameof(precision), precision, "A precision is 2…7: the error of a value is at most 2^-(p+1) of it, 12.5 % at 2 and 0.39 % at 7.");

    /// <summary>The duration that a share of the ended cases does not exceed (<see cref="QuantileMethod.InverseCdf"/>), with limits that surely contain it.</summary>
    /// <param name="level">The share; the median by default.</param>
    /// <returns>The quantile, or <see langword="null"/> without durations. Too short while cases are open.</returns>
    /// <exception cref="InvalidOperationException">More was taken out than was put in.</exception>
    public readonly DurationSketchQuantile? Quantile(QuantileLevel level = default)
    {
        Own();
        if (_n == 0 && (_counters is null || _counters.FirstNegative() < 0)) return null;
        RequireCounts();

        // rank = max(1, ceiling of q·n), in whole numbers: 0.07 · 100 is above 7 in binary.
        var rank = Math.Max(1, (long)((((Int128)level.Numerator * _n) + level.Denominator - 1) / level.Denominator));
        var index = _counters!.AtRank(rank);
        return new DurationSketchQuantile(level, rank, _n, DurationBuckets.LowOf(index, Precision), DurationBuckets.EstimateOf(index, Precision), DurationBuckets.HighOf(index, Precision));
    }

    /// <summary>The distribution of all cases, the open ones included (Kaplan–Meier), by the estimates of the buckets and the middles of the slices.</summary>
    /// <param name="open">The cases that are still open.</param>
    /// <param name="asOf">The instant at which they were still open.</param>
    /// <returns>The distribution, or <see langword="null"/> without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A case was opened in a slice that begins after <paramref name="asOf"/>.</exception>
    /// <exception cref="InvalidOperationException">More was taken out of one of the two than was put in.</exception>
    public readonly DurationDistribution? ToDurationDistribution(in OpenCases open, DateTimeOffset asOf)
    {
        Own();
        if (_counters is not null) RequireCounts();
        var bins = new SortedDictionary<long, (long Ended, long Open)>();
        if (_counters is not null)
        {
            foreach (var (index, count) in _counters)
            {
                bins[TicksOf(DurationBuckets.EstimateOf(index, Precision))] = (count, 0);
            }
        }

        open.AddAges(bins, asOf);
        return DurationDistribution.FromBins(
            [.. bins.Keys.Select(ticks => TimeSpan.FromTicks(ticks))], [.. bins.Values.Select(bin => bin.Ended)], [.. bins.Values.Select(bin => bin.Open)]);
    }

    /// <summary>A copy that shares nothing.</summary>
    /// <returns>The copy.</returns>
    public readonly DurationSketch Copy()
    {
        Own();
        var copy = this;
        copy._counters = _counters?.Clone();
        copy._version = 0;
        return copy;
    }

    /// <inheritdoc/>
    public readonly bool Equals(DurationSketch other)
    {
        Own();
        other.Own();
        if (_folds != other._folds || _n != other._n || _invalid != other._invalid || _ticks != other._ticks) return false;
        if (ReferenceEquals(_counters, other._counters)) return true;
        BucketCounters mine = _counters ?? new(0), theirs = other._counters ?? new(0);
        BucketCounters.Entries left = mine.GetEnumerator(), right = theirs.GetEnumerator();
        while (left.MoveNext())
        {
            if (!right.MoveNext() || left.Current != right.Current) return false;
        }

        return !right.MoveNext();
    }

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is DurationSketch other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(_folds, _n, _invalid, _ticks);

    /// <summary>Whether two sketches hold the same.</summary>
    /// <param name="left">One sketch.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in DurationSketch left, in DurationSketch right) => left.Equals(right);

    /// <summary>Whether two sketches differ.</summary>
    /// <param name="left">One sketch.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in DurationSketch left, in DurationSketch right) => !left.Equals(right);

    /// <summary>Count, precision and invalid ones.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_n} durations, precision {Precision}, {_invalid} invalid");

    static void IAggregate<DurationSketch, TimeSpan>.Add(ref DurationSketch state, TimeSpan value) => state.Count(value, 1);

    static void IReversibleAggregate<DurationSketch, TimeSpan>.Remove(ref DurationSketch state, TimeSpan value) => state.Count(value, -1);

    static void IAggregate<DurationSketch, TimeSpan>.Merge(ref DurationSketch state, in DurationSketch other) => state.Combine(in other, 1);

    static void IReversibleAggregate<DurationSketch, TimeSpan>.Subtract(ref DurationSketch state, in DurationSketch other) => state.Combine(in other, -1);

    static DurationSketch IAggregate<DurationSketch, TimeSpan>.Copy(in DurationSketch state) => state.Copy();

    internal static long TicksOf(long milliseconds)
        => milliseconds > DurationBuckets.MaxMilliseconds ? long.MaxValue : milliseconds * TimeSpan.TicksPerMillisecond;

    internal readonly BucketCounters? Counters
    {
        get
        {
            Own();
            return _counters;
        }
    }

    /// <summary>Takes the counters over; they are those of the precision.</summary>
    internal static DurationSketch From(int precision, BucketCounters counters, long n, long invalid, Int128 ticks)
        => new() { _folds = (byte)(DurationBuckets.Finest - precision), _counters = n == 0 && IsEmpty(counters) ? null : counters, _n = n, _invalid = invalid, _ticks = ticks };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Count(TimeSpan duration, int by)
    {
        if (duration.Ticks < 0)
        {
            _invalid += by;
            return;
        }

        Touch();
        _counters.Add(DurationBuckets.IndexOf(duration.Ticks / TimeSpan.TicksPerMillisecond, Precision), by);
        _n += by;
        // No product, and no checked sum of 128 bits, which is a call: 2^63 durations of 2^63 ticks fit.
        unchecked
        {
            _ticks += by < 0 ? -(Int128)duration.Ticks : (Int128)duration.Ticks;
        }
    }

    internal void Combine(in DurationSketch other, long sign)
    {
        other.Own();
        Own();

        // From here on nothing of the other is read that a change of this one could change: they may be the same.
        var theirs = other._counters;
        var folds = Math.Max(_folds, other._folds);
        if (theirs is not null && (ReferenceEquals(theirs, _counters) || other._folds < folds)) theirs = Folded(theirs, other._folds, folds);
        var mine = _counters is not null && _folds < folds ? Folded(_counters, _folds, folds) : _counters;
        long n = _n + (sign * other._n), invalid = _invalid + (sign * other._invalid);
        var ticks = _ticks + (sign * other._ticks);
        if (theirs is not null)
        {
            mine ??= new BucketCounters(DurationBuckets.CountAt(DurationBuckets.Finest - folds));

            // All or nothing: an overflow shows before anything changes.
            foreach (var (index, count) in theirs) _ = mine.Get(index) + (sign * count);
            foreach (var (index, count) in theirs) mine.Add(index, sign * count);
        }

        (_n, _invalid, _ticks, _folds) = (n, invalid, ticks, folds);
        if (!ReferenceEquals(mine, _counters))
        {
            // A copy by assignment that shares the counters before the fold must not go on with them: it would not know.
            if (_counters is not null) _counters.Version = Next(_counters.Version);
            _counters = mine;
            _version = mine!.Version;
        }
        else if (mine is not null)
        {
            _version = mine.Version = Next(_version);
        }
    }

    // Unchecked: after 2^64 changes a stamp may meet one that stale copies remember.
    private static ulong Next(ulong version) => unchecked(version + 1);

    private static bool IsEmpty(BucketCounters counters) => !counters.GetEnumerator().MoveNext();

    private static BucketCounters Folded(BucketCounters counters, int folds, int target)
    {
        if (folds == target) return counters.Clone();
        var folded = new BucketCounters(DurationBuckets.CountAt(DurationBuckets.Finest - target));
        foreach (var (index, count) in counters)
        {
            var at = index;
            for (var fold = folds; fold < target; fold++) at = DurationBuckets.Fold(at, DurationBuckets.Finest - fold);
            folded.Add(at, count);
        }

        return folded;
    }

    [MemberNotNull(nameof(_counters))]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Touch()
    {
        if (_counters is null)
        {
            _counters = new BucketCounters(DurationBuckets.CountAt(Precision));
            _version = 0;
        }
        else if (_counters.Version != _version)
        {
            Ownership.ThrowStale(nameof(DurationSketch));
        }

        _version = _counters.Version = Next(_version);
    }

    private readonly void Own()
    {
        if (_counters is not null && _counters.Version != _version) Ownership.ThrowStale(nameof(DurationSketch));
    }

    private readonly void RequireCounts()
    {
        Own();
        if (_counters?.FirstNegative() is { } index and >= 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The counter of {DurationBuckets.LowOf(index, Precision)}…{DurationBuckets.HighOf(index, Precision)} ms is {_counters.Get(index)}: more was taken out than was put in. Merge the state that holds these durations first."));
    }
}
