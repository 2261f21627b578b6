using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>How many customers of a cohort were retained at an age.</summary>
/// <remarks>
/// <para>While the age is not over for every member, or the cohort may still grow, the cell is not complete: its share is <see langword="null"/> and never 0, and its counts are what is known so far.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class CohortCell : IEquatable<CohortCell>
{
    internal CohortCell(int age, long size, long retained, bool isComplete)
    {
        Age = age;
        Size = size;
        Retained = retained;
        IsComplete = isComplete;
    }

    /// <summary>The age in periods, 0 or more.</summary>
    public int Age { get; }

    /// <summary>The customers of the cohort, 1 or more.</summary>
    public long Size { get; }

    /// <summary>Those who are known to have been retained, 0 to <see cref="Size"/>.</summary>
    public long Retained { get; }

    /// <summary>Whether the age is over for every member and no member can be added.</summary>
    public bool IsComplete { get; }

    /// <summary>The share retained; <see langword="null"/> while the cell is not complete. <see cref="Share.Interval"/> gives its interval, Wilson by default.</summary>
    public Share? Share => IsComplete ? Share.Of(Retained, Size) : null;

    /// <summary>Compares the shares of two cohorts at the same age, this one minus the other.</summary>
    /// <param name="other">The cell of another cohort, of the same triangle or one made alike.</param>
    /// <param name="method">The test; the N − 1 form by default.</param>
    /// <returns>The difference with its test and interval, in shares.</returns>
    /// <exception cref="InvalidOperationException">A cell is not complete, or the ages differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public DifferenceTest CompareWith(CohortCell other, ShareTestMethod method = ShareTestMethod.PooledZNMinus1)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Age != other.Age)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Cohorts are compared at the same age, and these are cells of the ages {Age} and {other.Age}."));
        if (!IsComplete || !other.IsComplete)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The age {Age} is not over for every member of both cohorts: the younger one would seem to retain fewer. Compare at an age at which both cells are complete."));
        return ShareDifferences.Of(Retained, Size, other.Retained, other.Size, method);
    }

    /// <inheritdoc/>
    public bool Equals(CohortCell? other) => other is not null && Age == other.Age && Size == other.Size && Retained == other.Retained && IsComplete == other.IsComplete;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CohortCell);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Age, Size, Retained, IsComplete);

    /// <summary>Whether two cells are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(CohortCell? left, CohortCell? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two cells differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(CohortCell? left, CohortCell? right) => !(left == right);

    /// <summary>The cell, such as <c>age 1: 8 of 28</c> or <c>age 5: 3 of 28 so far</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"age {Age}: {Retained} of {Size}{(IsComplete ? "" : " so far")}");
}
