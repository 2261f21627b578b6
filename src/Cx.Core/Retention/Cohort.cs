using System.Globalization;

namespace Cx.Core.Retention;

/// <summary>The customers who became one in the same calendar period, and how many of them were retained at each age.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: start and cells. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class Cohort : IEquatable<Cohort>
{
    private readonly CohortCell[] _cells;

    internal Cohort(DateTimeOffset start, long size, ReadOnlySpan<long> retained, int complete)
    {
        Start = start;
        Size = size;
        Complete = complete;
        _cells = new CohortCell[retained.Length];
        for (var age = 0; age < retained.Length; age++) _cells[age] = new CohortCell(age, size, retained[age], age < complete);
    }

    /// <summary>When the calendar period of the cohort began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The customers of the cohort, 1 or more.</summary>
    public long Size { get; }

    /// <summary>The cells by age, from 0 to the last one that has begun.</summary>
    public IReadOnlyList<CohortCell> Cells => _cells;

    // The ages that are over are the first ones.
    internal int Complete { get; }

    /// <inheritdoc/>
    public bool Equals(Cohort? other) => other is not null && Start == other.Start && Size == other.Size && _cells.AsSpan().SequenceEqual(other._cells);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Cohort);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Size, _cells.Length, Complete);

    /// <summary>Whether two cohorts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Cohort? left, Cohort? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two cohorts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Cohort? left, Cohort? right) => !(left == right);

    /// <summary>Start, size and shares, such as <c>2025-01-01 (28): 0.607143, 0.285714, -</c>; a cell that is not complete is a dash.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd} ({Size}): ")
            + string.Join(", ", _cells.Select(cell => cell.Share is { } share ? share.Value.ToString("G6", CultureInfo.InvariantCulture) : "-"));
}
