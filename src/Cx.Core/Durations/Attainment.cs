using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How many cases met a condition that has a deadline, how many missed it, and how many cannot be judged yet.</summary>
/// <remarks>
/// <para>Counts of cases, 0 or more, together 1 or more. An open case past its deadline has missed it; an open case before it is undecided, in neither share nor denominator, and counted.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no cases. Equality: all three counts. No order; <see cref="Merge"/> puts the cases of two together. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(AttainmentJsonConverter))]
public sealed class Attainment : IEquatable<Attainment>
{
    internal Attainment(long met, long missed, long undecided)
    {
        Met = met;
        Missed = missed;
        Undecided = undecided;
        // Here and not in a property: a total that does not fit must not surprise who prints it.
        N = met + missed + undecided;
    }

    /// <summary>Cases that met the condition.</summary>
    public long Met { get; }

    /// <summary>Cases that missed it, the open ones past their deadline included.</summary>
    public long Missed { get; }

    /// <summary>Open cases whose deadline has not passed.</summary>
    public long Undecided { get; }

    /// <summary>All cases, 1 or more.</summary>
    public long N { get; }

    /// <summary>Met of met and missed, a share 0…1; <see langword="null"/> while everything is undecided. <see cref="Share.Interval"/> gives its interval, Wilson by default.</summary>
    public Share? Share => Share.Of(Met, Met + Missed);

    /// <summary>The cases of two together.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sum of the counts.</returns>
    /// <exception cref="OverflowException">The cases together are more than 64 bits hold.</exception>
    public Attainment Merge(Attainment other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Attainment(Met + other.Met, Missed + other.Missed, Undecided + other.Undecided);
    }

    /// <inheritdoc/>
    public bool Equals(Attainment? other) => other is not null && Met == other.Met && Missed == other.Missed && Undecided == other.Undecided;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attainment);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Met, Missed, Undecided);

    /// <summary>Whether two attainments are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Attainment? left, Attainment? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two attainments differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Attainment? left, Attainment? right) => !(left == right);

    /// <summary>The counts, such as <c>met 8, missed 2, undecided 1</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"met {Met}, missed {Missed}, undecided {Undecided}");

    internal static Attainment? Of(long met, long missed, long undecided) => (met | missed | undecided) == 0 ? null : new Attainment(met, missed, undecided);
}
