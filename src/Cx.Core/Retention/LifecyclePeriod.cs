using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>How many customers of a period are new, came again, came back, or fell silent.</summary>
/// <remarks>
/// <para>Counts of customers, 0 or more. Active now = active before − dormant + new + resurrected.</para>
/// <para>While the period is not over, who will fall silent in it is not known: <see cref="Dormant"/> is <see langword="null"/>, and the other counts may rise.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(LifecyclePeriodJsonConverter))]
public sealed class LifecyclePeriod : IEquatable<LifecyclePeriod>
{
    internal LifecyclePeriod(DateTimeOffset start, long fresh, long returning, long resurrected, long? dormant)
    {
        Start = start;
        New = fresh;
        Returning = returning;
        Resurrected = resurrected;
        Dormant = dormant;
        // Here and not in a property: a total that does not fit must not surprise who prints it.
        Active = fresh + returning + resurrected;
    }

    /// <summary>When the period began.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Active for the first time ever.</summary>
    public long New { get; }

    /// <summary>Active in this period and in the one before.</summary>
    public long Returning { get; }

    /// <summary>Active in this period and in an earlier one, but not in the one before.</summary>
    public long Resurrected { get; }

    /// <summary>Active in the period before and not in this one; <see langword="null"/> while this one is not over.</summary>
    public long? Dormant { get; }

    /// <summary>All who are active in this period.</summary>
    public long Active { get; }

    /// <summary>Whether the period was over at the instant of the look.</summary>
    public bool IsComplete => Dormant is not null;

    /// <inheritdoc/>
    public bool Equals(LifecyclePeriod? other) => other is not null && Start == other.Start && New == other.New && Returning == other.Returning && Resurrected == other.Resurrected && Dormant == other.Dormant;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LifecyclePeriod);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, New, Returning, Resurrected, Dormant);

    /// <summary>Whether two periods are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LifecyclePeriod? left, LifecyclePeriod? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two periods differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LifecyclePeriod? left, LifecyclePeriod? right) => !(left == right);

    /// <summary>The counts, such as <c>2025-02-01: 20 new, 8 returning, 0 resurrected, 1 dormant</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}: {New} new, {Returning} returning, {Resurrected} resurrected, {(Dormant is { } dormant ? $"{dormant} dormant" : "not over")}");
}
