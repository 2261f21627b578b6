using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Which interactions of a customer form one journey. Every count of journeys depends on it, so it is always said.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: kind and gap. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// var visits = JourneyPartition.AfterGap(TimeSpan.FromMinutes(30));
/// Console.WriteLine(visits);   // a new journey after a gap of 00:30:00
/// </code>
/// </example>
public sealed class JourneyPartition : IEquatable<JourneyPartition>
{
    private JourneyPartition(PartitionKind kind, TimeSpan gap)
    {
        Kind = kind;
        Gap = kind == PartitionKind.AfterGap ? gap : null;
    }

    /// <summary>All interactions of a customer are one journey.</summary>
    public static JourneyPartition OnePerCustomer { get; } = new(PartitionKind.OnePerCustomer, default);

    /// <summary>After a success or a failure the next interaction begins a new journey.</summary>
    public static JourneyPartition AfterEnd { get; } = new(PartitionKind.AfterEnd, default);

    /// <summary>The interactions of a customer with one case are one journey; an interaction without a case is invalid.</summary>
    public static JourneyPartition ByCase { get; } = new(PartitionKind.ByCase, default);

    /// <summary>The kind.</summary>
    public PartitionKind Kind { get; }

    /// <summary>The silence after which a new journey begins; <see langword="null"/> for the other kinds.</summary>
    public TimeSpan? Gap { get; }

    /// <summary>A new journey begins where more than a time passed since the interaction before.</summary>
    /// <param name="gap">The longest silence within a journey, above 0; a silence of exactly this length is still within.</param>
    /// <returns>The partition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The gap is not above 0.</exception>
    public static JourneyPartition AfterGap(TimeSpan gap)
        => gap > TimeSpan.Zero
            ? new JourneyPartition(PartitionKind.AfterGap, gap)
            : throw new ArgumentOutOfRangeException(nameof(gap), gap, "A gap between journeys is longer than no time. For one journey per customer say OnePerCustomer.");

    /// <inheritdoc/>
    public bool Equals(JourneyPartition? other) => other is not null && Kind == other.Kind && Gap == other.Gap;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JourneyPartition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Gap);

    /// <summary>Whether two partitions are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(JourneyPartition? left, JourneyPartition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two partitions differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(JourneyPartition? left, JourneyPartition? right) => !(left == right);

    /// <summary>The rule in words.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Kind switch
    {
        PartitionKind.AfterEnd => "a new journey after an end",
        PartitionKind.AfterGap => string.Create(CultureInfo.InvariantCulture, $"a new journey after a gap of {Gap:c}"),
        PartitionKind.ByCase => "a journey for each case",
        _ => "one journey per customer",
    };
}
