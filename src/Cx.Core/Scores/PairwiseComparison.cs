using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>One pair out of many compared at once: the difference, and its p-value corrected for their number.</summary>
/// <remarks>
/// <para>Unit: indices into the list that was compared; the difference carries its own unit.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(PairwiseComparisonJsonConverter))]
public sealed class PairwiseComparison : IEquatable<PairwiseComparison>
{
    internal PairwiseComparison(int first, int second, ScoreDifference? difference, double? adjustedPValue)
    {
        First = first;
        Second = second;
        Difference = difference;
        AdjustedPValue = adjustedPValue;
    }

    /// <summary>The index of the score that was subtracted from.</summary>
    public int First { get; }

    /// <summary>The index of the score that was subtracted.</summary>
    public int Second { get; }

    /// <summary>First minus second, or <see langword="null"/> where one has no data or too little for a test.</summary>
    public ScoreDifference? Difference { get; }

    /// <summary>The p-value corrected for all pairs, 0…1, or <see langword="null"/> where there is no test.</summary>
    public double? AdjustedPValue { get; }

    /// <inheritdoc/>
    public bool Equals(PairwiseComparison? other) =>
        ReferenceEquals(this, other)
        || (other is not null && First == other.First && Second == other.Second && Difference == other.Difference && AdjustedPValue.Equals(other.AdjustedPValue));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PairwiseComparison);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Second, Difference, AdjustedPValue);

    /// <summary>Whether two comparisons are equal.</summary>
    /// <param name="left">One comparison.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PairwiseComparison? left, PairwiseComparison? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two comparisons differ.</summary>
    /// <param name="left">One comparison.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PairwiseComparison? left, PairwiseComparison? right) => !(left == right);

    /// <summary>The pair, the difference and the corrected p.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First} − {Second}: {(Difference is null ? "no difference" : Difference.ToString())}{(AdjustedPValue is { } p ? ", adjusted p " + p.ToString("0.00##", CultureInfo.InvariantCulture) : string.Empty)}");
}
