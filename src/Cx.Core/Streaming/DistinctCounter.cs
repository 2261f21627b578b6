using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>How many different ids there are: exact up to 256, then estimated in 4 KiB whatever their number.</summary>
/// <remarks>
/// <para>HyperLogLog with 4,096 registers; the standard error is 1.6 % of the count. <see cref="WithPrecision"/> takes fewer, and merging counters of different precision gives the lower one, exactly as if all ids had been counted at it. Numbers go through the SplitMix64 finaliser, texts through XXH64 of their UTF-8 form: the same in every process.</para>
/// <para>It merges but forgets nothing: an id cannot be taken out again, and it is no <see cref="IReversibleAggregate{TSelf,TIn}"/>. Never subtract two distinct counts to get churn: the errors add up and the ids may be others.</para>
/// <para>The <see langword="default"/> is empty, at the finest precision 12, ready to use and the identity of merging.</para>
/// <para>It owns memory: after an assignment and a change of the one, the other throws. <see cref="Copy"/> gives an independent one. Changes are extension methods (<see cref="SketchExtensions"/>).</para>
/// <para>Equal when precision and what is kept of the ids are equal. No order. Thread safety: one writer.</para>
/// </remarks>
/// <example>
/// <code>
/// DistinctCounter customers = default;
/// customers.Add("c-1");
/// customers.Add("c-2");
/// customers.Add("c-1");
/// DistinctEstimate count = customers.Estimate();   // 2, exact
/// </code>
/// </example>
[JsonConverter(typeof(DistinctCounterJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public struct DistinctCounter : IAggregate<DistinctCounter, ulong>, IAggregate<DistinctCounter, string?>, IEquatable<DistinctCounter>
{
    private DistinctSet? _set;
    private ulong _version;
    private long _missing;

    // Less the finest, so that zero bits are the finest.
    private byte _folds;

    /// <summary>The precision p, 4…12: beyond 256 ids the count is estimated from 2^p registers, with a standard error of 1.04/√2^p of it.</summary>
    public readonly int Precision => DistinctSet.Finest - _folds;

    /// <summary>The ids that were <see langword="null"/> or empty: counted, never used.</summary>
    public readonly long Missing => _missing;

    internal readonly DistinctSet? Set
    {
        get
        {
            Own();
            return _set;
        }
    }

    /// <summary>An empty counter of a lower precision, for where memory is dearer than precision.</summary>
    /// <param name="precision">4…12.</param>
    /// <returns>The counter.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The precision is outside 4…12.</exception>
    public static DistinctCounter WithPrecision(int precision)
        => precision is >= DistinctSet.Coarsest and <= DistinctSet.Finest
            ? new DistinctCounter { _folds = (byte)(DistinctSet.Finest - precision) }
            : throw new ArgumentOutOfRangeException(nameof(precision), precision, "A precision is 4…12: the standard error is 1.04/√2^p of the count, 26 % at 4 and 1.6 % at 12.");

    /// <summary>How many different ids there are.</summary>
    /// <returns>The count, exact or estimated.</returns>
    public readonly DistinctEstimate Estimate()
    {
        Own();
        return new DistinctEstimate(_set?.Estimate() ?? 0, _set is null || _set.RegisterValues.IsEmpty, Precision);
    }

    /// <summary>A copy that shares nothing.</summary>
    /// <returns>The copy.</returns>
    public readonly DistinctCounter Copy()
    {
        Own();
        var copy = this;
        copy._set = _set?.Clone();
        copy._version = 0;
        return copy;
    }

    /// <inheritdoc/>
    public readonly bool Equals(DistinctCounter other)
    {
        Own();
        other.Own();
        return _folds == other._folds && _missing == other._missing && (_set ?? new DistinctSet(Precision)).SameAs(other._set ?? new DistinctSet(Precision));
    }

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is DistinctCounter other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        Own();
        var hash = default(HashCode);
        hash.Add(_missing);
        hash.Add(_folds);
        foreach (var id in _set is null ? default : _set.Hashes) hash.Add(id);
        return hash.ToHashCode();
    }

    /// <summary>Whether two counters keep the same.</summary>
    /// <param name="left">One counter.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in DistinctCounter left, in DistinctCounter right) => left.Equals(right);

    /// <summary>Whether two counters differ.</summary>
    /// <param name="left">One counter.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in DistinctCounter left, in DistinctCounter right) => !left.Equals(right);

    /// <summary>The count, and the missing ids.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Estimate()}, {_missing} missing");

    static void IAggregate<DistinctCounter, ulong>.Add(ref DistinctCounter state, ulong value) => state.CountHash(DistinctHash.Of(value));

    static void IAggregate<DistinctCounter, string?>.Add(ref DistinctCounter state, string? value) => state.CountText(value);

    static void IAggregate<DistinctCounter, ulong>.Merge(ref DistinctCounter state, in DistinctCounter other) => state.Combine(in other);

    static void IAggregate<DistinctCounter, string?>.Merge(ref DistinctCounter state, in DistinctCounter other) => state.Combine(in other);

    static DistinctCounter IAggregate<DistinctCounter, ulong>.Copy(in DistinctCounter state) => state.Copy();

    static DistinctCounter IAggregate<DistinctCounter, string?>.Copy(in DistinctCounter state) => state.Copy();

    /// <summary>Takes the set over.</summary>
    internal static DistinctCounter From(DistinctSet? set, int precision, long missing) => new() { _folds = (byte)(DistinctSet.Finest - precision), _set = set, _missing = missing };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CountHash(ulong hash)
    {
        if (_set is null) (_set, _version) = (new DistinctSet(Precision), 0);
        else if (_set.Version != _version) Ownership.ThrowStale(nameof(DistinctCounter));
        if (_set.Add(hash)) Stamp();
    }

    internal void CountText(string? id)
    {
        if (string.IsNullOrEmpty(id)) _missing++;
        else CountHash(DistinctHash.Of(id));
    }

    internal void Combine(in DistinctCounter other)
    {
        Own();
        other.Own();
        var missing = _missing + other._missing;
        var folds = Math.Max(_folds, other._folds);
        if (_set is not null && _folds < folds)
        {
            _set.FoldTo(DistinctSet.Finest - folds);
            Stamp();
        }

        if (other._set is { } theirs && !ReferenceEquals(theirs, _set))
        {
            if (_set is null || other._folds < folds)
            {
                theirs = theirs.Clone();
                theirs.FoldTo(DistinctSet.Finest - folds);
            }

            if (_set is null)
            {
                _set = theirs;
                _version = _set.Version;
            }
            else if (_set.Merge(theirs))
            {
                Stamp();
            }
        }

        (_missing, _folds) = (missing, folds);
    }

    // Unchecked: after 2^64 changes a stamp may meet one that stale copies remember.
    private void Stamp() => _version = _set!.Version = unchecked(_version + 1);

    private readonly void Own()
    {
        if (_set is not null && _set.Version != _version) Ownership.ThrowStale(nameof(DistinctCounter));
    }
}
