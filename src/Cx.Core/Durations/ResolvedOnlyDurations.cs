using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>Figures of the cases that have ended, and of those alone, with the share that was left out. Always too short while cases are open.</summary>
/// <remarks>
/// <para>For comparison with reports that know no better. The cases left out are not a random part: they are the slow ones. The figures with them are those of <see cref="DurationDistribution"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no case has ended. Equality: by value. Thread safety: immutable.</para>
/// </remarks>
public sealed class ResolvedOnlyDurations : IEquatable<ResolvedOnlyDurations>
{
    private readonly SurvivalCurve _curve;

    internal ResolvedOnlyDurations(SurvivalCurve curve) => _curve = curve;

    /// <summary>The cases that ended, 1 or more: the n of these figures.</summary>
    public long N => _curve.Events;

    /// <summary>The open cases, which these figures leave out, as a share of all cases.</summary>
    public Share LeftOut => Share.Of(_curve.Censored, _curve.N)!;

    /// <summary>The mean of the cases that ended.</summary>
    public TimeSpan Mean => TimeSpan.FromTicks(DurationTicks.Of(MeanTicks()));

    /// <summary>The median of the cases that ended: the inverse of their cumulative distribution.</summary>
    public TimeSpan Median => Quantile(QuantileLevel.Median);

    /// <summary>A quantile of the cases that ended.</summary>
    /// <param name="level">The level.</param>
    /// <param name="method">The definition; the inverse of the cumulative distribution by default.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public TimeSpan Quantile(QuantileLevel level, QuantileMethod method = QuantileMethod.InverseCdf)
        => TimeSpan.FromTicks(DurationTicks.Of(SampleQuantile.Of(_curve.Times, _curve.EventCounts, level, method)!.Value));

    /// <inheritdoc/>
    public bool Equals(ResolvedOnlyDurations? other) => other is not null && _curve.Equals(other._curve);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResolvedOnlyDurations);

    /// <inheritdoc/>
    public override int GetHashCode() => _curve.GetHashCode();

    /// <summary>Whether two sets of figures come from the same cases.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ResolvedOnlyDurations? left, ResolvedOnlyDurations? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two sets of figures come from different cases.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ResolvedOnlyDurations? left, ResolvedOnlyDurations? right) => !(left == right);

    /// <summary>The median, the mean and how many cases were left out.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"resolved only: median {Median}, mean {Mean}, n {N}, {LeftOut.Hits} open left out");

    private double MeanTicks()
    {
        double sum = 0;
        for (var row = 0; row < _curve.Times.Length; row++) sum += _curve.Times[row] * _curve.EventCounts[row];
        return sum / _curve.Events;
    }
}
