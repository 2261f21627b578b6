using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>How many different ids there are, and how sure that is.</summary>
/// <remarks>
/// <para>A count of ids. Up to 256 it is exact; beyond, its standard error is 1.04/√m of it for m registers: 1.6 % for 4,096.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when the counts and their errors are equal. No order and no arithmetic: the difference of two distinct counts is no count of who left. Thread safety: immutable.</para>
/// </remarks>
public sealed class DistinctEstimate : IEquatable<DistinctEstimate>
{
    private readonly double _relativeError;

    internal DistinctEstimate(double value, bool isExact, int precision)
    {
        _relativeError = 1.04 / Math.Sqrt(1 << precision);
        Value = value;
        IsExact = isExact;
    }

    /// <summary>The count of different ids, 0 or more; a whole number when it is exact.</summary>
    public double Value { get; }

    /// <summary>Whether every id was kept, so that there is no error.</summary>
    public bool IsExact { get; }

    /// <summary>The standard error, a count of ids; 0 when the count is exact.</summary>
    public double StandardError => IsExact ? 0 : _relativeError * Value;

    /// <summary>The confidence interval of the count: ± z standard errors, without width when the count is exact.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits as counts, 0 or more.</returns>
    public Interval Interval(Confidence confidence = default)
        => Statistics.Interval.Of(Math.Max(0, Value - (confidence.Z * StandardError)), Value + (confidence.Z * StandardError), confidence, IsExact ? "Exact" : "HyperLogLog");

    /// <inheritdoc/>
    public bool Equals(DistinctEstimate? other) => other is not null && Value == other.Value && StandardError == other.StandardError;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinctEstimate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, StandardError);

    /// <summary>Whether two counts are the same.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(DistinctEstimate? left, DistinctEstimate? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two counts differ.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(DistinctEstimate? left, DistinctEstimate? right) => !(left == right);

    /// <summary>The count, exact or with its interval.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => IsExact
            ? string.Create(CultureInfo.InvariantCulture, $"{Value:F0} distinct")
            : string.Create(CultureInfo.InvariantCulture, $"about {Value:F0} distinct [{Interval().Low:F0} … {Interval().High:F0}]");
}
